import { queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { ListKind } from './lists.ts';

const administrationKeys = {
  footprint: (userId: string) => ['administration', 'footprint', userId],
  list: (kind: ListKind) => ['lookups', 'administration', kind],
  refreshes: ['administration', 'refreshes'],
};

/** Addresses and last sign-ins; names and roles are everybody's to read, in peopleQuery. */
export const accountsQuery = queryOptions({
  queryKey: ['administration', 'accounts'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => unwrap(await database.rpc('admin_list_users').abortSignal(signal)),
});

/** How many records of each table somebody owns. */
export function footprintQuery(userId: string) {
  return queryOptions({
    queryKey: administrationKeys.footprint(userId),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      unwrap(await database.rpc('admin_user_footprint', { user_id: userId }).abortSignal(signal)),
  });
}

/** The entries of a list of choices, retired ones too, in their order. */
export function listQuery(kind: ListKind) {
  return queryOptions({
    queryKey: administrationKeys.list(kind),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from(`${kind}_lu`)
          .select('*')
          .order('sort_order')
          .order('code')
          .abortSignal(signal),
      ),
  });
}

/** How many records name each entry, up to a thousand. */
export function usageQuery(kind: ListKind) {
  return queryOptions({
    queryKey: ['administration', 'usage', kind],
    queryFn: async ({ signal }) =>
      unwrap(await database.rpc('admin_lookup_usage', { kind }).abortSignal(signal)),
  });
}

export const phasesQuery = queryOptions({
  queryKey: ['administration', 'phases'],
  queryFn: async ({ signal }) =>
    unwrap(
      await database
        .from('migration_control')
        .select(
          'migration_id, phase_number, pack, status, started_at, completed_at, duration_ms, executed_by, checksum, error',
        )
        .order('migration_id', { ascending: false })
        .limit(200)
        .abortSignal(signal),
    ),
});

export const refreshesQuery = queryOptions({
  queryKey: administrationKeys.refreshes,
  queryFn: async ({ signal }) =>
    unwrap(await database.rpc('admin_dashboard_refreshes').abortSignal(signal)),
});

export const slowCallsQuery = queryOptions({
  queryKey: ['administration', 'slow calls'],
  queryFn: async ({ signal }) =>
    unwrap(await database.rpc('admin_slow_trigger_calls').abortSignal(signal)),
});

// Asked for by hand: it reads a thousand opportunities with their interactions.
export const syncCheckQuery = queryOptions({
  queryKey: ['administration', 'sync'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) =>
    unwrap(await database.rpc('admin_check_sync', { sample: 1000 }).abortSignal(signal).single()),
});
