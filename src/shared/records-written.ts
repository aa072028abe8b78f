import type { Query, QueryClient } from '@tanstack/react-query';

// Who works here, and the lists of choices, are kept: records do not change them.
const apart: readonly unknown[] = ['lookups', 'people'];

/**
 * A record was written: whatever shows records loads anew, because one shows in many places (a
 * name in a list, a page, a search, a sum). Not after a card was dragged: the board shows that itself.
 */
export async function recordsWritten(client: QueryClient) {
  const shows = ({ queryKey }: Query) => !apart.includes(queryKey[0]);
  // A first answer that is still on its way is not asked for again by itself, and may be from before.
  await client.cancelQueries({
    predicate: (query) => shows(query) && query.state.data === undefined,
  });
  await client.invalidateQueries({ predicate: shows });
}
