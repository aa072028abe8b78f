import type { QueryClient } from '@tanstack/react-query';
import { stagesQuery } from '../../shared/lookups.ts';
import type { BoardFilters } from './board-filters.ts';
import { firstCardsQuery, totalsQuery } from './queries.ts';

/** Asks for the cards while the board's own code is still on its way. */
export async function preloadBoard(client: QueryClient, filters: BoardFilters) {
  await Promise.all([
    client.prefetchQuery(firstCardsQuery(filters)),
    client.prefetchQuery(stagesQuery),
    client.prefetchQuery(totalsQuery(filters)),
  ]);
}
