import { preloadDashboard } from '../features/dashboard/dashboard-preload.ts';
import { preloadBoard } from '../features/opportunities/board-preload.ts';
import { readSession } from '../shared/session.ts';
import { queryClient } from './query-client.ts';

const dashboard = {
  data: () => preloadDashboard(queryClient, undefined),
  screen: () => import('./dashboard-screen.tsx'),
};
const board = {
  data: () => preloadBoard(queryClient, {}),
  screen: () => import('./board-screen.tsx'),
};
const ahead: Record<string, typeof dashboard | typeof board> = {
  '/': dashboard,
  '/dashboard': dashboard,
  '/pipeline': board,
};

/**
 * Asks for what the two screens of the morning show, where somebody is signed in and has narrowed
 * nothing. Only a head start: the routes find the answers, or ask themselves, and say what failed.
 */
export async function askAhead() {
  const { pathname, search } = window.location;
  const first = search === '' ? ahead[pathname] : undefined;
  if (!first || !(await readSession())) return;
  void first.data();
  first.screen().catch(() => undefined);
}
