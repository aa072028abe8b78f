import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { explainAuthFailure } from '../../shared/auth-failure.ts';
import { notify } from '../../shared/notices.ts';
import styles from './account.module.css';
import { AccountPart } from './account-part.tsx';
import { changePassword, emailQuery } from './queries.ts';

const minimum = 8;
const toggle = { 'aria-label': 'Show or hide the password' };

export function PasswordPart() {
  const email = useQuery(emailQuery);
  const [present, setPresent] = useState('');
  const [wanted, setWanted] = useState('');
  const [missing, setMissing] = useState<string>();
  const change = useMutation({
    mutationFn: () => changePassword(email.data ?? '', present, wanted),
    onSuccess: () => {
      setPresent('');
      setWanted('');
      notify({ text: 'Your password is changed.', tone: 'done' });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const said = present
      ? wanted.length < minimum
        ? `The new password needs at least ${minimum} characters.`
        : undefined
      : 'Enter your present password.';
    setMissing(said);
    if (!said) change.mutate();
  }

  const failure = missing ?? (change.error ? sentenceFor(change.error) : undefined);
  return (
    <AccountPart title="Password">
      <form className={styles.form} onSubmit={submit} noValidate>
        {/* So that a password manager knows whose password this is. */}
        <input type="hidden" autoComplete="username" value={email.data ?? ''} readOnly />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          value={present}
          onChange={(event) => setPresent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description={`At least ${minimum} characters`}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <div role="alert">{failure && <p className={styles.failure}>{failure}</p>}</div>
        <Button type="submit" variant="default" loading={change.isPending}>
          Change the password
        </Button>
      </form>
    </AccountPart>
  );
}

function sentenceFor(error: Error): string {
  if ('code' in error && error.code === 'invalid_credentials') {
    return 'That is not your present password. Nothing has changed.';
  }
  return explainAuthFailure(error);
}
