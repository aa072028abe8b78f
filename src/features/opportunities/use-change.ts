import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { changeOpportunity, opportunityKeys } from './queries.ts';

type Changes = Parameters<typeof changeOpportunity>[1];
type Change = { changes: Changes; said: string; undo: Changes };

/** One change of one opportunity, said and undoable. The caller shows a failure beside its field. */
export function useChange(id: string) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: opportunityKeys.all });
  const change = useMutation({
    mutationFn: ({ changes }: Change) => changeOpportunity(id, changes),
    onSuccess: async (_row, { said, undo }) => {
      await reload();
      const run = () => void takeBack(undo);
      notify({ text: said, tone: 'done', action: { label: 'Undo', run } });
    },
  });

  async function takeBack(undo: Changes) {
    try {
      await changeOpportunity(id, undo);
      notify({ text: 'Undone.', tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    await reload();
  }

  return change;
}
