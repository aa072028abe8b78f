import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { SquareKanban } from 'lucide-react';
import { readBoardFilters } from '../features/opportunities/board-filters.ts';
import { preloadBoard } from '../features/opportunities/board-preload.ts';
import { readSession, sessionEnd } from '../shared/session.ts';
import { queryClient } from './query-client.ts';
import { inApp, readSignInSearch } from './return-path.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  beforeLoad: async ({ search }) => {
    if (await readSession()) throw redirect({ href: inApp(search.next) });
  },
  component: lazyRouteComponent(() => import('../features/session/sign-in.tsx'), 'SignIn'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../features/session/forgot-password.tsx'),
    'ForgotPassword',
  ),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(
    () => import('../features/session/new-password.tsx'),
    'NewPassword',
  ),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location }) => {
    if (await readSession()) return;
    const end = sessionEnd();
    // Whoever leaves on purpose does not hand their page on to the next person.
    if (end === 'left') throw redirect({ to: '/sign-in' });
    const ended = end === 'cut off';
    throw redirect({ to: '/sign-in', search: { next: location.href, ...(ended && { ended }) } });
  },
});

// Every screen behind the sign-in. One with a `nav` appears in the navigation, in that place.
const screens = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/pipeline' });
    },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/pipeline',
    validateSearch: readBoardFilters,
    loaderDeps: ({ search }) => search,
    // Not awaited: the board shows its own blank columns, and says itself what failed.
    loader: ({ deps }) => {
      preloadBoard(queryClient, deps).catch(() => undefined);
    },
    component: lazyRouteComponent(() => import('./board-screen.tsx'), 'BoardScreen'),
    staticData: { nav: { to: '/pipeline', label: 'Pipeline', icon: SquareKanban, place: 20 } },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/opportunities/$opportunityId',
    component: lazyRouteComponent(() => import('./opportunity-screen.tsx'), 'OpportunityScreen'),
  }),
] as const;

export const routeTree = root.addChildren([
  signIn,
  forgotPassword,
  newPassword,
  signedIn.addChildren(screens),
]);
