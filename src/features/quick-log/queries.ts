import { queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { toLocalDay } from '../../shared/format.ts';
import { present } from '../../shared/present.ts';
import { unwrap } from '../../shared/refusal.ts';

const columns =
  'opportunity_id, organization_id, organization_name, principal_org_id, principal_name, product_id, product_name, stage, stage_label, stage_manual, status, loss_reason';

function pipeline() {
  return database.schema('reporting').from('pipeline_full').select(columns);
}

type Row = NonNullable<Awaited<ReturnType<typeof pipeline>>['data']>[number];

function chosenFrom(row: Row) {
  return present({ ...row, organization_name: row.organization_name ?? 'Hidden customer' }, [
    'opportunity_id',
    'organization_id',
    'stage',
    'stage_manual',
    'status',
  ]);
}

export type Chosen = ReturnType<typeof chosenFrom>;

/** Null where it is archived, or somebody else's. */
export function chosenQuery(opportunityId: string) {
  return queryOptions({
    queryKey: ['quick-log', 'chosen', opportunityId],
    enabled: opportunityId !== '',
    queryFn: async ({ signal }) => {
      const row = unwrap(
        await pipeline().eq('opportunity_id', opportunityId).abortSignal(signal).maybeSingle(),
      );
      return row && chosenFrom(row);
    },
  });
}

const offered = 8;

/**
 * What is most likely meant: what this person logged last, then what is due. It stays at hand
 * without a network.
 */
export function likelyQuery(userId: string) {
  const today = toLocalDay(new Date());
  return queryOptions({
    queryKey: ['quick-log', 'likely', userId, today],
    staleTime: 60_000,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const [due, logged] = await Promise.all([
        loadDue(userId, today, signal),
        loadLogged(userId, signal),
      ]);
      const seen = new Set<string>();
      return [...logged.slice(0, offered / 2), ...due, ...logged]
        .filter(({ opportunity_id: id }) => !seen.has(id) && seen.add(id))
        .slice(0, offered);
    },
  });
}

async function loadDue(userId: string, today: string, signal: AbortSignal) {
  const rows = unwrap(
    await pipeline()
      .eq('owner_user_id', userId)
      .lte('due_date', today)
      .order('due_date', { ascending: false })
      .limit(offered)
      .abortSignal(signal),
  );
  return rows.map(chosenFrom);
}

async function loadLogged(userId: string, signal: AbortSignal) {
  const latest = unwrap(
    await database
      .from('interactions')
      .select('opportunity_id')
      .eq('owner_user_id', userId)
      .order('interaction_date', { ascending: false })
      .limit(3 * offered)
      .abortSignal(signal),
  );
  const ids = [...new Set(latest.map((row) => row.opportunity_id))].slice(0, offered);
  if (ids.length === 0) return [];
  const rows = unwrap(await pipeline().in('opportunity_id', ids).abortSignal(signal));
  return rows
    .map(chosenFrom)
    .sort((a, b) => ids.indexOf(a.opportunity_id) - ids.indexOf(b.opportunity_id));
}
