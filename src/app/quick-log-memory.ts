import { useEffect } from 'react';
import { hasDraft } from '../features/interactions/draft.ts';
import { dropStored, readStored, store } from '../shared/draft-store.ts';
import { sessionEnd, useUserId } from '../shared/session.ts';
import { closeOverlay, resumeQuickLog, useOverlay } from './overlay.ts';

// A quick log that is open outlives a reload and an expired session, in this tab.
const openKey = (userId: string) => `kp-log-open:${userId}`;
const leftKey = 'quick-log-left';

export function useQuickLogMemory() {
  const userId = useUserId();
  const overlay = useOverlay();
  const about = overlay?.name === 'log' ? overlay.opportunityId : null;

  useEffect(() => {
    const open = sessionStorage.getItem(openKey(userId));
    if (open !== null) resumeQuickLog(open);
    return () => {
      if (sessionEnd() === 'left') sessionStorage.removeItem(openKey(userId));
      closeOverlay();
    };
  }, [userId]);

  useEffect(() => {
    if (about !== null) sessionStorage.setItem(openKey(userId), about);
  }, [userId, about]);
}

/** Leaving it keeps what was typed: the next one begins there. */
export function leaveQuickLog(userId: string, opportunityId: string) {
  sessionStorage.removeItem(openKey(userId));
  if (opportunityId && hasDraft(userId, opportunityId)) store(userId, leftKey, opportunityId);
  else dropStored(userId, leftKey);
  closeOverlay();
}

/** Where a quick log begins that names no opportunity. */
export function quickLogLeftAt(userId: string): string {
  const left = readStored(userId, leftKey);
  return typeof left === 'string' && hasDraft(userId, left) ? left : '';
}
