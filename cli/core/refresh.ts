import { isPostgresError } from './database-error.ts';
import { exitCodes, KpError } from './errors.ts';
import { percentile } from './percentiles.ts';
import { Session } from './session.ts';

export interface RefreshOptions {
  databaseUrl: string;
  /** Minutes after which the dashboard counts as stale. */
  maxAge: number;
  /** Looks, and refreshes nothing. */
  checkOnly: boolean;
}

interface QueryTime {
  name: 'pipeline_full' | 'my_dashboard';
  /** Milliseconds, as the rep with the most opportunities, under row security; null: it failed. */
  p95: number | null;
  error: string | null;
}

export interface RefreshReport {
  /** Null where nothing was refreshed. */
  refreshed: { succeeded: boolean; durationMs: number; error: string | null } | null;
  failuresInARow: number;
  lastSuccessAt: string | null;
  ageMinutes: number | null;
  queryTimes: QueryTime[];
  /** What somebody has to be told, as sentences. */
  alerts: string[];
}

const slowMs = 500;
const runs = 20;
/** What is this slow needs no twenty runs to be said. */
const patienceMs = 10_000;

/** Recomputes the dashboard, and says what about it needs somebody's attention. */
export async function refresh(options: RefreshOptions): Promise<RefreshReport> {
  const session = await Session.open(options.databaseUrl, { applicationName: 'kp refresh' });
  try {
    await requireDashboard(session);
    const refreshed = options.checkOnly ? null : await refreshOnce(session);
    const state = await readState(session);
    const queryTimes = await timeQueries(session);
    const alerts = findAlerts({ ...state, queryTimes }, options.maxAge);
    return { refreshed, ...state, queryTimes, alerts };
  } finally {
    await session.close();
  }
}

async function requireDashboard(session: Session): Promise<void> {
  const [found] = await session.query<{ there: boolean }>(
    "select to_regprocedure('public.refresh_dashboard_view()') is not null as there",
  );
  if (found?.there) return;
  throw new KpError('This database has no dashboard yet.', {
    exitCode: exitCodes.refused,
    code: 'phase_pending',
    detail: 'It comes with phase 7.',
    suggestion: 'Run kp migrate first.',
  });
}

async function refreshOnce(session: Session) {
  const [row] = await session.query<{ succeeded: boolean; ms: number; error: string | null }>(
    'select succeeded, duration_ms::float8 as ms, error from public.refresh_dashboard_view()',
  );
  return {
    succeeded: row?.succeeded ?? false,
    durationMs: row?.ms ?? 0,
    error: row?.error ?? null,
  };
}

type State = Pick<RefreshReport, 'failuresInARow' | 'lastSuccessAt' | 'ageMinutes'>;

async function readState(session: Session): Promise<State> {
  const [row] = await session.query<State>(
    `with last as (select max(refreshed_at) filter (where succeeded) as at from private.dashboard_refreshes)
     select to_char(last.at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastSuccessAt",
            floor(extract(epoch from clock_timestamp() - last.at) / 60)::int as "ageMinutes",
            (select count(*)::int from private.dashboard_refreshes r
              where not r.succeeded and r.refreshed_at > coalesce(last.at, '-infinity')) as "failuresInARow"
       from last`,
  );
  return row ?? { lastSuccessAt: null, ageMinutes: null, failuresInARow: 0 };
}

// The two that the runbook wants watched, as the app asks them.
const queries: Record<QueryTime['name'], string> = {
  pipeline_full:
    'select * from reporting.pipeline_full order by next_action_date nulls last limit 50',
  my_dashboard: 'select * from reporting.my_dashboard()',
};

async function timeQueries(session: Session): Promise<QueryTime[]> {
  const [busiest] = await session.query<{ id: string }>(
    `select owner_user_id as id from reporting.dashboard_summary
      group by 1 order by sum(opportunities) desc limit 1`,
  );
  if (!busiest) return [];
  const names: QueryTime['name'][] = ['pipeline_full', 'my_dashboard'];
  const times: QueryTime[] = [];
  for (const name of names) times.push(await timeQuery(session, name, busiest.id));
  return times;
}

/** One that fails is something to tell, and hides neither the other nor how the refresh went. */
async function timeQuery(
  session: Session,
  name: QueryTime['name'],
  userId: string,
): Promise<QueryTime> {
  const claims = JSON.stringify({ sub: userId, role: 'authenticated' });
  await session.begin();
  try {
    await session.query("select set_config('request.jwt.claims', $1, true)", [claims]);
    await session.run('set local role authenticated');
    return { name, p95: await p95Of(session, queries[name]), error: null };
  } catch (error) {
    if (!isPostgresError(error)) throw error;
    return { name, p95: null, error: error.message };
  } finally {
    await session.rollback();
  }
}

async function p95Of(session: Session, query: string): Promise<number> {
  const times: number[] = [];
  const begun = performance.now();
  while (times.length < runs && performance.now() - begun < patienceMs) {
    const started = performance.now();
    await session.run(query);
    times.push(performance.now() - started);
  }
  return Math.round(percentile(times, 0.95) * 10) / 10;
}

function findAlerts(state: State & { queryTimes: QueryTime[] }, maxAge: number): string[] {
  const { failuresInARow, ageMinutes, lastSuccessAt, queryTimes } = state;
  const alerts: string[] = [];
  if (failuresInARow >= 2) {
    alerts.push(`The dashboard's refresh has failed ${failuresInARow} times in a row.`);
  }
  if (ageMinutes === null) alerts.push('The dashboard has never been refreshed.');
  else if (ageMinutes > maxAge) {
    alerts.push(
      `The dashboard is ${ageMinutes} minutes old, of ${lastSuccessAt}; at most ${maxAge} are allowed.`,
    );
  }
  for (const { name, p95, error } of queryTimes) {
    if (error !== null) alerts.push(`reporting.${name} cannot be read: ${error}`);
    if (p95 !== null && p95 > slowMs) {
      alerts.push(`reporting.${name} takes ${p95} ms at p95; at most ${slowMs} are allowed.`);
    }
  }
  return alerts;
}
