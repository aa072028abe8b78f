import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import formStyles from '../../shared/edit-dialog.module.css';
import { choices, isLost, type Stage, vocabularyQuery } from '../../shared/lookups.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './move-dialog.module.css';
import type { Card } from './queries.ts';

type Props = {
  card: Card;
  to: Stage;
  onSubmit: (lossReason: string | null) => Promise<void>;
  onDone: () => void;
  onCancel: () => void;
};

export function SetByHand({ card, to, onSubmit, onDone, onCancel }: Props) {
  const lost = isLost(to);
  const reasons = useQuery({ ...vocabularyQuery('loss_reason_lu'), enabled: lost });
  const [reason, setReason] = useState(card.loss_reason ?? '');
  const [missing, setMissing] = useState(false);
  const save = useMutation({ mutationFn: () => onSubmit(reason || null), onSuccess: onDone });
  const failure = save.error ? explain(save.error) : null;
  const reasonFailure = failure?.field === 'loss_reason' ? failure.sentence : null;
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault();
        if (lost && !reason) setMissing(true);
        else save.mutate();
      }}
    >
      <p className={styles.text}>
        {card.stage_manual
          ? `The stage is set by hand already. It becomes ${to.label} and stays so until you change it.`
          : 'New interactions will not change the stage any more, until you let it follow them again on the opportunity’s page.'}
      </p>
      {lost && (
        <NativeSelect
          label="Why was it lost?"
          required
          withAsterisk={false}
          value={reason}
          error={missing ? 'A lost opportunity needs a reason.' : reasonFailure}
          data={[{ value: '', label: 'Choose a reason' }, ...choices(reasons.data ?? [], reason)]}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
        />
      )}
      <div role="alert">
        {failure && !reasonFailure && <p className={formStyles.failure}>{failure.sentence}</p>}
      </div>
      <div className={formStyles.actions}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} data-autofocus>
          {failure?.kind === 'network' ? 'Try again' : 'Set by hand'}
        </Button>
      </div>
    </form>
  );
}
