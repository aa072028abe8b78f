import { useSyncExternalStore } from 'react';

export type Notice = {
  id: number;
  text: string;
  tone: 'done' | 'failed';
  action?: NoticeAction;
  /** Beside it: the way to what the notice is about. */
  open?: NoticeAction;
};

type NoticeAction = { label: string; run: () => void };

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Notice[]) {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(subscribe, () => notices);
}

/** Says what was done, or what failed. The newest three stay on the screen. */
export function notify(notice: Omit<Notice, 'id'>) {
  lastId += 1;
  change([...notices, { ...notice, id: lastId }].slice(-3));
}

export function dismissNotice(id: number) {
  change(notices.filter((notice) => notice.id !== id));
}

export function dismissAllNotices() {
  change([]);
}
