import { queryOptions } from '@tanstack/react-query';
import { database } from './backend.ts';
import { unwrap } from './refusal.ts';

export type Kind = 'organization' | 'contact' | 'product' | 'opportunity';

/** What the caller may see and what is named like the text, best first; of one kind, if named. */
export function searchQuery(text: string, kind?: Kind) {
  const query = text.trim();
  return queryOptions({
    queryKey: ['search', kind ?? 'all', query],
    enabled: query !== '',
    staleTime: 30_000,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .rpc('search_records', { query, max_results: 20, only_kind: kind })
          .abortSignal(signal),
      ),
  });
}
