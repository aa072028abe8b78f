import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { EditDialog } from '../../shared/edit-dialog.tsx';
import { isLost, stagesQuery } from '../../shared/lookups.ts';
import { changesBetween } from '../../shared/merge.ts';
import { type Loaded, useEditForm } from '../../shared/use-edit-form.ts';
import { type OpportunityValues, problemsOf, toColumns, valuesOf } from './form-values.ts';
import { useWords } from './form-words.ts';
import { OpportunityFields } from './opportunity-fields.tsx';
import {
  knowNames,
  loadNow,
  type Opportunity,
  opportunityKeys,
  saveOpportunity,
} from './queries.ts';
import { useSaid } from './use-change.ts';

type Props = { opportunity: Opportunity; onClose: () => void };

/** Everything that is said of an opportunity, except stage and status, which have their own rules. */
export function EditOpportunity({ opportunity, onClose }: Props) {
  const id = opportunity.opportunity_id;
  const client = useQueryClient();
  const stages = useQuery(stagesQuery);
  const wordsFor = useWords();
  const say = useSaid(id);
  const [loaded] = useState(() => {
    knowNames(client, opportunity);
    return loadedFrom(opportunity);
  });
  // What the saved changes replaced: the way back.
  const before = useRef(loaded.values);
  const edit = useEditForm({
    draftKey: `opportunity:${id}`,
    loaded,
    validate: (values: OpportunityValues) =>
      problemsOf(values, isLost(stages.data?.find(({ code }) => code === values.stage))),
    save: async (changes, version) => {
      const saved =
        Object.keys(changes).length === 0
          ? { updated_at: version }
          : await saveOpportunity(id, toColumns(changes), version ?? '');
      return saved && { changes, version: saved.updated_at };
    },
    reload: async () => {
      const now = await loadNow(id);
      if (!now) {
        // Archived meanwhile: the page says so, and what was typed is kept.
        void client.invalidateQueries({ queryKey: opportunityKeys.one(id) });
        return null;
      }
      knowNames(client, now);
      before.current = valuesOf(now);
      return loadedFrom(now);
    },
    onSaved: ({ changes, version }) => {
      onClose();
      const replaced = changesBetween({ ...before.current, ...changes }, before.current);
      void say('Saved.', toColumns(replaced), version ?? undefined);
    },
  });
  return (
    <EditDialog title="Edit the opportunity" edit={edit} wordsFor={wordsFor} onClose={onClose}>
      <OpportunityFields form={edit.form} isNew={false} />
    </EditDialog>
  );
}

function loadedFrom(opportunity: Opportunity): Loaded<OpportunityValues> {
  return { values: valuesOf(opportunity), version: opportunity.updated_at };
}
