import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../shared/people.ts';
import { explain } from '../../shared/refusal.ts';
import type { PipelineFilters } from './pipeline-filters.ts';
import styles from './pipeline-list.module.css';
import { addView, changeView, type SavedView } from './queries.ts';
import { contentOf, useViews } from './use-views.ts';

type Props = {
  /** Null: a new one. */
  view: SavedView | null;
  /** Names of the person's other views. */
  taken: readonly string[];
  filters: PipelineFilters;
  onClose: () => void;
  onSaved: (id: string) => void;
};

export function ViewDialog({ view, taken, filters, onClose, onSaved }: Props) {
  const me = useMe();
  const { reload } = useViews();
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(view?.is_shared ?? false);
  const [isDefault, setDefault] = useState(view?.is_default ?? false);
  const [missing, setMissing] = useState<string>();
  const save = useMutation({
    mutationFn: async () => {
      const settings = { name: name.trim(), is_shared: isShared, is_default: isDefault };
      const saved = view
        ? await changeView(view.saved_view_id, settings)
        : await addView({ ...settings, search: contentOf(filters) });
      await reload();
      return saved.saved_view_id;
    },
    onSuccess: onSaved,
  });
  const title = view ? 'Change this view' : 'Save as a new view';

  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={styles.form}
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim();
          if (!wanted) return setMissing('Give it a name.');
          if (taken.includes(wanted)) return setMissing('You have a view of this name already.');
          save.mutate();
        }}
      >
        <TextInput
          label="Name"
          data-autofocus
          maxLength={100}
          value={name}
          error={missing}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setMissing(undefined);
          }}
        />
        <p className={styles.hint}>It keeps the filters, the order and the columns.</p>
        <Checkbox
          label="Open the list with it"
          checked={isDefault}
          onChange={(event) => setDefault(event.currentTarget.checked)}
        />
        {me && me.role !== 'rep' && (
          <Checkbox
            label="Share it with everybody"
            description="Each sees their own opportunities in it; only you can change it."
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <div role="alert">
          {save.error && <p className={styles.failure}>{explain(save.error).sentence}</p>}
        </div>
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
