import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import type { Stage } from '../../shared/lookups.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';
import type { BoardFilters } from './board-filters.ts';

export const opportunityKeys = {
  all: ['opportunities'] as const,
  boards: ['opportunities', 'board'] as const,
  column: (filters: BoardFilters, stage: string) =>
    ['opportunities', 'board', filters, 'column', stage] as const,
  totals: (filters: BoardFilters) => ['opportunities', 'board', filters, 'totals'] as const,
  one: (id: string) => ['opportunities', 'one', id] as const,
};

const pageSize = 50;

// An archived customer, or one that belongs to somebody else, has no name here.
function withCustomer<Row extends { organization_name: string | null }>(row: Row) {
  return { ...row, organization_name: row.organization_name ?? 'Hidden or archived customer' };
}

const cardColumns =
  'opportunity_id, organization_id, organization_name, principal_org_id, product_id, product_name, principal_name, owner_user_id, owner_name, stage, stage_manual, status, loss_reason, loss_reason_label, closed_at, priority, estimated_value, next_action, next_action_date, last_activity_at, last_interaction_at, is_stale';

async function loadCards(stage: Stage, filters: BoardFilters, from: number, signal: AbortSignal) {
  let query = database
    .schema('reporting')
    .from('pipeline_full')
    .select(cardColumns)
    .eq('stage', stage.code);
  if (filters.owner) query = query.eq('owner_user_id', filters.owner);
  if (filters.principal) query = query.eq('principal_org_id', filters.principal);
  if (filters.priority) query = query.eq('priority', filters.priority);
  if (filters.status) query = query.eq('status', filters.status);
  // What is due first leads; in a closed stage what closed last.
  query = stage.is_closed
    ? query.order('closed_at', { ascending: false, nullsFirst: false })
    : query.order('next_action_date', { ascending: true, nullsFirst: false });
  const rows = unwrap(
    await query
      .order('opportunity_id')
      .range(from, from + pageSize - 1)
      .abortSignal(signal),
  );
  return rows.map((row) =>
    present(withCustomer(row), [
      'opportunity_id',
      'organization_id',
      'stage',
      'stage_manual',
      'status',
      'last_activity_at',
    ]),
  );
}

export type Card = Awaited<ReturnType<typeof loadCards>>[number];

/**
 * One page of a column. `taken` is how many of the server's cards in this stage it accounts for:
 * a card that is dragged away takes one off, a card that is dragged in adds none, so that the next
 * page starts where the server's numbering says.
 */
export type CardPage = { cards: Card[]; taken: number; full: boolean };

export function columnQuery(filters: BoardFilters, stage: Stage) {
  return infiniteQueryOptions({
    queryKey: opportunityKeys.column(filters, stage.code),
    queryFn: async ({ pageParam, signal }): Promise<CardPage> => {
      const cards = await loadCards(stage, filters, pageParam, signal);
      return { cards, taken: cards.length, full: cards.length === pageSize };
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.full ? pages.reduce((sum, page) => sum + page.taken, 0) : undefined,
  });
}

export function totalsQuery(filters: BoardFilters) {
  return queryOptions({
    queryKey: opportunityKeys.totals(filters),
    queryFn: async ({ signal }) =>
      unwrap(await database.schema('reporting').rpc('board_totals', filters).abortSignal(signal)),
  });
}

export type Totals = Awaited<ReturnType<NonNullable<ReturnType<typeof totalsQuery>['queryFn']>>>;

export const principalsQuery = queryOptions({
  queryKey: ['opportunities', 'principals'],
  staleTime: 300_000,
  queryFn: async ({ signal }) => {
    const roles = unwrap(
      await database
        .from('v_org_roles')
        .select('organization_id')
        .is('is_principal', true)
        .abortSignal(signal),
    );
    const ids = roles.flatMap((role) => role.organization_id ?? []);
    return unwrap(
      await database
        .from('organizations')
        .select('organization_id, name')
        .in('organization_id', ids)
        .order('name')
        .abortSignal(signal),
    );
  },
});

async function loadOpportunity(id: string, signal: AbortSignal) {
  const row = unwrap(
    await database
      .schema('reporting')
      .from('pipeline_full')
      .select('*')
      .eq('opportunity_id', id)
      .abortSignal(signal)
      .maybeSingle(),
  );
  if (!row) return null;
  return present(withCustomer(row), [
    'opportunity_id',
    'organization_id',
    'owner_user_id',
    'stage',
    'stage_label',
    'stage_manual',
    'status',
    'status_label',
    'status_manual',
    'last_activity_at',
    'created_at',
  ]);
}

export type Opportunity = NonNullable<Awaited<ReturnType<typeof loadOpportunity>>>;

export function opportunityQuery(id: string) {
  return queryOptions({
    queryKey: opportunityKeys.one(id),
    queryFn: ({ signal }) => loadOpportunity(id, signal),
  });
}

type Changes = Database['public']['Tables']['opportunities']['Update'];

/** One PATCH. Throws where no row answers to the id: it is gone, or no longer the caller's. */
export async function changeOpportunity(id: string, changes: Changes) {
  return unwrap(
    await database
      .from('opportunities')
      .update(changes)
      .eq('opportunity_id', id)
      .select('opportunity_id, stage, status')
      .single(),
  );
}

export function productsQuery(principalId: string | null) {
  return queryOptions({
    queryKey: ['opportunities', 'products', principalId],
    enabled: principalId !== null,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('products')
          .select('product_id, name, sku')
          .eq('principal_org_id', principalId ?? '')
          .order('name')
          .abortSignal(signal),
      ),
  });
}
