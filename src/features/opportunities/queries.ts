import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { formatCount } from '../../shared/format.ts';
import type { Stage } from '../../shared/lookups.ts';
import { present } from '../../shared/present.ts';
import { isTakenId, Refusal, unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';
import type { BoardFilters } from './board-filters.ts';
import { suggestName } from './form-values.ts';
import type { Prefill } from './new-opportunity-search.ts';

export const opportunityKeys = {
  all: ['opportunities'] as const,
  boards: ['opportunities', 'board'] as const,
  column: (filters: BoardFilters, stage: string) =>
    ['opportunities', 'board', filters, 'column', stage] as const,
  firstCards: (filters: BoardFilters) =>
    ['opportunities', 'board', filters, 'first cards'] as const,
  totals: (filters: BoardFilters) => ['opportunities', 'board', filters, 'totals'] as const,
  one: (id: string) => ['opportunities', 'one', id] as const,
  organization: (id: string) => ['opportunities', 'organization', id] as const,
  product: (id: string) => ['opportunities', 'product', id] as const,
};

const pageSize = 50;
const firstPageSize = 20;

/** An archived customer, or one that belongs to somebody else, has no name here. */
export const hiddenCustomer = 'Hidden or archived customer';

function withCustomer<Row extends { organization_name: string | null }>(row: Row) {
  return { ...row, organization_name: row.organization_name ?? hiddenCustomer };
}

async function loadCards(stage: Stage, filters: BoardFilters, from: number, signal: AbortSignal) {
  const rows = unwrap(
    await database
      .schema('reporting')
      .rpc('board', {
        filter: { ...filters, stage: stage.code },
        cards_per_stage: pageSize,
        skip: from,
      })
      .abortSignal(signal),
  );
  return rows.map(asCard);
}

function asCard(row: Database['reporting']['Views']['board_cards']['Row']) {
  return present(withCustomer(row), [
    'opportunity_id',
    'organization_id',
    'stage',
    'stage_manual',
    'status',
    'last_activity_at',
  ]);
}

export type Card = ReturnType<typeof asCard>;

/** The top of every column, in one request: what a board shows before anybody scrolls. */
export function firstCardsQuery(filters: BoardFilters) {
  return queryOptions({
    queryKey: opportunityKeys.firstCards(filters),
    queryFn: async ({ signal }) => {
      const rows = unwrap(
        await database
          .schema('reporting')
          .rpc('board', { filter: { ...filters }, cards_per_stage: firstPageSize })
          .abortSignal(signal),
      );
      return rows.map(asCard);
    },
  });
}

/**
 * One page of a column. `taken` is how many of the server's cards in this stage it accounts for:
 * a card that is dragged away takes one off, a card that is dragged in adds none, so that the next
 * page starts where the server's numbering says.
 */
export type CardPage = { cards: Card[]; taken: number; full: boolean };

export function columnQuery(filters: BoardFilters, stage: Stage) {
  return infiniteQueryOptions({
    queryKey: opportunityKeys.column(filters, stage.code),
    queryFn: async ({ pageParam, signal, client }): Promise<CardPage> => {
      if (pageParam === 0) {
        // The columns ask together, and share one answer.
        const all = await client.fetchQuery(firstCardsQuery(filters));
        const cards = all.filter((card) => card.stage === stage.code);
        return { cards, taken: cards.length, full: cards.length === firstPageSize };
      }
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
      unwrap(
        await database
          .schema('reporting')
          .rpc('pipeline_totals', { filter: { ...filters } })
          .abortSignal(signal),
      ),
  });
}

export type Totals = Awaited<ReturnType<NonNullable<ReturnType<typeof totalsQuery>['queryFn']>>>;

/** As it is at this moment; null where it is archived, or somebody else's. */
export async function loadNow(id: string, signal?: AbortSignal) {
  const query = database
    .schema('reporting')
    .from('pipeline_full')
    .select('*')
    .eq('opportunity_id', id);
  const row = unwrap(await (signal ? query.abortSignal(signal) : query).maybeSingle());
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
    'updated_at',
  ]);
}

export type Opportunity = NonNullable<Awaited<ReturnType<typeof loadNow>>>;

export function opportunityQuery(id: string) {
  return queryOptions({
    queryKey: opportunityKeys.one(id),
    queryFn: ({ signal }) => loadNow(id, signal),
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

/** The name behind a picker's value; null where it is archived or somebody else's. */
export function organizationQuery(id: string) {
  return queryOptions({
    queryKey: opportunityKeys.organization(id),
    enabled: id !== '',
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const row = unwrap(
        await database
          .from('organizations')
          .select('organization_id, name')
          .eq('organization_id', id)
          .abortSignal(signal)
          .maybeSingle(),
      );
      return row && { id: row.organization_id, title: row.name };
    },
  });
}

export function productQuery(id: string) {
  return queryOptions({
    queryKey: opportunityKeys.product(id),
    enabled: id !== '',
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const row = unwrap(
        await database
          .from('products')
          .select(
            'product_id, name, principal_org_id, principal:organizations!products_principal_org_id_fkey(name)',
          )
          .eq('product_id', id)
          .abortSignal(signal)
          .maybeSingle(),
      );
      if (!row) return null;
      const { principal, ...product } = row;
      return { ...product, principal_name: principal?.name ?? 'another principal' };
    },
  });
}

/** Who distributes a product, its primary distributor first. */
export function carriersQuery(productId: string) {
  return queryOptions({
    queryKey: ['opportunities', 'carriers', productId],
    enabled: productId !== '',
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const rows = unwrap(
        await database
          .from('product_distributors')
          .select('distributor_org_id, is_primary, distributor:organizations(name)')
          .eq('product_id', productId)
          .order('is_primary', { ascending: false })
          .limit(100)
          .abortSignal(signal),
      );
      // One whose name is hidden cannot be named by this person either.
      return rows.flatMap(({ distributor_org_id: id, is_primary: isPrimary, distributor }) =>
        distributor ? [{ id, title: distributor.name, isPrimary }] : [],
      );
    },
  });
}

/** A customer that nobody had yet; the person's own. With the same id again it is made once. */
export async function createOrganization(organization_id: string, name: string) {
  const answer = await database
    .from('organizations')
    .insert({ organization_id, name })
    .select('organization_id, name')
    .single();
  if (!isTakenId(answer.error && new Refusal(answer.error))) return unwrap(answer);
  return unwrap(
    await database
      .from('organizations')
      .select('organization_id, name')
      .eq('organization_id', organization_id)
      .single(),
  );
}

type New = Database['public']['Tables']['opportunities']['Insert'] & { opportunity_id: string };

/** Refused where the id is taken: then an earlier attempt got through, whose answer was lost. */
export async function createOpportunity(row: New) {
  unwrap(await database.from('opportunities').insert(row));
}

/** One PATCH of the row as it was seen; null where somebody has changed it since, or it is gone. */
export async function saveOpportunity(id: string, changes: Changes, version: string) {
  return unwrap(
    await database
      .from('opportunities')
      .update(changes)
      .eq('opportunity_id', id)
      .eq('updated_at', version)
      .select('opportunity_id, updated_at')
      .maybeSingle(),
  );
}

/** Names that came with the opportunity need not be asked for again. */
export function knowNames(client: QueryClient, opportunity: Opportunity) {
  const o = opportunity;
  const know = (id: string | null, title: string | null) => {
    if (id && title) client.setQueryData(opportunityKeys.organization(id), { id, title });
  };
  know(o.organization_id, o.organization_name);
  know(o.principal_org_id, o.principal_name);
  know(o.distributor_org_id, o.distributor_name);
  if (o.product_id && o.product_name && o.principal_org_id) {
    client.setQueryData(opportunityKeys.product(o.product_id), {
      product_id: o.product_id,
      name: o.product_name,
      principal_org_id: o.principal_org_id,
      principal_name: o.principal_name ?? 'another principal',
    });
  }
}

/** What a new opportunity starts with; a product brings its principal and its primary distributor. */
export function prefillQuery({ organization = '', principal = '', product = '' }: Prefill) {
  return queryOptions({
    queryKey: ['opportunities', 'prefill', organization, principal, product],
    queryFn: async ({ client }) => {
      const named = (id: string) => (id ? client.fetchQuery(organizationQuery(id)) : null);
      const [customer, maker, offered, carriers] = await Promise.all([
        named(organization),
        named(principal),
        product ? client.fetchQuery(productQuery(product)) : null,
        product ? client.fetchQuery(carriersQuery(product)) : [],
      ]);
      return {
        organization_id: customer?.id ?? '',
        product_id: offered?.product_id ?? '',
        principal_org_id: offered?.principal_org_id ?? maker?.id ?? '',
        distributor_org_id: carriers.find(({ isPrimary }) => isPrimary)?.id ?? '',
        name: suggestName({
          customer: customer?.title,
          product: offered?.name,
          principal: maker?.title,
        }),
      };
    },
  });
}

type Was = { opportunity_id: string; stage: string; loss_reason: string | null };

/**
 * A logged loss brings its reason along; whoever takes the log back takes that back too. Only where
 * the stage is the old one again: another loss, logged meanwhile, keeps its reason.
 */
export async function takeBackLossReason({ opportunity_id: id, stage, loss_reason: was }: Was) {
  const query = database
    .from('opportunities')
    .update({ loss_reason: was })
    .eq('opportunity_id', id)
    .eq('stage', stage);
  const other = was === null ? query.not('loss_reason', 'is', null) : query.neq('loss_reason', was);
  unwrap(await other);
}

async function countInteractions(opportunityId: string): Promise<number> {
  const { count, error } = await database
    .from('interactions')
    .select('interaction_id', { count: 'exact', head: true })
    .eq('opportunity_id', opportunityId);
  if (error) throw new Refusal(error);
  return count ?? 0;
}

/** What goes along when an opportunity is archived. */
export async function goingAlong(opportunityId: string): Promise<string> {
  const interactions = await countInteractions(opportunityId);
  if (interactions === 0) return '';
  if (interactions === 1) return ', with its interaction';
  return `, with its ${formatCount(interactions)} interactions`;
}
