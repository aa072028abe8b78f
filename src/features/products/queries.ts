import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';
import { type ProductFilters, sortOf } from './product-filters.ts';

const productKeys = {
  all: ['products'] as const,
  list: (filters: ProductFilters) => ['products', 'list', filters] as const,
  one: (id: string) => ['products', 'one', id] as const,
  distributors: (id: string) => ['products', 'distributors', id] as const,
  opportunities: (id: string) => ['products', 'opportunities', id] as const,
};

const pageSize = 50;

export function productsQuery(filters: ProductFilters) {
  const { key, descending } = sortOf(filters);
  return infiniteQueryOptions({
    queryKey: productKeys.list(filters),
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) =>
      unwrap(
        await database
          .schema('reporting')
          .rpc('list_products', {
            wanted: filters.text,
            principal: filters.principal,
            sort: key,
            descending,
            max_results: pageSize,
            skip: pageParam,
          })
          .abortSignal(signal),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.length === pageSize ? pages.length * pageSize : undefined,
  });
}

export type ProductRow = Awaited<
  ReturnType<Extract<ReturnType<typeof productsQuery>['queryFn'], (...args: never) => unknown>>
>[number];

const productColumns =
  'product_id, principal_org_id, name, sku, category, pack_size, description, list_price, created_at, updated_at, principal:organizations!products_principal_org_id_fkey(name)';

async function loadProduct(id: string, signal?: AbortSignal) {
  const query = database.from('products').select(productColumns).eq('product_id', id);
  return unwrap(await (signal ? query.abortSignal(signal) : query).maybeSingle());
}

export type Product = NonNullable<Awaited<ReturnType<typeof loadProduct>>>;

export function productQuery(id: string) {
  return queryOptions({
    queryKey: productKeys.one(id),
    queryFn: ({ signal }) => loadProduct(id, signal),
  });
}

/** As it is now, whatever is cached. */
export const reloadProduct = (id: string) => loadProduct(id);

type Insert = Database['public']['Tables']['products']['Insert'];
type Update = Database['public']['Tables']['products']['Update'];

export async function createProduct(values: Insert) {
  return unwrap(await database.from('products').insert(values).select('product_id, name').single());
}

/** Null where the product is no longer as it was at `version`. */
export async function changeProduct(id: string, changes: Update, version: string | null) {
  return unwrap(
    await database
      .from('products')
      .update(changes)
      .eq('product_id', id)
      .eq('updated_at', version ?? '')
      .select('product_id, name')
      .maybeSingle(),
  );
}

async function loadDistributors(id: string, signal?: AbortSignal) {
  const query = database
    .from('product_distributors')
    .select(
      'distributor_org_id, is_primary, distributor_item_number, distributor:organizations(name)',
    )
    .eq('product_id', id)
    .order('is_primary', { ascending: false })
    .order('created_at')
    .order('distributor_org_id');
  const rows = unwrap(await (signal ? query.abortSignal(signal) : query));
  return rows.map(({ distributor, ...row }) => ({
    ...row,
    name: distributor?.name ?? 'Hidden or archived distributor',
    isHidden: !distributor,
  }));
}

export type Distributor = Awaited<ReturnType<typeof loadDistributors>>[number];

export function distributorsQuery(id: string) {
  return queryOptions({
    queryKey: productKeys.distributors(id),
    queryFn: ({ signal }) => loadDistributors(id, signal),
  });
}

export const reloadDistributors = (id: string) => loadDistributors(id);

type Listed = Pick<Distributor, 'distributor_org_id' | 'is_primary' | 'distributor_item_number'>;

function asListed(list: readonly Listed[]) {
  return list.map(({ distributor_org_id, is_primary, distributor_item_number }) => ({
    distributor_org_id,
    is_primary,
    distributor_item_number,
  }));
}

/** The whole list in one step; refused (KP706) where it is no longer the one that was seen. */
export async function saveDistributors(
  id: string,
  list: readonly Listed[],
  seen: readonly Listed[],
) {
  unwrap(
    await database.rpc('set_product_distributors', {
      product_id: id,
      distributors: asListed(list),
      seen: asListed(seen),
    }),
  );
}

export function opportunitiesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: productKeys.opportunities(id),
    queryFn: async ({ pageParam, signal }) => {
      const rows = unwrap(
        await database
          .schema('reporting')
          .from('pipeline_full')
          .select(
            'opportunity_id, organization_name, name, stage_label, stage_is_closed, estimated_value, owner_name, last_activity_at',
          )
          .eq('product_id', id)
          .order('stage_is_closed')
          .order('last_activity_at', { ascending: false })
          .order('opportunity_id')
          .range(pageParam, pageParam + pageSize - 1)
          .abortSignal(signal),
      );
      return rows.map((row) => present(row, ['opportunity_id', 'name', 'last_activity_at']));
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.length === pageSize ? pages.length * pageSize : undefined,
  });
}

/** How many open opportunities that the caller sees name it. */
async function countOpenOpportunities(id: string) {
  const answer = await database
    .from('opportunities')
    .select('opportunity_id', { count: 'exact', head: true })
    .eq('product_id', id)
    .is('closed_at', null);
  unwrap(answer);
  return answer.count ?? 0;
}

/** What archiving a product means for what is open. */
export async function openConsequence(id: string): Promise<string> {
  const open = await countOpenOpportunities(id);
  if (open === 0) return '';
  const they =
    open === 1 ? '1 open opportunity still names it' : `${open} open opportunities still name it`;
  return `. ${they}: nothing else changes there, but the product’s name shows again only once it is restored or another is chosen`;
}
