import type { QueryClient } from '@tanstack/react-query';
import { stagesQuery } from '../../shared/lookups.ts';
import { peopleQuery } from '../../shared/people.ts';
import type { BoardFilters } from './board-filters.ts';
import { columnQuery, totalsQuery } from './queries.ts';

/** Asks for the cards while the board's own code is still on its way. */
export async function preloadBoard(client: QueryClient, filters: BoardFilters) {
  void client.prefetchQuery(peopleQuery);
  void client.prefetchQuery(totalsQuery(filters));
  const stages = await client.fetchQuery(stagesQuery);
  for (const stage of stages) {
    if (stage.is_active) void client.prefetchInfiniteQuery(columnQuery(filters, stage));
  }
}
