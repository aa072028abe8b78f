import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ConflictPanel } from '../../shared/conflict-panel.tsx';
import formStyles from '../../shared/edit-dialog.module.css';
import { changesBetween } from '../../shared/merge.ts';
import { useEditForm } from '../../shared/use-edit-form.ts';
import { toColumns } from './form-values.ts';
import { useWords } from './form-words.ts';
import styles from './opportunity-page.module.css';
import { loadNow, type Opportunity, opportunityKeys, saveOpportunity } from './queries.ts';
import { useSaid } from './use-change.ts';

/** What was typed stays until it is saved, whatever is loaded meanwhile. */
export function NextStepPanel({ opportunity }: { opportunity: Opportunity }) {
  return (
    <section className={styles.panel} aria-labelledby="next-title">
      <h2 className={styles.section} id="next-title">
        Next step
      </h2>
      {/* Another step on the server begins the form anew; what was typed comes back from its draft. */}
      <NextStepForm
        key={`${opportunity.next_action} ${opportunity.next_action_date}`}
        opportunity={opportunity}
      />
    </section>
  );
}

function NextStepForm({ opportunity }: { opportunity: Opportunity }) {
  const id = opportunity.opportunity_id;
  const client = useQueryClient();
  const say = useSaid(id);
  const wordsFor = useWords();
  const loaded = loadedFrom(opportunity);
  // What the saved changes replaced: the way back.
  const before = useRef(loaded.values);
  const edit = useEditForm({
    draftKey: `opportunity:${id}:next`,
    loaded,
    save: async (changes, version) => {
      const saved = await saveOpportunity(id, toColumns(changes), version ?? '');
      return saved && { changes, version: saved.updated_at };
    },
    reload: async () => {
      const now = await loadNow(id);
      if (!now) {
        // Archived meanwhile: the page says so, and what was typed is kept.
        void client.invalidateQueries({ queryKey: opportunityKeys.one(id) });
        return null;
      }
      before.current = loadedFrom(now).values;
      return loadedFrom(now);
    },
    onSaved: ({ changes, version }) => {
      const replaced = changesBetween({ ...before.current, ...changes }, before.current);
      void say('Next step saved.', toColumns(replaced), version);
    },
  });
  const { failure } = edit;
  return (
    <form
      className={styles.stack}
      aria-label="Next step"
      onSubmit={edit.submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') edit.discard();
      }}
    >
      <TextInput
        label="What"
        placeholder="Call about the tasting"
        dir="auto"
        {...edit.form.getInputProps('next_action')}
      />
      <TextInput label="When" type="date" {...edit.form.getInputProps('next_action_date')} />
      <ConflictPanel edit={edit} wordsFor={wordsFor} />
      <div role="alert">{failure && <p className={formStyles.failure}>{failure.sentence}</p>}</div>
      {edit.isDirty && (
        <div className={formStyles.actions}>
          <Button variant="default" onClick={edit.discard}>
            Discard
          </Button>
          <Button type="submit" loading={edit.isSaving} disabled={edit.clashes.length > 0}>
            {failure ? 'Try again' : 'Save'}
          </Button>
        </div>
      )}
    </form>
  );
}

function loadedFrom(opportunity: Opportunity) {
  const { next_action, next_action_date, updated_at: version } = opportunity;
  const values = { next_action: next_action ?? '', next_action_date: next_action_date ?? '' };
  return { values, version };
}
