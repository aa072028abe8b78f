import type { Session } from '@supabase/auth-js';
import { useSyncExternalStore } from 'react';
import { auth } from './backend.ts';

type Listener = (session: Session | null) => void;

let current: Session | null = null;
let had = false;
let leaving = false;
const listeners = new Set<Listener>();

auth.onAuthStateChange((_event, session) => {
  const changed = session?.user.id !== current?.user.id;
  current = session;
  had ||= session !== null;
  if (changed) for (const listener of listeners) listener(session);
});

/** Resolves once a stored session, if there is one, has been read. */
export async function readSession(): Promise<Session | null> {
  const { data } = await auth.getSession();
  current = data.session;
  had ||= current !== null;
  return current;
}

export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useUserId(): string {
  return useSyncExternalStore(onSessionChange, () => current?.user.id ?? '');
}

/** How the last session of this page ended, if there was one. */
export function sessionEnd(): 'left' | 'cut off' | null {
  if (current !== null || !had) return null;
  return leaving ? 'left' : 'cut off';
}

export async function signIn(email: string, password: string) {
  const { error } = await auth.signInWithPassword({ email, password });
  if (error) throw error;
  leaving = false;
}

export async function signOut() {
  leaving = true;
  // Local first: leaving must work without a network too.
  await auth.signOut({ scope: 'local' });
}

/** Ends this person's sessions on every device. */
export async function signOutEverywhere() {
  leaving = true;
  const { error } = await auth.signOut({ scope: 'global' });
  if (!error) return;
  leaving = false;
  throw error;
}
