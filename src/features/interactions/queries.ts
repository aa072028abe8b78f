import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';

export const interactionKeys = {
  timeline: (opportunityId: string) => ['interactions', 'timeline', opportunityId] as const,
};

const pageSize = 20;

async function loadTimeline(opportunityId: string, from: number, signal: AbortSignal) {
  const rows = unwrap(
    await database
      .schema('reporting')
      .from('opportunity_timeline')
      .select('*')
      .eq('opportunity_id', opportunityId)
      .order('interaction_date', { ascending: false })
      .order('created_at', { ascending: false })
      .order('interaction_id', { ascending: false })
      .range(from, from + pageSize - 1)
      .abortSignal(signal),
  );
  return rows.map((row) =>
    present(row, [
      'interaction_id',
      'opportunity_id',
      'interaction_type',
      'interaction_date',
      'owner_user_id',
      'may_edit_drivers',
    ]),
  );
}

export type TimelineEntry = Awaited<ReturnType<typeof loadTimeline>>[number];

export function timelineQuery(opportunityId: string) {
  return infiniteQueryOptions({
    queryKey: interactionKeys.timeline(opportunityId),
    queryFn: ({ pageParam, signal }) => loadTimeline(opportunityId, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.length === pageSize ? pages.length * pageSize : undefined,
  });
}

export function contactsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['interactions', 'contacts', organizationId],
    enabled: organizationId !== '',
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('contacts')
          .select('contact_id, full_name, title')
          .eq('organization_id', organizationId)
          .order('is_primary', { ascending: false })
          .order('full_name')
          .abortSignal(signal),
      ),
  });
}

type LogArguments = Database['public']['Functions']['log_interaction']['Args'];

// Where there are no bars a request can hang for minutes; the entry is kept and sent again.
const patience = 15_000;

/** One write. The same interaction_id again is harmless, so a retry never logs twice. */
export async function logInteraction(input: LogArguments) {
  return unwrap(
    await database.rpc('log_interaction', input).abortSignal(AbortSignal.timeout(patience)),
  );
}

/** Says which product it is about, where nobody has said so yet. */
export async function nameProduct(opportunityId: string, productId: string) {
  unwrap(
    await database
      .from('opportunities')
      .update({ product_id: productId })
      .eq('opportunity_id', opportunityId)
      .is('product_id', null),
  );
}

/** The products that this opportunity may be about. */
export function productsQuery(principalId: string | null) {
  return queryOptions({
    queryKey: ['interactions', 'products', principalId],
    enabled: principalId !== null,
    staleTime: 60_000,
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

type Changes = Database['public']['Tables']['interactions']['Update'];

export async function changeInteraction(id: string, changes: Changes) {
  return unwrap(
    await database
      .from('interactions')
      .update(changes)
      .eq('interaction_id', id)
      .select('interaction_id, interaction_date')
      .single(),
  );
}

/**
 * The same where the row is as it was seen. Where somebody has changed it since, nothing is written
 * and the version of now comes back; it throws where the row is gone.
 */
export async function changeSeenInteraction(id: string, changes: Changes, version: string | null) {
  const saved = unwrap(
    await database
      .from('interactions')
      .update(changes)
      .eq('interaction_id', id)
      .eq('updated_at', version ?? '')
      .select('interaction_id')
      .maybeSingle(),
  );
  if (saved) return { saved: true as const };
  const { updated_at } = unwrap(
    await database.from('interactions').select('updated_at').eq('interaction_id', id).single(),
  );
  return { saved: false as const, version: updated_at };
}
