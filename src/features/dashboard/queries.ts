import { queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { toLocalDay } from '../../shared/format.ts';
import { unwrap } from '../../shared/refusal.ts';

type Owner = string | undefined;

// Under "opportunities", because whatever changes one changes these too.
export const dashboardKeys = {
  all: ['opportunities', 'dashboard'] as const,
  totals: (owner: Owner) => ['opportunities', 'dashboard', 'totals', owner] as const,
  due: (owner: Owner, today: string) =>
    ['opportunities', 'dashboard', 'due', owner, today] as const,
  stale: (owner: Owner) => ['opportunities', 'dashboard', 'stale', owner] as const,
  any: (owner: Owner) => ['opportunities', 'dashboard', 'any', owner] as const,
  closed: (owner: Owner) => ['opportunities', 'dashboard', 'closed', owner] as const,
};

/** One more is asked for, to know whether there are more. */
export const staleShown = 10;

const reporting = () => database.schema('reporting');

/** As of the last refresh: a row for all, and one per stage, owner and principal. */
export function totalsQuery(owner: Owner) {
  return queryOptions({
    queryKey: dashboardKeys.totals(owner),
    queryFn: async ({ signal }) =>
      unwrap(await reporting().rpc('dashboard_totals', { owner }).abortSignal(signal)),
  });
}

export type Total = Awaited<
  ReturnType<NonNullable<ReturnType<typeof totalsQuery>['queryFn']>>
>[number];

export function dueQuery(owner: Owner) {
  const today = toLocalDay(new Date());
  return queryOptions({
    queryKey: dashboardKeys.due(owner, today),
    queryFn: async ({ signal }) =>
      unwrap(await reporting().rpc('due_opportunities', { owner, today }).abortSignal(signal)),
  });
}

export type Due = Awaited<ReturnType<NonNullable<ReturnType<typeof dueQuery>['queryFn']>>>[number];

export function staleQuery(owner: Owner) {
  return queryOptions({
    queryKey: dashboardKeys.stale(owner),
    queryFn: async ({ signal }) =>
      unwrap(
        await reporting()
          .rpc('stale_opportunities', { owner, max_results: staleShown + 1 })
          .abortSignal(signal),
      ),
  });
}

export type Stale = Awaited<
  ReturnType<NonNullable<ReturnType<typeof staleQuery>['queryFn']>>
>[number];

/** Whether there is any opportunity, open or closed; now, not as of the last refresh. */
export function anyQuery(owner: Owner) {
  return queryOptions({
    queryKey: dashboardKeys.any(owner),
    queryFn: async ({ signal }) => {
      const rows = database.from('opportunities').select('opportunity_id');
      const wanted = owner ? rows.eq('owner_user_id', owner) : rows;
      return unwrap(await wanted.limit(1).abortSignal(signal)).length > 0;
    },
  });
}

export function closedQuery(owner: Owner) {
  return queryOptions({
    queryKey: dashboardKeys.closed(owner),
    queryFn: async ({ signal }) =>
      unwrap(await reporting().rpc('closed_last_30_days', { owner }).abortSignal(signal)),
  });
}

export type Closed = Awaited<
  ReturnType<NonNullable<ReturnType<typeof closedQuery>['queryFn']>>
>[number];

/** A refresh that failed is an answer, not an error: it says why. */
export async function refreshDashboard() {
  const [refresh] = unwrap(await database.rpc('refresh_dashboard_view'));
  return refresh;
}
