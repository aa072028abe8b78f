import { useQueryClient } from '@tanstack/react-query';
import { database } from './backend.ts';
import { notify } from './notices.ts';
import { recordsWritten } from './records-written.ts';
import { explain, unwrap } from './refusal.ts';
import type { Kind } from './search.ts';

export async function archiveRecord(kind: string, id: string) {
  unwrap(await database.rpc('archive_record', { kind, id }));
}

export async function restoreRecord(kind: string, id: string) {
  unwrap(await database.rpc('restore_record', { kind, id }));
}

type Target = { kind: Kind; id: string; name: string };
type Options = {
  /** What is told after "… is archived"; asked for before, while it can still be counted. */
  consequence?: () => Promise<string>;
  /** Leaves the record's page, before the page finds it gone. */
  onArchived?: () => unknown;
  /** Whether the refusal has been told. */
  onRefused?: (error: unknown) => boolean;
};

/** Archiving is not asked about: it is done, said, and taken back. */
export function useArchiving() {
  const client = useQueryClient();

  async function restore({ kind, id, name }: Target) {
    try {
      await restoreRecord(kind, id);
      notify({ text: `${name} is back.`, tone: 'done' });
    } catch (error) {
      notify({ text: `${name} stays archived. ${explain(error).sentence}`, tone: 'failed' });
    }
    await recordsWritten(client);
  }

  async function archive(target: Target, { consequence, onArchived, onRefused }: Options = {}) {
    let told = '';
    try {
      told = (await consequence?.()) ?? '';
      await archiveRecord(target.kind, target.id);
    } catch (error) {
      if (!onRefused?.(error)) notify({ text: explain(error).sentence, tone: 'failed' });
      return;
    }
    onArchived?.();
    notify({
      text: `${target.name} is archived${told}.`,
      tone: 'done',
      action: { label: 'Undo', run: () => void restore(target) },
    });
    await recordsWritten(client);
  }

  return { archive, restore };
}
