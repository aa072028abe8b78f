import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { auth } from '../../shared/backend.ts';
import { notify } from '../../shared/notices.ts';
import { useUserId } from '../../shared/session.ts';
import { explainAuthFailure } from '../../shared/auth-failure.ts';
import { EntryCard } from './entry-card.tsx';
import styles from './entry-card.module.css';

const minimum = 8;

async function setPasswordTo(password: string) {
  const { error } = await auth.updateUser({ password });
  if (error) throw error;
}

/** Where the link of a reset mail leads: the link itself signs the person in. */
export function NewPassword() {
  const userId = useUserId();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => setPasswordTo(password),
    onSuccess: () => {
      notify({ text: 'Your password is changed.', tone: 'done' });
      return navigate({ to: '/' });
    },
  });
  const expired = userId === '';
  return (
    <EntryCard
      title="Set a new password"
      lead={
        expired
          ? 'This page needs the link from a reset mail. The link works once, and for an hour.'
          : undefined
      }
      failure={change.error ? explainAuthFailure(change.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      {expired ? (
        <Link to="/forgot-password" className={styles.link}>
          Ask for a new link
        </Link>
      ) : (
        <>
          <PasswordInput
            label="New password"
            description={`At least ${minimum} characters`}
            autoComplete="new-password"
            autoFocus
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button
            type="submit"
            size="md"
            loading={change.isPending}
            disabled={password.length < minimum}
          >
            Save
          </Button>
        </>
      )}
    </EntryCard>
  );
}
