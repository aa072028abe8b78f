import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import {
  Archive,
  Building2,
  FileSpreadsheet,
  LayoutDashboard,
  Package,
  ShieldCheck,
  SquareKanban,
  UsersRound,
} from 'lucide-react';
import { readListSearch } from '../features/administration/lists.ts';
import { readPeopleFilters } from '../features/administration/people-filters.ts';
import { readImportFilters } from '../features/imports/import-filters.ts';
import { preloadDashboard } from '../features/dashboard/dashboard-preload.ts';
import { readDashboardSearch } from '../features/dashboard/dashboard-search.ts';
import { readArchiveFilters } from '../features/archive/archive-filters.ts';
import { readBoardFilters } from '../features/opportunities/board-filters.ts';
import { preloadBoard } from '../features/opportunities/board-preload.ts';
import { readPipelineFilters } from '../features/pipeline-list/pipeline-filters.ts';
import { readPrefill } from '../features/opportunities/new-opportunity-search.ts';
import { readContactSearch } from '../features/contacts/contact-filters.ts';
import { readOrganizationSearch } from '../features/organizations/organization-filters.ts';
import { readProductSearch } from '../features/products/product-filters.ts';
import { readSession, sessionEnd } from '../shared/session.ts';
import { queryClient } from './query-client.ts';
import { openQuickLog } from './overlay.ts';
import { readQuickLogSearch, withoutQuickLog } from './quick-log-link.ts';
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
  validateSearch: readQuickLogSearch,
  beforeLoad: async ({ location, search, preload }) => {
    if (await readSession()) {
      if (search.log === undefined) return;
      // A link that asks for the quick log: it opens over the screen, which never hears of it.
      if (!preload) openQuickLog(search.log);
      throw redirect({ href: withoutQuickLog(location), replace: true });
    }
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
      throw redirect({ to: '/dashboard' });
    },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/dashboard',
    validateSearch: readDashboardSearch,
    loaderDeps: ({ search }) => ({ owner: search.owner }),
    // Not awaited: the dashboard shows its own blank panels, and says itself what failed.
    loader: ({ deps }) => preloadDashboard(queryClient, deps.owner),
    component: lazyRouteComponent(() => import('./dashboard-screen.tsx'), 'DashboardScreen'),
    staticData: { nav: { to: '/dashboard', label: 'Dashboard', icon: LayoutDashboard, place: 10 } },
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
    path: '/pipeline/list',
    validateSearch: readPipelineFilters,
    component: lazyRouteComponent(() => import('./pipeline-list-screen.tsx'), 'PipelineListScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/opportunities/new',
    validateSearch: readPrefill,
    component: lazyRouteComponent(
      () => import('./new-opportunity-screen.tsx'),
      'NewOpportunityScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/opportunities/$opportunityId',
    component: lazyRouteComponent(() => import('./opportunity-screen.tsx'), 'OpportunityScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/organizations',
    validateSearch: readOrganizationSearch,
    component: lazyRouteComponent(
      () => import('./organizations-screen.tsx'),
      'OrganizationsScreen',
    ),
    staticData: {
      nav: { to: '/organizations', label: 'Organizations', icon: Building2, place: 30 },
    },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/organizations/$organizationId',
    component: lazyRouteComponent(() => import('./organization-screen.tsx'), 'OrganizationScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/contacts',
    validateSearch: readContactSearch,
    component: lazyRouteComponent(() => import('./contacts-screen.tsx'), 'ContactsScreen'),
    staticData: { nav: { to: '/contacts', label: 'Contacts', icon: UsersRound, place: 40 } },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/contacts/$contactId',
    component: lazyRouteComponent(() => import('./contact-screen.tsx'), 'ContactScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/import',
    validateSearch: readImportFilters,
    component: lazyRouteComponent(() => import('./import-screen.tsx'), 'ImportScreen'),
    staticData: { nav: { to: '/import', label: 'Import', icon: FileSpreadsheet, place: 60 } },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/import/$importId',
    component: lazyRouteComponent(() => import('./import-page-screen.tsx'), 'ImportPageScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/products',
    validateSearch: readProductSearch,
    component: lazyRouteComponent(
      () => import('../features/products/product-list.tsx'),
      'ProductList',
    ),
    staticData: { nav: { to: '/products', label: 'Products', icon: Package, place: 50 } },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/products/$productId',
    component: lazyRouteComponent(
      () => import('../features/products/product-page.tsx'),
      'ProductPage',
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/archive',
    validateSearch: readArchiveFilters,
    component: lazyRouteComponent(
      () => import('../features/archive/archive-list.tsx'),
      'ArchiveList',
    ),
    staticData: { nav: { to: '/archive', label: 'Archive', icon: Archive, place: 70 } },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/administration',
    beforeLoad: () => {
      throw redirect({ to: '/administration/people' });
    },
    staticData: {
      nav: {
        to: '/administration',
        label: 'Administration',
        icon: ShieldCheck,
        place: 80,
        role: 'admin',
      },
    },
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/administration/people',
    validateSearch: readPeopleFilters,
    component: lazyRouteComponent(
      () => import('../features/administration/people-page.tsx'),
      'PeoplePage',
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/administration/people/$userId/offboard',
    component: lazyRouteComponent(
      () => import('../features/administration/off-board-page.tsx'),
      'OffBoardPage',
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/administration/lists',
    validateSearch: readListSearch,
    component: lazyRouteComponent(
      () => import('../features/administration/lists-page.tsx'),
      'ListsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/administration/system',
    component: lazyRouteComponent(
      () => import('../features/administration/system-page.tsx'),
      'SystemPage',
    ),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/account',
    component: lazyRouteComponent(
      () => import('../features/account/account-page.tsx'),
      'AccountPage',
    ),
  }),
] as const;

export const routeTree = root.addChildren([
  signIn,
  forgotPassword,
  newPassword,
  signedIn.addChildren(screens),
]);
