import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../../shared/notices.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import { saveStakeholders, type StakeholderRow, stakeholdersQuery } from './queries.ts';
import { type Stakeholder, type Step, take } from './stakeholder-list.ts';

type Saving = { list: Stakeholder[]; seen: Stakeholder[]; step: Step | null; said: string };

/** One step is one write of the whole list, refused where somebody else has changed it since. */
export function useStakeholders(opportunityId: string) {
  const client = useQueryClient();
  const query = useQuery(stakeholdersQuery(opportunityId));
  const list = savedOf(query.data);
  // A step that met a list which is no longer the one that was seen.
  const [refused, setRefused] = useState<{ step: Step; said: string } | null>(null);
  const reload = () => recordsWritten(client);

  const save = useMutation({
    mutationFn: ({ list: wanted, seen }: Saving) => saveStakeholders(opportunityId, wanted, seen),
    onSuccess: async (_nothing, { list: saved, seen, step, said }) => {
      setRefused(null);
      await reload();
      // Undoing is a change like any other: only from the list that this one left.
      const run = () => save.mutate({ list: seen, seen: saved, step: null, said: 'Undone.' });
      notify({ text: said, tone: 'done', ...(step && { action: { label: 'Undo', run } }) });
    },
    onError: async (error, { step, said }) => {
      await reload();
      const isConflict = error instanceof Refusal && error.code === 'KP706';
      if (isConflict && step) setRefused({ step, said });
      else notify({ text: explain(error).sentence, tone: 'failed' });
    },
  });

  function attempt(step: Step, said: string) {
    const wanted = take(step, list);
    save.mutate({ list: wanted, seen: list, step, said });
  }

  return {
    query,
    attempt,
    isSaving: save.isPending,
    conflict: refused && {
      theirs: list,
      mine: take(refused.step, list),
      giveUp: () => setRefused(null),
      insist: () => attempt(refused.step, refused.said),
    },
  };
}

function savedOf(rows: readonly StakeholderRow[] = []): Stakeholder[] {
  return rows.map(({ contact_id, role, is_primary }) => ({ contact_id, role, is_primary }));
}
