import { useSyncExternalStore } from 'react';
import { type Draft, readFields } from './draft.ts';

/** An interaction that was logged without a connection, or that was sent and refused. */
export type Entry = {
  draft: Draft;
  opportunity: { id: string; title: string };
  /** Why it waits for the person; null: it waits for a connection. */
  why: string | null;
  keptAt: number;
};

// One key per entry: tabs never write over each other's list.
const prefix = (userId: string) => `kp-outbox:${userId}:`;
const keyOf = (userId: string, id: string) => prefix(userId) + id;

const listeners = new Set<() => void>();
let lastKept = 0;

function changed() {
  for (const listener of listeners) listener();
}

/** Oldest first, as they are sent. */
export function readOutbox(userId: string): Entry[] {
  return keysOf(userId)
    .flatMap((key) => parse(localStorage.getItem(key)) ?? [])
    .sort((a, b) => a.keptAt - b.keptAt);
}

/** Keeps an entry, or what changed about it. False where this browser stores nothing. */
export function keepEntry(userId: string, entry: Omit<Entry, 'keptAt'> & { keptAt?: number }) {
  lastKept = Math.max(Date.now(), lastKept + 1);
  try {
    const kept: Entry = { ...entry, keptAt: entry.keptAt ?? lastKept };
    localStorage.setItem(keyOf(userId, entry.draft.interaction_id), JSON.stringify(kept));
  } catch {
    return false;
  }
  changed();
  return true;
}

export function dropEntry(userId: string, entry: Entry) {
  localStorage.removeItem(keyOf(userId, entry.draft.interaction_id));
  changed();
}

/** Whether it is still there: another tab may have sent it, or somebody may be changing it. */
export function isWaiting(userId: string, { draft }: Entry): boolean {
  return parse(localStorage.getItem(keyOf(userId, draft.interaction_id)))?.why === null;
}

export function useOutbox(userId: string): Entry[] {
  // A string, because it has to be the same value as long as nothing changed.
  const stored = useSyncExternalStore(subscribe, () => JSON.stringify(readOutbox(userId)));
  return parseList(stored);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function keysOf(userId: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix(userId)));
  } catch {
    return [];
  }
}

function parseList(stored: string): Entry[] {
  const list: unknown = JSON.parse(stored);
  return Array.isArray(list) ? list.flatMap((each) => read(each) ?? []) : [];
}

function parse(stored: string | null): Entry | null {
  try {
    return read(JSON.parse(stored ?? 'null'));
  } catch {
    return null;
  }
}

function read(stored: unknown): Entry | null {
  if (typeof stored !== 'object' || stored === null) return null;
  if (!('draft' in stored && 'opportunity' in stored && 'keptAt' in stored)) return null;
  const { draft, opportunity, keptAt } = stored;
  if (typeof draft !== 'object' || draft === null || typeof keptAt !== 'number') return null;
  if (typeof opportunity !== 'object' || opportunity === null) return null;
  if (!('id' in opportunity && 'title' in opportunity)) return null;
  const { id, title } = opportunity;
  if (typeof id !== 'string' || typeof title !== 'string') return null;
  const why = 'why' in stored && typeof stored.why === 'string' ? stored.why : null;
  return { draft: readFields(draft), opportunity: { id, title }, why, keptAt };
}
