import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { choices, vocabularyQuery } from '../../shared/lookups.ts';
import styles from './pipeline-list.module.css';
import type { Edit } from './queries.ts';

export type BulkKind = 'status' | 'next' | 'owner';

type Props = {
  kind: BulkKind;
  count: number;
  /** Whom they may be given to. */
  people: readonly { user_id: string; full_name: string }[];
  onClose: () => void;
  onSubmit: (changes: Omit<Edit, 'opportunity_id'>, said: string) => void;
};

export function BulkDialog({ kind, count, people, onClose, onSubmit }: Props) {
  const statuses = useQuery(vocabularyQuery('status_lu')).data ?? [];
  const [choice, setChoice] = useState('');
  const [step, setStep] = useState('');
  const [date, setDate] = useState('');
  const [missing, setMissing] = useState(false);
  const what = count === 1 ? '1 opportunity' : `${formatCount(count)} opportunities`;
  const title = {
    status: `Set the status of ${what}`,
    next: `Set the next step of ${what}`,
    owner: `Give ${what} to somebody`,
  }[kind];
  const labels = new Map([
    ...statuses.map(({ code, label }) => [code, label] as const),
    ...people.map((person) => [person.user_id, person.full_name] as const),
  ]);

  function submit() {
    const label = labels.get(choice) ?? '';
    if (kind === 'next') {
      const changes = { next_action: step.trim() || null, next_action_date: date || null };
      return onSubmit(
        changes,
        step.trim() || date ? 'have a new next step.' : 'have no next step.',
      );
    }
    if (!choice) return setMissing(true);
    if (kind === 'status') {
      return onSubmit({ status: choice, status_manual: true }, `set to ${label} by hand.`);
    }
    onSubmit({ owner_user_id: choice }, `given to ${label}.`);
  }

  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={styles.form}
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {kind === 'next' ? (
          <>
            <TextInput
              label="What"
              data-autofocus
              value={step}
              onChange={(event) => setStep(event.currentTarget.value)}
            />
            <TextInput
              label="When"
              type="date"
              value={date}
              onChange={(event) => setDate(event.currentTarget.value)}
            />
            <p className={styles.hint}>It takes the place of the next step that each has now.</p>
          </>
        ) : (
          <NativeSelect
            label={kind === 'status' ? 'Status' : 'New owner'}
            data-autofocus
            value={choice}
            error={missing && (kind === 'status' ? 'Choose a status.' : 'Choose a person.')}
            data={[
              { value: '', label: 'Choose' },
              ...(kind === 'status'
                ? choices(statuses)
                : people.map((person) => ({ value: person.user_id, label: person.full_name }))),
            ]}
            onChange={(event) => {
              setChoice(event.currentTarget.value);
              setMissing(false);
            }}
          />
        )}
        {kind === 'status' && (
          <p className={styles.hint}>
            This sets it by hand: new interactions will not change the status any more, until you
            let it follow them again on the opportunity’s page.
          </p>
        )}
        {kind === 'owner' && (
          <p className={styles.hint}>
            They see and edit them from then on. Interactions stay with whoever logged them.
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save</Button>
        </div>
      </form>
    </Modal>
  );
}
