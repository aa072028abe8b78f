import type { QueryClient } from '@tanstack/react-query';
import { stagesQuery } from '../../shared/lookups.ts';
import { peopleQuery } from '../../shared/people.ts';
import { closedQuery, dueQuery, staleQuery, totalsQuery } from './queries.ts';

/** Asks for the numbers while the dashboard's own code is still on its way. */
export function preloadDashboard(client: QueryClient, owner: string | undefined) {
  void client.prefetchQuery(dueQuery(owner));
  void client.prefetchQuery(totalsQuery(owner));
  void client.prefetchQuery(staleQuery(owner));
  void client.prefetchQuery(closedQuery(owner));
  void client.prefetchQuery(stagesQuery);
  void client.prefetchQuery(peopleQuery);
}
