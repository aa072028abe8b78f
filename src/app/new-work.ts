import type { QueryClient } from '@tanstack/react-query';

// What a logged interaction does not change.
const untouched: readonly unknown[] = ['lookups', 'people', 'search'];

/** An interaction shows in its timeline, the pipeline, the dashboard and its organization: load anew. */
export function showNewWork(client: QueryClient) {
  void client.invalidateQueries({ predicate: ({ queryKey }) => !untouched.includes(queryKey[0]) });
}
