import { useEffect, useRef } from 'react';
import type { NavEntry } from './navigation.ts';
import { isOverlayOpen } from './overlay.ts';

export type Shortcut = {
  /** Pressed one after the other; "mod" is Ctrl, or ⌘ on a Mac. */
  keys: readonly string[];
  label: string;
  group: 'Do' | 'Go to';
  run: () => void;
};

// After "g". A screen that is not here has no key.
const screenKeys: Record<string, string> = {
  '/dashboard': 'd',
  '/pipeline': 'p',
  '/pipeline/list': 'l',
  '/organizations': 'o',
  '/contacts': 'c',
  '/products': 'r',
  '/import': 'i',
  '/archive': 'a',
  '/administration': 'm',
};

/** What can be done from anywhere, in the order of the help sheet. */
export function shortcutsFor(
  navigation: readonly NavEntry[],
  does: {
    log: () => void;
    search: () => void;
    help: () => void;
    create: () => void;
    go: (to: string) => void;
  },
): Shortcut[] {
  return [
    { keys: ['l'], label: 'Log an interaction', group: 'Do', run: does.log },
    { keys: ['n'], label: 'New opportunity', group: 'Do', run: does.create },
    { keys: ['/'], label: 'Search', group: 'Do', run: does.search },
    { keys: ['mod+k'], label: 'Search', group: 'Do', run: does.search },
    { keys: ['?'], label: 'Show these shortcuts', group: 'Do', run: does.help },
    ...navigation.flatMap(({ to, label }): Shortcut[] => {
      const key = screenKeys[to];
      return key ? [{ keys: ['g', key], label, group: 'Go to', run: () => does.go(to) }] : [];
    }),
  ];
}

const patience = 1500;

/**
 * Listens for the shortcuts. Keys are told by the character, not by their place, so that "/" and
 * "?" are found on every keyboard; a sequence has to be pressed within a moment.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let before: { key: string; at: number } | null = null;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      // An overlay that is still being loaded has the keys already.
      if (isOverlayOpen() || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const key = nameOf(event);
      if (!key.startsWith('mod+') && isTyping(event.target)) return;
      const first = before && event.timeStamp - before.at < patience ? before.key : null;
      const find = (keys: string) => latest.current.find((each) => each.keys.join(' ') === keys);
      const found = (first && find(`${first} ${key}`)) || find(key);
      before = found ? null : { key, at: event.timeStamp };
      if (!found) return;
      event.preventDefault();
      found.run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function nameOf({ key, ctrlKey, metaKey }: KeyboardEvent): string {
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key.toLowerCase();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText =
    target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type);
  return (
    isText || target.isContentEditable || target.matches('textarea, select, [role="combobox"]')
  );
}
