import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useOnline } from '../../shared/online.ts';
import { readSession, useUserId } from '../../shared/session.ts';
import { logEntry } from './log-entry.ts';
import { type Entry, useOutbox } from './outbox.ts';
import { sendOutbox } from './send-outbox.ts';
import { withType } from './usual-type.ts';

type Answers = { onSent: (entry: Entry) => void; onRefused: (entry: Entry) => void };

// Where there are no bars, nothing says when there are some again.
const pause = 20_000;

/** Sends what waits: on arrival, when the connection returns, and again from time to time. */
export function useOutboxSender(answers: Answers) {
  const userId = useUserId();
  const client = useQueryClient();
  const online = useOnline();
  const waits = useOutbox(userId).some((entry) => entry.why === null);
  const latest = useRef(answers);
  useEffect(() => {
    latest.current = answers;
  });
  useEffect(() => {
    if (!waits || !online) return;
    const attempt = () =>
      void sendOutbox({
        userId,
        send: async ({ opportunity, draft }) =>
          logEntry(opportunity.id, await withType(client, userId, draft)),
        isSignedIn: async () => (await readSession())?.user.id === userId,
        onSent: (entry) => latest.current.onSent(entry),
        onRefused: (entry) => latest.current.onRefused(entry),
      });
    attempt();
    const timer = setInterval(attempt, pause);
    return () => clearInterval(timer);
  }, [userId, online, waits, client]);
}
