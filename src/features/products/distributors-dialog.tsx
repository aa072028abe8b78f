import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ListConflict } from '../../shared/list-conflict.tsx';
import { notify } from '../../shared/notices.ts';
import { RecordPicker } from '../../shared/record-picker.tsx';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import { DistributorLine } from './distributor-line.tsx';
import styles from './distributors.module.css';
import { type Distributor, reloadDistributors, saveDistributors } from './queries.ts';

type Props = {
  productId: string;
  distributors: readonly Distributor[];
  onClose: () => void;
};

function textOf({ name, distributor_item_number: number, is_primary }: Distributor) {
  return [name, number, is_primary && 'primary'].filter(Boolean).join(' · ');
}

function linesOf(list: readonly Distributor[]) {
  return list.map((each) => ({ key: each.distributor_org_id, text: textOf(each) }));
}

function isSame(one: readonly Distributor[], other: readonly Distributor[]) {
  const sorted = (list: readonly Distributor[]) =>
    linesOf(list)
      .map(({ key, text }) => `${key} ${text}`)
      .sort();
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The list is changed here and saved whole, so that the primary one moves in one step. */
export function DistributorsDialog(props: Props) {
  const { productId, onClose } = props;
  const client = useQueryClient();
  const [seen, setSeen] = useState(props.distributors);
  const [list, setList] = useState(props.distributors);
  const [theirs, setTheirs] = useState<readonly Distributor[] | null>(null);

  const save = useMutation({
    mutationFn: (over: readonly Distributor[]) => saveDistributors(productId, list, over),
    onSuccess: (_nothing, over) => {
      setTheirs(null);
      void recordsWritten(client);
      const saved = list;
      const run = () => void takeBack(saved, over);
      notify({ text: 'Distributors saved.', tone: 'done', action: { label: 'Undo', run } });
      onClose();
    },
    onError: async (error) => {
      if (!(error instanceof Refusal) || error.code !== 'KP706') return;
      setTheirs(await reloadDistributors(productId).catch(() => null));
    },
  });

  async function takeBack(saved: readonly Distributor[], before: readonly Distributor[]) {
    try {
      await saveDistributors(productId, before, saved);
      notify({ text: 'The distributors are as they were.', tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    void recordsWritten(client);
  }

  const isDirty = !isSame(seen, list);
  function leave() {
    if (isDirty && !window.confirm('Leave without saving? Your changes will be lost.')) return;
    onClose();
  }

  function change(id: string, changes: Partial<Distributor>) {
    setList(
      list.map((each) => {
        if (each.distributor_org_id === id) return { ...each, ...changes };
        return changes.is_primary ? { ...each, is_primary: false } : each;
      }),
    );
  }

  const refused = save.error && !theirs ? explain(save.error).sentence : null;
  return (
    <Modal
      opened
      onClose={leave}
      title="Distributors"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending && !theirs) save.mutate(seen);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        <RecordPicker
          label="Add a distributor"
          kind="organization"
          autoFocus
          value={null}
          onChange={(picked) => {
            if (!picked || list.some((each) => each.distributor_org_id === picked.id)) return;
            const added = {
              distributor_org_id: picked.id,
              name: picked.title,
              is_primary: list.length === 0,
              distributor_item_number: null,
              isHidden: false,
            };
            setList([...list, added]);
          }}
        />
        {list.length === 0 ? (
          <p className={styles.none}>No distributor carries this product yet.</p>
        ) : (
          <ul className={styles.lines} aria-label="Distributors">
            {list.map((each) => (
              <DistributorLine
                key={each.distributor_org_id}
                distributor={each}
                onChange={(changes) => change(each.distributor_org_id, changes)}
                onRemove={() => setList(list.filter((other) => other !== each))}
              />
            ))}
          </ul>
        )}
        {theirs && (
          <ListConflict
            of="distributors"
            theirs={linesOf(theirs)}
            mine={linesOf(list)}
            onTakeTheirs={() => {
              setList(theirs);
              setSeen(theirs);
              setTheirs(null);
            }}
            onKeepMine={() => save.mutate(theirs)}
          />
        )}
        <div role="alert">{refused && <p className={styles.failure}>{refused}</p>}</div>
        <div className={styles.actions}>
          <Button variant="default" onClick={leave}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!isDirty || theirs !== null}>
            Save distributors
          </Button>
        </div>
      </form>
    </Modal>
  );
}
