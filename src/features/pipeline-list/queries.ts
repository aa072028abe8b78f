import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';
import { narrowing, type PipelineFilters, readSort, toServerFilter } from './pipeline-filters.ts';

export const pipelineListKeys = {
  all: ['opportunities', 'list'] as const,
  rows: (filters: PipelineFilters) =>
    ['opportunities', 'list', 'rows', narrowing(filters), filters.sort] as const,
  totals: (filters: PipelineFilters) =>
    ['opportunities', 'list', 'totals', narrowing(filters)] as const,
  views: ['saved-views'] as const,
};

const columns =
  'opportunity_id, name, organization_id, organization_name, organization_city, organization_state, principal_name, product_name, distributor_name, owner_user_id, owner_name, stage, stage_label, stage_sort_order, stage_is_closed, stage_manual, status, status_label, status_manual, source_label, loss_reason_label, priority, estimated_value, weighted_value, expected_close_date, closed_at, next_action, next_action_date, due_date, last_activity_at, is_stale, created_at, updated_at';

type Cursor = { value: unknown; id: string } | null;

function beginning(): Cursor {
  return null;
}

/** One page, and where the next one begins; null after the last. */
export async function loadPage(
  filters: PipelineFilters,
  after: Cursor,
  size: number,
  signal: AbortSignal,
) {
  const { key, descending } = readSort(filters);
  const found = unwrap(
    await database
      .schema('reporting')
      .rpc('pipeline_page', {
        filter: toServerFilter(filters),
        sort: key,
        descending,
        page_size: size,
        ...(after && { after: { value: toJson(after.value), id: after.id } }),
      })
      .select(columns)
      .abortSignal(signal),
  );
  const rows = found.map((row) =>
    present({ ...row, organization_name: row.organization_name ?? 'Hidden or archived customer' }, [
      'opportunity_id',
      'name',
      'owner_user_id',
      'status',
      'status_manual',
      'last_activity_at',
      'created_at',
      'updated_at',
    ]),
  );
  const last = rows.at(-1);
  const next: Cursor =
    last && rows.length === size
      ? { value: new Map(Object.entries(last)).get(key) ?? null, id: last.opportunity_id }
      : null;
  return { rows, next };
}

function toJson(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export type Row = Awaited<ReturnType<typeof loadPage>>['rows'][number];

export function rowsQuery(filters: PipelineFilters) {
  return infiniteQueryOptions({
    queryKey: pipelineListKeys.rows(filters),
    queryFn: ({ pageParam, signal }) => loadPage(filters, pageParam, 50, signal),
    initialPageParam: beginning(),
    getNextPageParam: (last) => last.next,
  });
}

export function totalsQuery(filters: PipelineFilters) {
  return queryOptions({
    queryKey: pipelineListKeys.totals(filters),
    queryFn: async ({ signal }) => {
      const stages = unwrap(
        await database
          .schema('reporting')
          .rpc('pipeline_totals', { filter: toServerFilter(filters) })
          .abortSignal(signal),
      );
      const sum = (key: 'opportunities' | 'total_value' | 'weighted_value') =>
        stages.reduce((total, stage) => total + stage[key], 0);
      return {
        count: sum('opportunities'),
        value: sum('total_value'),
        weighted: sum('weighted_value'),
      };
    },
  });
}

export const viewsQuery = queryOptions({
  queryKey: pipelineListKeys.views,
  staleTime: 60_000,
  queryFn: async ({ signal }) =>
    unwrap(
      await database
        .from('saved_views')
        .select('saved_view_id, owner_user_id, name, search, is_shared, is_default')
        .is('removed_at', null)
        .order('name')
        .abortSignal(signal),
    ),
});

export type SavedView = Awaited<ReturnType<NonNullable<(typeof viewsQuery)['queryFn']>>>[number];

type Views = Database['public']['Tables']['saved_views'];

export async function addView(row: Views['Insert']) {
  return unwrap(await database.from('saved_views').insert(row).select('saved_view_id').single());
}

export async function changeView(id: string, changes: Views['Update']) {
  return unwrap(
    await database
      .from('saved_views')
      .update(changes)
      .eq('saved_view_id', id)
      .select('saved_view_id')
      .single(),
  );
}

export type Edit = {
  opportunity_id: string;
  status?: string;
  status_manual?: boolean;
  owner_user_id?: string;
  next_action?: string | null;
  next_action_date?: string | null;
  /** Refused where somebody has changed the row since. */
  if_updated_at?: string;
};

/** Each row is done or refused on its own; a refusal comes back as a row with a code. */
export async function editOpportunities(edits: Edit[]) {
  return unwrap(await database.rpc('edit_opportunities', { edits }));
}
