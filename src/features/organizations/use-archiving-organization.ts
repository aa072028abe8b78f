import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../shared/notices.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import { archiveOrganization, organizationKeys, restoreOrganization } from './queries.ts';

type Blocked = { open: number };

/** Archiving takes itself back; where open opportunities stand against it, it says how many. */
export function useArchivingOrganization(onArchived: () => void) {
  const client = useQueryClient();
  const [blocked, setBlocked] = useState<Blocked | null>(null);

  async function restore(id: string, name: string) {
    try {
      await restoreOrganization(id);
      notify({ text: `${name} is back.`, tone: 'done' });
    } catch (error) {
      notify({ text: `${name} stays archived. ${explain(error).sentence}`, tone: 'failed' });
    }
    await client.invalidateQueries({ queryKey: organizationKeys.all });
  }

  async function archive(id: string, name: string) {
    try {
      await archiveOrganization(id);
    } catch (error) {
      const open = openIn(error);
      if (open > 0) setBlocked({ open });
      else notify({ text: explain(error).sentence, tone: 'failed' });
      return;
    }
    onArchived();
    const run = () => void restore(id, name);
    notify({ text: `${name} is archived.`, tone: 'done', action: { label: 'Undo', run } });
    await client.invalidateQueries({ queryKey: organizationKeys.all });
  }

  return { archive, restore, blocked, dismiss: () => setBlocked(null) };
}

function openIn(error: unknown): number {
  if (!(error instanceof Refusal) || error.code !== 'KP702') return 0;
  return Number(/open_opportunities: (\d+)/.exec(error.details)?.[1] ?? 1);
}
