import { TextInput } from '@mantine/core';
import { EditDialog } from '../../shared/edit-dialog.tsx';
import { useEditForm } from '../../shared/use-edit-form.ts';
import {
  blankEntry,
  checkEntry,
  type EntryValues,
  entryValues,
  stageFields,
} from './entry-values.ts';
import { addEntry, changeEntry, type Entry, readEntry } from './list-writes.ts';
import { codeFrom, type ListKind, lists } from './lists.ts';
import { StageFieldset } from './stage-fieldset.tsx';
import styles from './lists.module.css';

type Props = {
  kind: ListKind;
  /** None: a new one. */
  entry: Entry | null;
  entries: readonly Entry[];
  onClose: () => void;
  onSaved: () => void;
};

const words: Record<keyof EntryValues, string> = {
  label: 'Name',
  probability: 'Chance of winning',
  stale_after_days: 'Stale after',
  requires_product: 'Needs a product',
  ends: 'What it means',
};

export function EntryForm({ kind, entry, entries, onClose, onSaved }: Props) {
  const { one } = lists[kind];
  const taken = new Set(entries.map(({ code }) => code));
  const last = Math.max(0, ...entries.map(({ sort_order: place }) => place));
  const edit = useEditForm<EntryValues, unknown>({
    draftKey: `list:${kind}:${entry?.code ?? 'new'}`,
    loaded: entry
      ? { values: entryValues(entry), version: entry.updated_at }
      : { values: blankEntry, version: null },
    validate: (values) => checkEntry(values, kind, entries, entry),
    save: (_changes, version, values) => {
      const label = values.label.trim();
      if (!entry) {
        const code = codeFrom(label, taken);
        const stage = kind === 'stage' ? stageFields(values) : null;
        return addEntry(kind, { code, label, sort_order: last + 10 }, stage);
      }
      const { probability, stale_after_days, requires_product } = stageFields(values);
      const stage = { probability, stale_after_days, requires_product };
      const fields = { label };
      return changeEntry(kind, entry.code, version, fields, kind === 'stage' ? stage : {});
    },
    reload: async () => {
      const now = entry && (await readEntry(kind, entry.code));
      return now ? { values: entryValues(now), version: now.updated_at } : null;
    },
    onSaved,
  });
  const code = entry?.code ?? codeFrom(edit.form.values.label, taken);
  return (
    <EditDialog
      title={entry ? `Edit “${entry.label}”` : `Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`}
      edit={edit}
      wordsFor={(field, value) => ({
        label: words[field],
        value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
      })}
      saveLabel={entry ? 'Save' : 'Add'}
      onClose={onClose}
    >
      <TextInput
        label={words.label}
        maxLength={80}
        data-autofocus
        required
        withAsterisk={false}
        {...edit.form.getInputProps('label')}
      />
      <p className={styles.about}>
        {entry || edit.form.values.label.trim() ? (
          <>
            Code: <code>{code}</code>.{' '}
          </>
        ) : (
          'The code is made of the name. '
        )}
        {entry
          ? 'Records and spreadsheets refer to it, so it never changes; the name can.'
          : 'It cannot be changed later; the name can.'}
      </p>
      {kind === 'stage' && <StageFieldset form={edit.form} isNew={entry === null} />}
    </EditDialog>
  );
}
