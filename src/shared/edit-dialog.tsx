import { Button, Kbd, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { ConflictPanel } from './conflict-panel.tsx';
import styles from './edit-dialog.module.css';
import type { Values } from './merge.ts';
import type { EditForm } from './use-edit-form.ts';

type Props<V extends Values> = {
  title: string;
  edit: EditForm<V>;
  /** What the fields are called, and how a value reads, where somebody else changed them too. */
  wordsFor: (field: keyof V & string, value: string | boolean) => { label: string; value: string };
  saveLabel?: string;
  onClose: () => void;
  /** Give the first field `data-autofocus`. */
  children: ReactNode;
};

/** The frame of a form that creates or edits a record. */
export function EditDialog<V extends Values>(props: Props<V>) {
  return (
    <Modal
      opened
      onClose={() => leave(props)}
      title={props.title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <EditSheet {...props} />
    </Modal>
  );
}

/** The same form without the dialog around it, for a screen of its own. */
export function EditSheet<V extends Values>(props: Props<V>) {
  const { title, edit, wordsFor, saveLabel = 'Save', children } = props;
  const sheet = useRef<HTMLFormElement>(null);
  // After the shell has moved the focus to a new screen.
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      sheet.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <form
      ref={sheet}
      className={styles.form}
      aria-label={title}
      noValidate
      onSubmit={edit.submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      {edit.isRestored && (
        <p className={styles.hint}>
          What you typed earlier and did not save is back.{' '}
          <button type="button" className={styles.textButton} onClick={edit.discard}>
            Start afresh
          </button>
        </p>
      )}
      {children}
      <ConflictPanel edit={edit} wordsFor={wordsFor} />
      <div role="alert">
        {edit.failure && <p className={styles.failure}>{edit.failure.sentence}</p>}
      </div>
      <div className={styles.actions}>
        <span className={styles.shortcut}>
          <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
        </span>
        <Button variant="default" onClick={() => leave(props)}>
          Cancel
        </Button>
        <Button type="submit" loading={edit.isSaving} disabled={edit.clashes.length > 0}>
          {edit.failure?.kind === 'network' ? 'Try again' : saveLabel}
        </Button>
      </div>
    </form>
  );
}

function leave<V extends Values>({ edit, onClose }: Props<V>) {
  if (edit.isDirty && !window.confirm('Leave without saving? What you typed will be lost.')) {
    return;
  }
  edit.discard();
  onClose();
}

/** The class of a grid in which fields stand side by side where there is room. */
export const fieldGrid = styles.grid;
