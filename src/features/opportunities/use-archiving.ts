import { useQueryClient } from '@tanstack/react-query';
import { formatCount } from '../../shared/format.ts';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import {
  archiveOpportunity,
  countInteractions,
  opportunityKeys,
  restoreOpportunity,
} from './queries.ts';

/** Archiving says how much went along, and takes it back; both return whether it worked. */
export function useArchiving() {
  const client = useQueryClient();

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: opportunityKeys.all });
      return true;
    } catch (error) {
      notify({ text: explain(error).sentence, tone: 'failed' });
      return false;
    }
  }

  const restore = (id: string, name: string) =>
    attempt(async () => {
      await restoreOpportunity(id);
      notify({ text: `${name} is back.`, tone: 'done' });
    });

  const archive = (id: string, name: string) =>
    attempt(async () => {
      const interactions = await countInteractions(id);
      await archiveOpportunity(id);
      notify({
        text: `${name} is archived${alongWith(interactions)}.`,
        tone: 'done',
        action: { label: 'Undo', run: () => void restore(id, name) },
      });
    });

  return { archive, restore };
}

function alongWith(interactions: number): string {
  if (interactions === 0) return '';
  if (interactions === 1) return ', with its interaction';
  return `, with its ${formatCount(interactions)} interactions`;
}
