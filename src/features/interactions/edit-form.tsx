import { Button, Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { fromLocalInput, toLocalInput } from '../../shared/format.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import type { Explanation } from '../../shared/refusal.ts';
import { useReturnFocus } from '../../shared/return-focus.ts';
import { type Draft, newDraft } from './draft.ts';
import { InteractionFields, type Subject } from './interaction-fields.tsx';
import styles from './interaction-form.module.css';
import { changeSeenInteraction, type TimelineEntry } from './queries.ts';
import { showRefusal } from './refused-form.ts';

type Props = {
  entry: TimelineEntry;
  about: Subject;
  lock: string | null;
  onSaved: () => void;
  onClose: () => void;
};

const changedMeanwhile =
  'Somebody changed this interaction meanwhile, and nothing was overwritten. Compare yours with the timeline; saving again puts what you changed in its place.';

export function EditInteraction({ entry, about, lock, onSaved, onClose }: Props) {
  useReturnFocus();
  const form = useForm<Draft>({ initialValues: draftOf(entry) });
  const [failure, setFailure] = useState<Explanation | null>(null);
  const [version, setVersion] = useState(entry.updated_at);
  const client = useQueryClient();
  const leave = () => {
    if (!form.isDirty() || window.confirm('Leave without saving your changes?')) onClose();
  };
  const save = useMutation({
    mutationFn: (draft: Draft) =>
      changeSeenInteraction(entry.interaction_id, changesBetween(draftOf(entry), draft), version),
    onSuccess: (answer) => {
      if (answer.saved) return onSaved();
      setVersion(answer.version);
      setFailure({ kind: 'rule', sentence: changedMeanwhile });
      void recordsWritten(client);
    },
    onError: (error) => setFailure(showRefusal(form, error)),
  });
  return (
    <Modal
      opened
      onClose={leave}
      title="Edit the interaction"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((draft) => {
          setFailure(null);
          if (form.isDirty()) save.mutate(draft);
          else onClose();
        })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.currentTarget.requestSubmit();
          }
        }}
      >
        {lock && (
          <p className={styles.lock}>
            <LockKeyhole size={14} aria-hidden />
            {lock}
          </p>
        )}
        <InteractionFields form={form} about={about} edits={{ locked: !entry.may_edit_drivers }} />
        <div role="alert">{failure && <p className={styles.failure}>{failure.sentence}</p>}</div>
        <div className={styles.actions}>
          <Button variant="default" onClick={leave}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {failure?.kind === 'network' ? 'Try again' : 'Save'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function draftOf(entry: TimelineEntry): Draft {
  return {
    ...newDraft(),
    interaction_id: entry.interaction_id,
    interaction_type: entry.interaction_type,
    interaction_date: toLocalInput(new Date(entry.interaction_date)),
    stage: entry.stage ?? '',
    status: entry.status ?? '',
    subject: entry.subject ?? '',
    notes: entry.notes ?? '',
    follow_up_date: entry.follow_up_date ?? '',
    contact_id: entry.contact_id ?? '',
  };
}

/** Only what changed: a field that is locked, or that the form shows coarser than it is, stays out. */
function changesBetween(before: Draft, after: Draft) {
  const changed = (key: keyof Draft) => before[key] !== after[key];
  const text = (key: 'stage' | 'status' | 'subject' | 'notes' | 'follow_up_date' | 'contact_id') =>
    changed(key) ? { [key]: after[key].trim() || null } : {};
  return {
    ...(changed('interaction_type') && { interaction_type: after.interaction_type }),
    ...(changed('interaction_date') && {
      interaction_date: fromLocalInput(after.interaction_date),
    }),
    ...text('stage'),
    ...text('status'),
    ...text('subject'),
    ...text('notes'),
    ...text('follow_up_date'),
    ...text('contact_id'),
  };
}
