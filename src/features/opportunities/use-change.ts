import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import { changeOpportunity, opportunityKeys, saveOpportunity } from './queries.ts';

export type Changes = Parameters<typeof changeOpportunity>[1];
type Change = { changes: Changes; said: string; undo: Changes };

/** One change of one opportunity, said and undoable. The caller shows a failure beside its field. */
export function useChange(id: string) {
  const client = useQueryClient();
  const say = useSaid(id);
  return useMutation({
    mutationFn: ({ changes }: Change) => changeOpportunity(id, changes),
    onSuccess: (_row, { said, undo }) => say(said, undo),
    // It may be that somebody archived it meanwhile: then the page says so.
    onError: () => void client.invalidateQueries({ queryKey: opportunityKeys.one(id) }),
  });
}

/**
 * Says what was done, loads it again, and offers the way back: only from the version that was
 * saved, if that is given, so that undoing takes nothing away from somebody else.
 */
export function useSaid(id: string) {
  const client = useQueryClient();
  const reload = () => recordsWritten(client);

  async function takeBack(undo: Changes, version?: string) {
    try {
      if (version === undefined) await changeOpportunity(id, undo);
      else if (!(await saveOpportunity(id, undo, version))) {
        throw new Refusal({ code: '40001', message: 'The record was changed since.' });
      }
      notify({ text: 'Undone.', tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    await reload();
  }

  return async (said: string, undo: Changes, version?: string) => {
    await reload();
    const action = Object.keys(undo).length > 0 && {
      label: 'Undo',
      run: () => void takeBack(undo, version),
    };
    notify({ text: said, tone: 'done', ...(action && { action }) });
  };
}
