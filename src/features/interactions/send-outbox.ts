import { explain, Refusal } from '../../shared/refusal.ts';
import { dropEntry, type Entry, isWaiting, keepEntry, readOutbox } from './outbox.ts';

type Sending = {
  userId: string;
  send: (entry: Entry) => Promise<unknown>;
  /** Whether this person is still the one who is signed in. */
  isSignedIn: () => Promise<boolean>;
  onSent: (entry: Entry) => void;
  onRefused: (entry: Entry) => void;
};

/**
 * Sends what waits, oldest first, one tab at a time. Without an answer it stops, and the rest waits
 * for the next attempt; what is refused stays, with the reason, until its author has looked at it.
 */
export async function sendOutbox(sending: Sending) {
  await oneTabAtATime(`kp-outbox:${sending.userId}`, async () => {
    for (const entry of readOutbox(sending.userId)) {
      // Looked at again: it may have been taken back while the ones before it were sent.
      if (!isWaiting(sending.userId, entry)) continue;
      if (!(await sending.isSignedIn())) return;
      if (!(await sendOne(sending, entry))) return;
    }
  });
}

async function sendOne({ userId, send, onSent, onRefused }: Sending, entry: Entry) {
  try {
    await send(entry);
  } catch (error) {
    if (mayPass(error)) return false;
    const refused = { ...entry, why: explain(error).sentence };
    keepEntry(userId, refused);
    onRefused(refused);
    return true;
  }
  dropEntry(userId, entry);
  onSent(entry);
  return true;
}

/** No answer, or none about this entry: the same request may well succeed later. */
export function mayPass(error: unknown): boolean {
  const { kind } = explain(error);
  if (kind === 'network' || kind === 'session') return true;
  if (!(error instanceof Refusal)) return false;
  return error.code === '' || /^(PGRST00|08|53|57|40)/.test(error.code);
}

// Without the browser's locks (a plain http address) two tabs may both send: the server takes the
// same interaction once.
async function oneTabAtATime(name: string, work: () => Promise<void>) {
  if ('locks' in navigator) await navigator.locks.request(name, work);
  else await work();
}
