import { createRouter } from '@tanstack/react-router';
import { rememberPlace } from '../shared/list-places.ts';
import { Crash } from './crash.tsx';
import { NotFound } from './not-found.tsx';
import { routeTree } from './routes.tsx';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

router.subscribe('onResolved', ({ toLocation }) => rememberPlace(toLocation));

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
