import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EditSheet } from '../../shared/edit-dialog.tsx';
import { isLost, type Stage, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { Page } from '../../shared/page.tsx';
import { useUserId } from '../../shared/session.ts';
import { useEditForm } from '../../shared/use-edit-form.ts';
import { blankValues, type OpportunityValues, problemsOf, toColumns } from './form-values.ts';
import { useWords } from './form-words.ts';
import type { Prefill } from './new-opportunity-search.ts';
import { OpportunityFields } from './opportunity-fields.tsx';
import styles from './opportunity-form.module.css';
import { createOpportunity, opportunityKeys, prefillQuery } from './queries.ts';

type Props = {
  prefill: Prefill;
  onCreated: (id: string, name: string) => void;
  onCancel: () => void;
};

export function NewOpportunity({ prefill, onCreated, onCancel }: Props) {
  const userId = useUserId();
  const stages = useQuery(stagesQuery);
  const statuses = useQuery(vocabularyQuery('status_lu'));
  const known = useQuery(prefillQuery(prefill));
  const failed = [stages, statuses, known].find((query) => query.isError && !query.data);
  const first = (entries: readonly { code: string; is_active: boolean }[] | undefined) =>
    entries?.find(({ is_active }) => is_active)?.code ?? '';
  return (
    <Page title="New opportunity" back={{ to: '/pipeline', label: 'Pipeline' }}>
      <div className={styles.sheet}>
        {failed ? (
          <FailureMessage error={failed.error} retry={() => void failed.refetch()} />
        ) : stages.data && statuses.data && known.data ? (
          <NewForm
            stages={stages.data}
            draftKey={`opportunity:new:${JSON.stringify(prefill)}`}
            values={{
              ...blankValues,
              ...known.data,
              stage: first(stages.data),
              status: first(statuses.data),
              owner_user_id: userId,
            }}
            onCreated={onCreated}
            onCancel={onCancel}
          />
        ) : (
          <div className={styles.blank} role="status" aria-label="Loading the form" />
        )}
      </div>
    </Page>
  );
}

type FormProps = Omit<Props, 'prefill'> & {
  stages: readonly Stage[];
  draftKey: string;
  values: OpportunityValues;
};

function NewForm({ stages, draftKey, values, onCreated, onCancel }: FormProps) {
  const client = useQueryClient();
  const wordsFor = useWords();
  // Kept for as long as the form stands, so that saving twice makes one.
  const [id] = useState(() => crypto.randomUUID());
  const edit = useEditForm({
    draftKey,
    loaded: { values, version: null },
    validate: (typed: OpportunityValues) =>
      problemsOf(typed, isLost(stages.find(({ code }) => code === typed.stage))),
    save: async (_changes, _version, typed) => {
      const { name, organization_id } = typed;
      await createOpportunity({ ...toColumns(typed), opportunity_id: id, name, organization_id });
      return typed;
    },
    onSaved: ({ name }) => {
      void client.invalidateQueries({ queryKey: opportunityKeys.all });
      onCreated(id, name);
    },
  });
  return (
    <EditSheet
      title="New opportunity"
      edit={edit}
      wordsFor={wordsFor}
      saveLabel="Create"
      onClose={onCancel}
    >
      <OpportunityFields form={edit.form} isNew />
    </EditSheet>
  );
}
