import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { loadContact } from '../../shared/contact-record.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { ContactFilters } from './contact-filters.ts';

const contactKeys = {
  all: ['contacts'] as const,
  list: (filters: ContactFilters) => ['contacts', 'list', filters] as const,
  count: (filters: ContactFilters) => ['contacts', 'count', filters] as const,
  one: (id: string) => ['contacts', 'one', id] as const,
  part: (id: string, part: string) => ['contacts', 'one', id, part] as const,
  stakes: (id: string) => ['opportunities', 'of contact', id, 'stakes'] as const,
  activity: (id: string, wanted: number) =>
    ['opportunities', 'of contact', id, 'activity', wanted] as const,
};

const pageSize = 50;
// One more is asked for, to know whether there are more.
export const stakesShown = 50;
const reporting = () => database.schema('reporting');

function conditions({ text, organization, role }: ContactFilters) {
  return { query: text, only_organization: organization, only_role: role };
}

export function contactsQuery(filters: ContactFilters) {
  return infiniteQueryOptions({
    queryKey: contactKeys.list(filters),
    queryFn: async ({ pageParam, signal }) =>
      unwrap(
        await reporting()
          .rpc('list_contacts', {
            ...conditions(filters),
            sort: filters.sort,
            descending: filters.down,
            after: pageParam,
            max_results: pageSize,
          })
          .abortSignal(signal),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.length === pageSize ? last.at(-1)?.contact_id : undefined),
  });
}

export type ContactRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof contactsQuery>['queryFn']>>
>[number];

/** 1001 where there are more than a thousand: counting them all would cost more than the list. */
export function contactCountQuery(filters: ContactFilters) {
  const { sort: _sort, down: _down, ...chosen } = filters;
  return queryOptions({
    queryKey: contactKeys.count(chosen),
    queryFn: async ({ signal }) =>
      unwrap(await reporting().rpc('count_contacts', conditions(chosen)).abortSignal(signal)),
  });
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: contactKeys.one(id),
    queryFn: ({ signal }) => loadContact(id, signal),
  });
}

export type Contact = NonNullable<Awaited<ReturnType<typeof loadContact>>>;

/** Opportunities in which the contact has a say, with what they say there. */
export function stakesQuery(id: string) {
  return queryOptions({
    queryKey: contactKeys.stakes(id),
    queryFn: async ({ signal }) => {
      const links = unwrap(
        await database
          .from('opportunity_contacts')
          .select('opportunity_id, role, is_primary')
          .eq('contact_id', id)
          .limit(stakesShown + 1)
          .abortSignal(signal),
      );
      if (links.length === 0) return [];
      const found = unwrap(
        await reporting()
          .from('pipeline_full')
          .select('opportunity_id, name, stage_label, stage_is_closed, next_action')
          .in(
            'opportunity_id',
            links.map((link) => link.opportunity_id),
          )
          .order('stage_is_closed')
          .order('name')
          .abortSignal(signal),
      );
      return found.map((found) => {
        const row = present(found, ['opportunity_id', 'name', 'stage_label']);
        return { ...row, link: links.find((each) => each.opportunity_id === row.opportunity_id) };
      });
    },
  });
}

export function contactActivityQuery(id: string, wanted: number) {
  return queryOptions({
    queryKey: contactKeys.activity(id, wanted),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('interactions')
          .select(
            'interaction_id, interaction_date, subject, notes, owner_user_id, opportunity_id, type:interaction_type_lu(label), opportunity:opportunities(name)',
          )
          .eq('contact_id', id)
          .order('interaction_date', { ascending: false })
          .limit(wanted)
          .abortSignal(signal),
      ),
  });
}

/** In place of whoever was. */
export async function setPrimaryContact(id: string, isPrimary: boolean) {
  unwrap(await database.rpc('set_primary_contact', { contact_id: id, is_primary: isPrimary }));
}
