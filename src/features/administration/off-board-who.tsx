import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import { describeOwned, type Owned, presentOwned, totalOwned } from './footprint.ts';
import styles from './off-board.module.css';
import { offBoard, type Person } from './people-writes.ts';
import { describeRole, nameOf } from './person-words.ts';

type Props = {
  person: Person;
  people: readonly Person[];
  owned: readonly Owned[];
  onBack: () => void;
  onDone: (result: { to: string; disabled: boolean; moved: Owned[] }) => void;
};

export function OffBoardWho({ person, people, owned, onBack, onDone }: Props) {
  const client = useQueryClient();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const takers = people.filter(
    ({ user_id, status }) => status === 'active' && user_id !== person.user_id,
  );
  const manager = takers.find(({ user_id }) => user_id === person.manager_user_id);
  const [to, setTo] = useState(manager?.user_id ?? '');
  const [disable, setDisable] = useState(person.status === 'active');
  const [asking, setAsking] = useState(false);
  const taker = takers.find(({ user_id }) => user_id === to);

  const handOver = useMutation({
    mutationFn: () => offBoard(person.user_id, to, disable),
    onSuccess: async (moved) => {
      onDone({ to, disabled: disable || person.status === 'disabled', moved });
      // Everybody's lists may show other owners now.
      await client.invalidateQueries();
    },
    onError: () => setAsking(false),
  });
  const failure = handOver.error && explain(handOver.error);

  return (
    <section className={styles.part}>
      <h2 ref={head} tabIndex={-1}>
        Who takes it?
      </h2>
      <NativeSelect
        label="New owner"
        description={
          manager && to === manager.user_id
            ? `${nameOf(manager)} is their manager.`
            : 'Only people whose account is active.'
        }
        value={to}
        data={[
          { value: '', label: 'Choose a person' },
          ...takers.map((each) => ({
            value: each.user_id,
            label: `${nameOf(each)} (${describeRole(each.role)})`,
          })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      {person.status === 'active' && (
        <Checkbox
          label={`Disable the account of ${nameOf(person)}`}
          description="They are locked out at once, whatever they have open. It can be enabled again."
          checked={disable}
          onChange={(event) => setDisable(event.currentTarget.checked)}
        />
      )}
      <div role="alert">
        {failure && (
          <p className={styles.failure}>
            Nothing was handed over, and nothing has changed.{' '}
            {wayOn(handOver.error) ?? failure.sentence}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <Button disabled={!taker} onClick={() => setAsking(true)}>
          Hand over
        </Button>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Hand over to ${nameOf(taker)}?`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className={styles.part}>
          <p>
            {list(presentOwned(owned).map(describeOwned))} will be {nameOf(taker)}
            ’s. This cannot be undone in one step: afterwards nothing tells them from what{' '}
            {nameOf(taker)} had before.
          </p>
          {disable && <p>{nameOf(person)} is locked out in the same moment.</p>}
          <div className={styles.actions}>
            <Button data-autofocus loading={handOver.isPending} onClick={() => handOver.mutate()}>
              Hand over {formatCount(totalOwned(owned))}{' '}
              {totalOwned(owned) === 1 ? 'record' : 'records'}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Cancel
            </Button>
          </div>
        </div>
      </Modal>
    </section>
  );
}

function list(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}

// The API ends what takes long; from the command line the same step may take its time.
function wayOn(error: Error): string | null {
  if (!(error instanceof Refusal) || error.code !== '57014') return null;
  return 'It is more than one request may do. Try again when fewer people are at work, or have an operator run “kp users offboard”.';
}
