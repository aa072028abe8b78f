import type { Query, QueryClient } from '@tanstack/react-query';

// What a logged interaction does not change.
const untouched: readonly unknown[] = ['lookups', 'people', 'search'];

/** An interaction shows in its timeline, the pipeline, the dashboard and its organization: load anew. */
export async function showNewWork(client: QueryClient) {
  const touched = ({ queryKey }: Query) => !untouched.includes(queryKey[0]);
  // A first answer that is still on its way is not asked for again by itself, and may be from before.
  await client.cancelQueries({
    predicate: (query) => touched(query) && query.state.data === undefined,
  });
  await client.invalidateQueries({ predicate: touched });
}
