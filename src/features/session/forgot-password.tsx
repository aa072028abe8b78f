import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { auth } from '../../shared/backend.ts';
import { explainAuthFailure } from '../../shared/auth-failure.ts';
import { EntryCard } from './entry-card.tsx';
import styles from './entry-card.module.css';

async function requestReset(email: string) {
  const redirectTo = `${window.location.origin}/new-password`;
  const { error } = await auth.resetPasswordForEmail(email, { redirectTo });
  if (error) throw error;
}

export function ForgotPassword() {
  const [email, setEmail] = useState('');
  const request = useMutation({ mutationFn: () => requestReset(email.trim()) });
  // Whether the address is known is nobody's business, so the answer is the same for all.
  const sent = request.isSuccess
    ? 'The server took the request. If there is an account with this address, and if this server sends mail, a link is on its way. Otherwise ask your administrator.'
    : 'We send you a link with which you set a new one.';
  return (
    <EntryCard
      title="Reset your password"
      lead={sent}
      failure={request.error ? explainAuthFailure(request.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate();
      }}
    >
      {!request.isSuccess && (
        <>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={request.isPending} disabled={!email}>
            Send the link
          </Button>
        </>
      )}
      <Link to="/sign-in" className={styles.link}>
        Back to sign-in
      </Link>
    </EntryCard>
  );
}
