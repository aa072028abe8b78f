import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Found } from '../features/palette/choices.ts';
import { readStored, store } from '../shared/draft-store.ts';
import type { Kind } from '../shared/search.ts';
import { useUserId } from '../shared/session.ts';

const key = 'recent-records';
const most = 8;

const pages: Record<string, Kind> = {
  opportunities: 'opportunity',
  organizations: 'organization',
  contacts: 'contact',
  products: 'product',
};

/** The page of a record. */
export function pathOf({ kind, id }: Pick<Found, 'kind' | 'id'>): string {
  return `/${Object.keys(pages).find((page) => pages[page] === kind)}/${id}`;
}

/** What this person opened lately, newest first. */
export function readRecent(userId: string): Found[] {
  const stored = readStored(userId, key);
  return Array.isArray(stored) ? stored.filter(isFound) : [];
}

function isFound(value: unknown): value is Found {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value && 'id' in value && 'title' in value)) return false;
  return Object.values(pages).some((kind) => kind === value.kind);
}

/** Moves it to the front. */
export function rememberOpened(userId: string, found: Omit<Found, 'subtitle'> & Partial<Found>) {
  const recent = readRecent(userId);
  const before = recent.find(({ id }) => id === found.id);
  const now: Found = { subtitle: before?.subtitle ?? null, ...found };
  store(userId, key, [now, ...recent.filter(({ id }) => id !== found.id)].slice(0, most));
}

/** A record's page says its name in the title, once it is loaded. */
export function useRememberOpened() {
  const userId = useUserId();
  const { pathname } = useLocation();
  const lastTitle = useRef('');
  useEffect(() => {
    const opened = recordAt(pathname);
    const remember = () => {
      const [title = ''] = document.title.split(' · KitchenPantry');
      if (opened && isName(title)) rememberOpened(userId, { ...opened, title });
    };
    if (document.title !== lastTitle.current) remember();
    const observer = new MutationObserver(remember);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      lastTitle.current = document.title;
      observer.disconnect();
    };
  }, [userId, pathname]);
}

const recordPath = /^\/(\w+)\/([0-9a-f]{8}-[0-9a-f-]{27})$/;

function recordAt(pathname: string): Pick<Found, 'kind' | 'id'> | null {
  const [, page = '', id = ''] = recordPath.exec(pathname) ?? [];
  const kind = pages[page];
  return kind ? { kind, id } : null;
}

// What a page is called while it loads, or where there is nothing.
function isName(title: string): boolean {
  return !/^(opportunity|organization|contact|product|not found|something broke)$/i.test(title);
}
