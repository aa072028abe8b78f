import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { explainAuthFailure } from '../../shared/auth-failure.ts';
import { signOutEverywhere } from '../../shared/session.ts';
import styles from './account.module.css';
import { AccountPart } from './account-part.tsx';

export function SessionsPart() {
  const leave = useMutation({ mutationFn: signOutEverywhere });
  return (
    <AccountPart title="Where you are signed in">
      <p className={styles.hint}>
        A lost phone, a borrowed computer: this ends your session here and on every other device. A
        device that is open right now may go on for up to an hour.
      </p>
      <div role="alert">
        {leave.error && <p className={styles.failure}>{explainAuthFailure(leave.error)}</p>}
      </div>
      <Button
        w="fit-content"
        variant="default"
        loading={leave.isPending}
        onClick={() => leave.mutate()}
      >
        Sign out everywhere
      </Button>
    </AccountPart>
  );
}
