import { queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Stakeholder } from './stakeholder-list.ts';

const stakeholderKeys = {
  of: (opportunityId: string) => ['stakeholders', 'of', opportunityId] as const,
  contacts: (organizationId: string) => ['stakeholders', 'contacts', organizationId] as const,
};

export function stakeholdersQuery(opportunityId: string) {
  return queryOptions({
    queryKey: stakeholderKeys.of(opportunityId),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('opportunity_contacts')
          .select(
            'contact_id, role, is_primary, contact:contacts(full_name, title, email, phone, mobile_phone)',
          )
          .eq('opportunity_id', opportunityId)
          .order('is_primary', { ascending: false })
          .order('created_at')
          .order('contact_id')
          .abortSignal(signal),
      ),
  });
}

export type StakeholderRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof stakeholdersQuery>['queryFn']>>
>[number];

/** The customer's own people. */
export function contactsQuery(organizationId: string) {
  return queryOptions({
    queryKey: stakeholderKeys.contacts(organizationId),
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const rows = unwrap(
        await database
          .from('contacts')
          .select('contact_id, full_name, title, role')
          .eq('organization_id', organizationId)
          .order('is_primary', { ascending: false })
          .order('full_name')
          .limit(200)
          .abortSignal(signal),
      );
      return rows.map(({ contact_id, full_name, title, role }) => ({
        id: contact_id,
        title: full_name ?? '',
        subtitle: title,
        role,
      }));
    },
  });
}

/** In one step, and only where the list is still the one that was seen. */
export async function saveStakeholders(
  opportunityId: string,
  contacts: Stakeholder[],
  seen: Stakeholder[],
) {
  unwrap(
    await database.rpc('set_opportunity_contacts', {
      opportunity_id: opportunityId,
      contacts,
      seen,
    }),
  );
}
