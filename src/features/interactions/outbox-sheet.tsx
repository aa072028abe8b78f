import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Clock } from 'lucide-react';
import { formatMoment } from '../../shared/format.ts';
import { vocabularyQuery } from '../../shared/lookups.ts';
import { notify } from '../../shared/notices.ts';
import { useUserId } from '../../shared/session.ts';
import { dropEntry, type Entry, keepEntry, useOutbox } from './outbox.ts';
import styles from './outbox.module.css';

type Props = { onEdit: (entry: Entry) => void; onClose: () => void };

/** What was logged and is not on the server: to look at, change, or throw away. */
export function OutboxSheet({ onEdit, onClose }: Props) {
  const userId = useUserId();
  const entries = useOutbox(userId);
  function discard(entry: Entry) {
    dropEntry(userId, entry);
    const run = () => void keepEntry(userId, entry);
    const text = `Discarded what you logged for ${entry.opportunity.title}.`;
    notify({ text, tone: 'done', action: { label: 'Undo', run } });
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Not sent yet"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {entries.length === 0 && <p className={styles.none}>Everything that you logged is sent.</p>}
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.draft.interaction_id} className={styles.entry}>
            <EntryText entry={entry} />
            <div className={styles.actions}>
              <Button variant="subtle" color="gray" onClick={() => discard(entry)}>
                Discard
              </Button>
              <Button variant="default" onClick={() => onEdit(entry)}>
                Edit
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function EntryText({ entry: { draft, opportunity, why } }: { entry: Entry }) {
  const types = useQuery(vocabularyQuery('interaction_type_lu'));
  const type = types.data?.find(({ code }) => code === draft.interaction_type)?.label;
  const happenedAt = draft.interaction_date || draft.happened_at;
  const Icon = why ? CircleAlert : Clock;
  return (
    <>
      <h3 className={styles.title}>
        <bdi>{opportunity.title}</bdi>
      </h3>
      <p className={styles.meta}>
        {[type, happenedAt && formatMoment(happenedAt)].filter(Boolean).join(', ')}
      </p>
      <p className={styles.notes} dir="auto">
        {draft.notes || draft.subject}
      </p>
      <p className={why ? styles.why : styles.waits}>
        <Icon size={14} aria-hidden />
        {why ?? 'Waits for a connection, and is then sent by itself.'}
      </p>
    </>
  );
}
