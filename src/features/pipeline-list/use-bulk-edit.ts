import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../shared/notices.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import { type Edit, editOpportunities, type Row } from './queries.ts';

export type Refused = { id: string; name: string; reason: string };
type Answer = Awaited<ReturnType<typeof editOpportunities>>[number];

const atOnce = 100;

/** Edits many rows; what was refused is named with its reason, the rest is done and undoable. */
export function useBulkEdit(onRefused: (refused: Refused[]) => void) {
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);

  async function send(edits: Edit[], nameOf: (id: string) => string) {
    const changed: Answer[] = [];
    const refused: Refused[] = [];
    const refuse = (id: string, error: unknown) =>
      refused.push({ id, name: nameOf(id), reason: explain(error).sentence });
    for (let from = 0; from < edits.length; from += atOnce) {
      setDone(from);
      const some = edits.slice(from, from + atOnce);
      try {
        for (const answer of await editOpportunities(some)) {
          if (answer.error_code) {
            const { error_code: code, detail: details, message, hint } = answer;
            refuse(answer.opportunity_id, new Refusal({ code, details, message, hint }));
          } else changed.push(answer);
        }
      } catch (error) {
        for (const { opportunity_id: id } of some) refuse(id, error);
      }
    }
    setDone(null);
    // Board, opportunity page and list alike.
    await recordsWritten(client);
    onRefused(refused);
    return changed;
  }

  async function edit(rows: Row[], changes: Omit<Edit, 'opportunity_id'>, said: string) {
    const names = new Map(rows.map((row) => [row.opportunity_id, row.organization_name]));
    const nameOf = (id: string) => names.get(id) ?? 'An opportunity';
    const edits = rows.map((row) => ({
      opportunity_id: row.opportunity_id,
      if_updated_at: row.updated_at,
      ...changes,
    }));
    const changed = await send(edits, nameOf);
    if (changed.length === 0) return;
    const undo = async () => {
      const back = await send(changed.map(asBefore), nameOf);
      const left = changed.length - back.length;
      const done = back.length > 0 ? `${words(back.length)} as before. ` : '';
      notify({
        text: left > 0 ? `${done}${words(left)} could not be undone.` : done.trim(),
        tone: left > 0 ? 'failed' : 'done',
      });
    };
    notify({
      text: `${words(changed.length)} ${said}`,
      tone: 'done',
      action: { label: 'Undo', run: () => void undo() },
    });
  }

  return { edit, done };
}

function words(count: number) {
  return count === 1 ? '1 opportunity' : `${count} opportunities`;
}

function asBefore({ opportunity_id, before, updated_at }: Answer): Edit {
  const old = new Map(typeof before === 'object' && before !== null ? Object.entries(before) : []);
  const text = (key: string) => {
    const value = old.get(key);
    return old.has(key) ? { [key]: typeof value === 'string' ? value : null } : {};
  };
  // A status that followed the interactions follows them again: it is not said, but found.
  const manual = old.get('status_manual');
  return {
    opportunity_id,
    if_updated_at: updated_at,
    ...(typeof manual === 'boolean' && { status_manual: manual }),
    ...(manual === true && text('status')),
    ...text('owner_user_id'),
    ...text('next_action'),
    ...text('next_action_date'),
  };
}
