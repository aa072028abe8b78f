import { useQuery, useQueryClient } from '@tanstack/react-query';
import { EditSheet } from '../../shared/edit-dialog.tsx';
import { isLost, type Stage, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { Page } from '../../shared/page.tsx';
import { useUserId } from '../../shared/session.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { useEditForm } from '../../shared/use-edit-form.ts';
import {
  blankValues,
  type OpportunityValues,
  problemsOf,
  toColumns,
  valuesOf,
} from './form-values.ts';
import { useWords } from './form-words.ts';
import type { Prefill } from './new-opportunity-search.ts';
import { OpportunityFields } from './opportunity-fields.tsx';
import styles from './opportunity-form.module.css';
import { createOpportunity, loadNow, prefillQuery, saveOpportunity } from './queries.ts';

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
  const edit = useEditForm({
    draftKey,
    loaded: { values, version: null },
    validate: (typed: OpportunityValues) =>
      problemsOf(typed, isLost(stages.find(({ code }) => code === typed.stage))),
    save: async (changes, version, typed, newId) => {
      const { name, organization_id } = typed;
      const saved = { id: newId, name };
      if (version !== null) {
        if (Object.keys(changes).length === 0) return saved;
        return (await saveOpportunity(newId, toColumns(changes), version)) && saved;
      }
      const row = { ...toColumns(typed), opportunity_id: newId, name, organization_id };
      await createOpportunity(row);
      return saved;
    },
    reload: async (newId) => {
      const now = await loadNow(newId);
      return now && { values: valuesOf(now), version: now.updated_at, created: now.created_at };
    },
    onSaved: ({ id, name }) => {
      void recordsWritten(client);
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
