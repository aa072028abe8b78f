import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn } from '../../shared/session.ts';
import { explainAuthFailure } from '../../shared/auth-failure.ts';
import { EntryCard } from './entry-card.tsx';
import styles from './entry-card.module.css';

/** Once it succeeds the router sees the new session and leads on to where the person wanted to go. */
export function SignIn() {
  const { ended } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<string>();
  const attempt = useMutation({ mutationFn: () => signIn(email.trim(), password) });
  return (
    <EntryCard
      title="Sign in"
      lead={ended ? 'Sign in to go on where you were. What you typed is kept.' : undefined}
      failure={missing ?? (attempt.error ? explainAuthFailure(attempt.error) : undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        // Not a disabled button: a browser that fills in a password may not say so at once.
        const said = email.trim() && password ? undefined : 'Enter your e-mail and your password.';
        setMissing(said);
        if (!said) attempt.mutate();
      }}
    >
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={attempt.isPending}>
        Sign in
      </Button>
      <Link to="/forgot-password" className={styles.link}>
        Forgot your password?
      </Link>
    </EntryCard>
  );
}
