import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { ArchiveFilters } from './archive-filters.ts';

const archiveKeys = {
  list: (filters: ArchiveFilters) => ['archive', filters] as const,
};

const pageSize = 50;

type Place = { before: string; before_id: string } | undefined;

async function loadPage({ kind, text }: ArchiveFilters, place: Place, signal: AbortSignal) {
  return unwrap(
    await database
      .rpc('list_archived', {
        only_kind: kind,
        wanted: text,
        also_waiting: true,
        max_results: pageSize,
        ...place,
      })
      .abortSignal(signal),
  );
}

export type Archived = Awaited<ReturnType<typeof loadPage>>[number];

/** Newest first; the next page is what was archived before the last row. */
export function archivedQuery(filters: ArchiveFilters) {
  const first: Place = undefined;
  return infiniteQueryOptions({
    queryKey: archiveKeys.list(filters),
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => loadPage(filters, pageParam, signal),
    initialPageParam: first as Place,
    getNextPageParam: (page): Place => {
      const last = page.at(-1);
      return last && page.length === pageSize
        ? { before: last.deleted_at, before_id: last.id }
        : undefined;
    },
  });
}

/** The opportunity that a live interaction is about. */
export async function opportunityOf(interactionId: string) {
  const row = unwrap(
    await database
      .from('interactions')
      .select('opportunity_id')
      .eq('interaction_id', interactionId)
      .maybeSingle(),
  );
  return row?.opportunity_id;
}
