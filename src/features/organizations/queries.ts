import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';
import type { OrganizationFilters } from './organization-filters.ts';

type Insert = Database['public']['Tables']['organizations']['Insert'];
type Update = Database['public']['Tables']['organizations']['Update'];

export const organizationKeys = {
  all: ['organizations'] as const,
  list: (filters: OrganizationFilters) => ['organizations', 'list', filters] as const,
  count: (filters: OrganizationFilters) => ['organizations', 'count', filters] as const,
  segments: ['organizations', 'segments'] as const,
  one: (id: string) => ['organizations', 'one', id] as const,
  part: (id: string, part: string) => ['organizations', 'one', id, part] as const,
  // Named after what they show first: whoever changes that has them loaded again.
  contacts: (id: string) => ['contacts', 'of organization', id] as const,
  opportunities: (id: string, part: string) =>
    ['opportunities', 'of organization', id, part] as const,
  products: (id: string, part: string) => ['products', 'of organization', id, part] as const,
};

const pageSize = 50;
const reporting = () => database.schema('reporting');

function conditions({ text, role, priority, state, segment, city, owner }: OrganizationFilters) {
  return {
    query: text,
    only_role: role,
    only_priority: priority,
    only_state: state,
    only_segment: segment,
    only_city: city,
    only_owner: owner,
  };
}

export function organizationsQuery(filters: OrganizationFilters) {
  return infiniteQueryOptions({
    queryKey: organizationKeys.list(filters),
    queryFn: async ({ pageParam, signal }) =>
      unwrap(
        await reporting()
          .rpc('list_organizations', {
            ...conditions(filters),
            sort: filters.sort,
            descending: filters.down,
            after: pageParam,
            max_results: pageSize,
          })
          .abortSignal(signal),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) =>
      last.length === pageSize ? last.at(-1)?.organization_id : undefined,
  });
}

export type OrganizationRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof organizationsQuery>['queryFn']>>
>[number];

/** 1001 where there are more than a thousand: counting them all would cost more than the list. */
export function organizationCountQuery(filters: OrganizationFilters) {
  const { sort: _sort, down: _down, ...chosen } = filters;
  return queryOptions({
    queryKey: organizationKeys.count(chosen),
    queryFn: async ({ signal }) =>
      unwrap(await reporting().rpc('count_organizations', conditions(chosen)).abortSignal(signal)),
  });
}

export const segmentsQuery = queryOptions({
  queryKey: organizationKeys.segments,
  staleTime: 300_000,
  queryFn: async ({ signal }) =>
    unwrap(await reporting().rpc('organization_segments').abortSignal(signal)),
});

const columns =
  'organization_id, name, state, priority, segment, phone, website, address_line1, address_line2, city, postal_code, notes, parent_organization_id, owner_user_id, created_at, updated_at';

async function nameOf(id: string | null, signal?: AbortSignal) {
  if (id === null) return null;
  const query = database.from('organizations').select('name').eq('organization_id', id);
  const row = unwrap(await (signal ? query.abortSignal(signal) : query).maybeSingle());
  return row?.name ?? null;
}

/** One organization as its form knows it; null where it is archived, gone or hidden. */
export async function loadOrganization(id: string, signal?: AbortSignal) {
  const query = database.from('organizations').select(columns).eq('organization_id', id);
  const row = unwrap(await (signal ? query.abortSignal(signal) : query).maybeSingle());
  if (!row) return null;
  return { ...row, parent_name: await nameOf(row.parent_organization_id, signal) };
}

async function loadRoles(id: string, signal: AbortSignal) {
  const row = unwrap(
    await database
      .from('v_org_roles')
      .select('*')
      .eq('organization_id', id)
      .abortSignal(signal)
      .maybeSingle(),
  );
  const roles = ['is_principal', 'is_distributor', 'is_customer', 'is_prospect'] as const;
  return row ? present(row, roles) : null;
}

export function organizationQuery(id: string) {
  return queryOptions({
    queryKey: organizationKeys.one(id),
    queryFn: async ({ signal }) => {
      const [row, roles] = await Promise.all([loadOrganization(id, signal), loadRoles(id, signal)]);
      return row && roles ? { ...row, roles } : null;
    },
  });
}

export type Organization = NonNullable<
  Awaited<ReturnType<NonNullable<ReturnType<typeof organizationQuery>['queryFn']>>>
>;

export async function createOrganization(values: Insert) {
  return unwrap(
    await database.from('organizations').insert(values).select('organization_id, name').single(),
  );
}

/** Null where no row has this version any more. */
export async function changeOrganization(id: string, version: string | null, changes: Update) {
  // A PATCH of nothing answers as if there were no such row.
  if (Object.keys(changes).length === 0) {
    return unwrap(
      await database
        .from('organizations')
        .select('organization_id, name')
        .eq('organization_id', id)
        .maybeSingle(),
    );
  }
  return unwrap(
    await database
      .from('organizations')
      .update(changes)
      .eq('organization_id', id)
      .eq('updated_at', version ?? '')
      .select('organization_id, name')
      .maybeSingle(),
  );
}

/** Those of its open opportunities that the caller sees: what stands against archiving it. */
export async function loadOpenOpportunities(id: string) {
  const rows = unwrap(
    await reporting()
      .from('pipeline_full')
      .select('opportunity_id, name')
      .eq('organization_id', id)
      .eq('stage_is_closed', false)
      .order('name')
      .limit(20),
  );
  return rows.map((row) => present(row, ['opportunity_id', 'name']));
}
