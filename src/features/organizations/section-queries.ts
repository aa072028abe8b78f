import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import { organizationKeys } from './queries.ts';

// What stands on an organization's page, each part with its own query: a slow one holds nobody up.
// One more is asked for than is shown, to know whether there are more.
export const shown = 50;
export const rollupShown = 15;
const reporting = () => database.schema('reporting');

export function contactsQuery(id: string) {
  return queryOptions({
    queryKey: organizationKeys.contacts(id),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('contacts')
          .select('contact_id, full_name, title, role, is_primary, email, phone, mobile_phone')
          .eq('organization_id', id)
          .order('is_primary', { ascending: false })
          .order('last_name')
          .order('first_name')
          .limit(shown + 1)
          .abortSignal(signal),
      ),
  });
}

type Part = 'organization_id' | 'principal_org_id' | 'distributor_org_id';

/** Open ones first, what is due first leading. */
export function opportunitiesQuery(id: string, part: Part) {
  return queryOptions({
    queryKey: organizationKeys.opportunities(id, part),
    queryFn: async ({ signal }) => {
      const rows = unwrap(
        await reporting()
          .from('pipeline_full')
          .select(
            'opportunity_id, name, organization_name, principal_name, product_name, stage_label, stage_is_closed, estimated_value, next_action, next_action_date, due_date, is_stale, closed_at',
          )
          .eq(part, id)
          .order('stage_is_closed')
          .order('next_action_date', { nullsFirst: false })
          .order('opportunity_id')
          .limit(shown + 1)
          .abortSignal(signal),
      );
      return rows.map((row) => present(row, ['opportunity_id', 'name', 'stage_label']));
    },
  });
}

export type OpportunityLine = Awaited<
  ReturnType<NonNullable<ReturnType<typeof opportunitiesQuery>['queryFn']>>
>[number];

/** What each customer does with this principal, or this customer with each principal. */
export function rollupQuery(id: string, side: 'organization_id' | 'principal_org_id') {
  const other = side === 'organization_id' ? 'principal_org_id' : 'organization_id';
  return queryOptions({
    queryKey: organizationKeys.opportunities(id, `by ${side}`),
    queryFn: async ({ signal }) => {
      const found = unwrap(
        await reporting()
          .from('org_principal_summary')
          .select('*')
          .eq(side, id)
          .order('open_value', { ascending: false })
          .order('won_value', { ascending: false })
          .limit(rollupShown + 1)
          .abortSignal(signal),
      );
      const rows = found.map((row) =>
        present(row, ['open_opportunities', 'open_value', 'won_opportunities', 'won_value']),
      );
      const ids = rows.flatMap((row) => row[other] ?? []);
      const names = new Map(
        unwrap(
          await database
            .from('organizations')
            .select('organization_id, name')
            .in('organization_id', ids)
            .abortSignal(signal),
        ).map(({ organization_id, name }) => [organization_id, name]),
      );
      return rows.map((row) => ({
        ...row,
        other_id: row[other] ?? '',
        other_name: names.get(row[other] ?? '') ?? null,
      }));
    },
  });
}

export function productsQuery(id: string) {
  return queryOptions({
    queryKey: organizationKeys.products(id, 'made'),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('products')
          .select('product_id, name, sku, category')
          .eq('principal_org_id', id)
          .order('name')
          .limit(shown + 1)
          .abortSignal(signal),
      ),
  });
}

export function carriedQuery(id: string) {
  return queryOptions({
    queryKey: organizationKeys.products(id, 'carried'),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('product_distributors')
          .select('product_id, is_primary, distributor_item_number, product:products(name, sku)')
          .eq('distributor_org_id', id)
          .order('is_primary', { ascending: false })
          .order('product_id')
          .limit(shown + 1)
          .abortSignal(signal),
      ),
  });
}

/** The newest; the more of them are loaded, the ones before stand there meanwhile. */
export function activityQuery(id: string, wanted: number) {
  return queryOptions({
    queryKey: organizationKeys.opportunities(id, `activity, ${wanted}`),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      unwrap(
        await reporting()
          .rpc('organization_activity', { organization_id: id, max_results: wanted })
          .abortSignal(signal),
      ),
  });
}

export function branchesQuery(id: string) {
  return queryOptions({
    queryKey: organizationKeys.part(id, 'branches'),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('organizations')
          .select('organization_id, name, city, state')
          .eq('parent_organization_id', id)
          .order('name')
          .limit(shown + 1)
          .abortSignal(signal),
      ),
  });
}
