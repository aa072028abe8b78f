import { useSyncExternalStore } from 'react';

/** What lies over the screen; at most one at a time. */
export type Overlay =
  | { name: 'log'; opportunityId: string; opening: number }
  | { name: 'search' | 'shortcuts' | 'outbox' };

let current: Overlay | null = null;
let opener: Element | null = null;
let openings = 0;
const listeners = new Set<() => void>();

function change(next: Overlay | null) {
  // One overlay may lead to another: the focus goes back to where the first was opened.
  const focused = document.activeElement;
  if (next && !focused?.closest('[role="dialog"]')) opener = focused;
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => current);
}

export function isOverlayOpen(): boolean {
  return current !== null;
}

export function openOverlay(name: Exclude<Overlay['name'], 'log'>) {
  change({ name });
}

/** About this opportunity, or one that is chosen there. */
export function openQuickLog(opportunityId = '') {
  openings += 1;
  change({ name: 'log', opportunityId, opening: openings });
}

/** Opens it again after a reload, unless something else was asked for. */
export function resumeQuickLog(opportunityId: string) {
  if (current === null) openQuickLog(opportunityId);
}

/** The same form goes on, about another opportunity. */
export function readdressQuickLog(opportunityId: string) {
  if (current?.name === 'log') change({ ...current, opportunityId });
}

export function closeOverlay() {
  if (current === null) return;
  change(null);
  requestAnimationFrame(() => {
    // Unless a new screen has taken it.
    if (document.activeElement !== document.body || !(opener instanceof HTMLElement)) return;
    opener.focus();
  });
}
