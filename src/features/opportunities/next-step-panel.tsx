import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../../shared/refusal.ts';
import styles from './opportunity-page.module.css';
import type { Opportunity } from './queries.ts';
import { useChange } from './use-change.ts';

/** What was typed stays until it is saved, whatever is loaded meanwhile. */
export function NextStepPanel({ opportunity }: { opportunity: Opportunity }) {
  const saved = {
    step: opportunity.next_action ?? '',
    date: opportunity.next_action_date ?? '',
  };
  const [typed, setTyped] = useState<Partial<typeof saved>>({});
  const change = useChange(opportunity.opportunity_id);
  const step = typed.step ?? saved.step;
  const date = typed.date ?? saved.date;
  const isDirty = step !== saved.step || date !== saved.date;
  const failure = change.error ? explain(change.error) : null;

  function save() {
    const columns = (values: typeof saved) => ({
      next_action: values.step.trim() || null,
      next_action_date: values.date || null,
    });
    change.mutate(
      { changes: columns({ step, date }), said: 'Next step saved.', undo: columns(saved) },
      { onSuccess: () => setTyped({}) },
    );
  }

  return (
    <section className={styles.panel} aria-labelledby="next-title">
      <h2 className={styles.section} id="next-title">
        Next step
      </h2>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (isDirty) save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped({});
        }}
      >
        <div className={styles.nextFields}>
          <TextInput
            label="What"
            placeholder="Call about the tasting"
            value={step}
            error={failure?.field === 'next_action' ? failure.sentence : undefined}
            onChange={(event) => setTyped({ ...typed, step: event.currentTarget.value })}
          />
          <TextInput
            label="When"
            type="date"
            value={date}
            error={failure?.field === 'next_action_date' ? failure.sentence : undefined}
            onChange={(event) => setTyped({ ...typed, date: event.currentTarget.value })}
          />
        </div>
        <div role="alert">
          {failure && !failure.field && <p className={styles.failure}>{failure.sentence}</p>}
        </div>
        {isDirty && (
          <div className={styles.actions}>
            <Button variant="default" onClick={() => setTyped({})}>
              Discard
            </Button>
            <Button type="submit" loading={change.isPending}>
              {failure ? 'Try again' : 'Save'}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}
