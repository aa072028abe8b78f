import type { Session } from '../session.ts';
import { plural } from '../plural.ts';
import { type Check, CannotCheck, objectsCheck, ours } from './check.ts';

const relation = 'pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace';
const option = (name: string) =>
  `(select o.option_value from pg_catalog.pg_options_to_table(c.reloptions) o where o.option_name = '${name}')`;
const setting = (name: string) =>
  `coalesce(${option(name)}, pg_catalog.current_setting('${name}'))::numeric`;

// Of the API's roles only: a migration or a bulk load takes its time. What states a timeout of its own
// (imports, off-boarding) is known to be long.
const slowQueries: Check = {
  name: 'slow-queries',
  promise: 'No query of the app takes over 200 ms.',
  phase: 7,
  find: async (examination) => {
    await requireStatistics(examination.session);
    return slowStatements.find(examination);
  },
};

/** Without this right, other sessions and their statements are blank. */
async function requireStatistics(session: Session): Promise<void> {
  const [reader] = await session.query<{ sees: boolean }>(
    "select pg_catalog.pg_has_role('pg_read_all_stats', 'usage') as sees",
  );
  if (!reader?.sees) throw new CannotCheck('This login may not see what other roles do.');
}

const slowStatements = objectsCheck({
  ...slowQueries,
  severity: 'warning',
  query: `
    select pg_catalog.format('%s, %s calls, %s ms on average, about %s ms at p95: %s',
                             q.role_name, q.calls, q.mean_ms, q.p95_ms, left(q.query, 160)) as object,
           pg_catalog.format('select %I.pg_stat_statements_reset(0, %s, 0);', n.nspname, d.oid) as fix
      from private.slow_queries q
      join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
      join pg_catalog.pg_extension e on e.extname = 'pg_stat_statements'
      join pg_catalog.pg_namespace n on n.oid = e.extnamespace
     where q.role_name in ('anon', 'authenticated', 'authenticator', 'service_role')
       and not exists (
         select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
          where ${ours} and p.proconfig::text like '%statement\\_timeout%' and strpos(q.query, p.proname) > 0)
     order by q.total_ms desc limit 20`,
  what: (count) => `${plural(count, 'query takes', 'queries take')} over 200 ms.`,
  cause:
    'A missing index, statistics that are out of date, or a policy that is asked per row; kp bench says which budget is missed, and foreign-key-indexes, policy-calls and vacuum above may name the reason.',
  advice: 'When it is mended, forget what was counted in this database:',
});

interface Use {
  of: string;
  used: number;
  most: number;
}

const connections: Check = {
  name: 'connections',
  promise: 'There is room for more connections.',
  phase: 0,
  find: async ({ session }) => {
    await requireStatistics(session);
    const uses = await session.query<Use>(`
      with backend as (select datname, usename from pg_catalog.pg_stat_activity where backend_type = 'client backend')
      select 'the server' as of, (select count(*) from backend)::integer as used,
             pg_catalog.current_setting('max_connections')::integer
             - pg_catalog.current_setting('superuser_reserved_connections')::integer
             - coalesce(pg_catalog.current_setting('reserved_connections', true)::integer, 0) as most
      union all
      select 'database ' || d.datname, (select count(*) from backend b where b.datname = d.datname)::integer, d.datconnlimit
        from pg_catalog.pg_database d where d.datname = pg_catalog.current_database() and d.datconnlimit > 0
      union all
      select 'role ' || r.rolname, (select count(*) from backend b where b.usename = r.rolname)::integer, r.rolconnlimit
        from pg_catalog.pg_roles r where r.rolconnlimit > 0`);
    const crowded = uses.filter(({ used, most }) => used >= 0.8 * most);
    if (crowded.length === 0) return [];
    return [
      {
        severity: crowded.some(({ used, most }) => used >= 0.95 * most) ? 'error' : 'warning',
        what: 'Connections are running out.',
        cause:
          'Clients hold connections that they do not use, or there are more of them than the server has room for. Those who come too late are refused.',
        remedy: {
          kind: 'sql',
          text: 'select usename, application_name, client_addr, state, count(*), max(now() - state_change) as longest from pg_stat_activity group by 1, 2, 3, 4 order by 5 desc;',
        },
        objects: crowded.map(({ of, used, most }) => `${of}: ${used} of ${most}`),
      },
    ];
  },
};

const mostUnbound = 5;

// By login: which role a session has taken on is not to be seen from outside. So what the API does with
// the service key stands under authenticator, and is not counted. Supabase's own services are its own.
const serviceConnections: Check = {
  name: 'service-connections',
  promise: `At most ${mostUnbound} connections bypass row security.`,
  phase: 0,
  find: async ({ session }) => {
    await requireStatistics(session);
    const rows = await session.query<{ object: string; sessions: number }>(`
      select pg_catalog.format('%s, %s from %s: %s', a.usename, coalesce(nullif(a.application_name, ''), 'no name given'),
                               coalesce(a.client_addr::text, 'this machine'), count(*)) as object,
             count(*)::integer as sessions
        from pg_catalog.pg_stat_activity a
        join pg_catalog.pg_roles r on r.oid = a.usesysid
       where a.datname = pg_catalog.current_database() and a.pid <> pg_catalog.pg_backend_pid()
         and (r.rolsuper or r.rolbypassrls) and a.usename !~ '^(supabase_|pgbouncer)'
       group by a.usename, a.application_name, a.client_addr order by count(*) desc`);
    const total = rows.reduce((sum, { sessions }) => sum + sessions, 0);
    if (total <= mostUnbound) return [];
    return [
      {
        severity: 'warning',
        what: `${total} connections bypass row security.`,
        cause:
          'They log in as postgres or another role that row security does not bind; this connection and those of Supabase’s own services are not counted. Migrations and jobs need one each, so more are a leak, or an application that should sign its users in.',
        remedy: {
          kind: 'sql',
          text: 'select pid, usename, application_name, client_addr, state, now() - state_change as since from pg_stat_activity where datname = current_database() and usename in (select rolname from pg_roles where rolbypassrls or rolsuper) order by state_change;\n-- and for each that nobody needs: select pg_terminate_backend(PID);',
        },
        objects: rows.map(({ object }) => object),
      },
    ];
  },
};

const vacuum = objectsCheck({
  name: 'vacuum',
  promise: 'Autovacuum keeps up.',
  phase: 1,
  severity: 'warning',
  query: `
    select 'the server: autovacuum is off' as object, 'alter system set autovacuum = on; select pg_reload_conf();' as fix
     where not (pg_catalog.current_setting('autovacuum')::boolean and pg_catalog.current_setting('track_counts')::boolean)
    union all
    select pg_catalog.format('%s: autovacuum is off', c.oid::regclass),
           pg_catalog.format('alter table %s reset (autovacuum_enabled);', c.oid::regclass)
      from ${relation} where ${ours} and c.relkind in ('r', 'm') and not ${option('autovacuum_enabled')}::boolean
    union all
    select pg_catalog.format('%s: %s dead rows beside %s live ones; last autovacuum %s', c.oid::regclass, s.n_dead_tup, s.n_live_tup,
                             coalesce(to_char(s.last_autovacuum, 'YYYY-MM-DD HH24:MI TZ'), 'never')),
           pg_catalog.format('vacuum (analyze) %s;', c.oid::regclass)
      from ${relation} join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
     where ${ours} and s.n_dead_tup > 1000
       and s.n_dead_tup > 2 * (${setting('autovacuum_vacuum_threshold')}
                               + ${setting('autovacuum_vacuum_scale_factor')} * greatest(c.reltuples, 0)::numeric)`,
  what: (count) => `Vacuum is behind in ${plural(count, 'place')}.`,
  cause:
    'Autovacuum is switched off, or something holds it up: a transaction that has been open for hours, a replication slot that nobody reads, too few workers. Dead rows slow every scan.',
});

const wraparound = objectsCheck({
  name: 'wraparound',
  promise: 'Old rows are frozen in time.',
  phase: 0,
  severity: 'error',
  query: `
    select pg_catalog.format('%s: %s transactions old', c.oid::regclass, pg_catalog.age(c.relfrozenxid)) as object,
           pg_catalog.format('vacuum (freeze) %s;', c.oid::regclass) as fix
      from ${relation}
     where ${ours} and c.relkind in ('r', 'm')
       and pg_catalog.age(c.relfrozenxid) > 2 * pg_catalog.current_setting('autovacuum_freeze_max_age')::bigint
    union all
    select pg_catalog.format('database %s: %s transactions old', d.datname, pg_catalog.age(d.datfrozenxid)), 'vacuum (freeze);'
      from pg_catalog.pg_database d
     where d.datname = pg_catalog.current_database()
       and pg_catalog.age(d.datfrozenxid) > 2 * pg_catalog.current_setting('autovacuum_freeze_max_age')::bigint`,
  what: () => 'Transaction numbers are running out.',
  cause:
    'Autovacuum should have frozen these rows long ago, and cannot: see vacuum. At two thousand million the server stops taking writes.',
});

const slowTriggers: Check = {
  name: 'slow-triggers',
  promise: 'No trigger took over 50 ms in the last day.',
  phase: 4,
  find: async ({ session }) => {
    const rows = await session.query<{ object: string; calls: number }>(`
      select pg_catalog.format('%s on %s of %s: %s ×, at most %s ms', function_name, operation, table_name,
                               count(*), round(max(duration_ms))) as object, count(*)::integer as calls
        from private.slow_trigger_calls
       where happened_at > pg_catalog.now() - interval '1 day'
       group by function_name, operation, table_name order by count(*) desc`);
    if (rows.length === 0) return [];
    const total = rows.reduce((sum, { calls }) => sum + calls, 0);
    return [
      {
        // A few are bulk writes: triggers look at all rows of a statement at once.
        severity: total >= 20 ? 'warning' : 'note',
        what: `${plural(total, 'trigger call')} took over 50 ms in the last day.`,
        cause: 'A few come from imports and other bulk writes. Many mean locks or a busy server.',
        remedy: {
          kind: 'sql',
          text: 'select * from private.slow_trigger_calls order by call_id desc limit 50;',
        },
        objects: rows.map(({ object }) => object),
      },
    ];
  },
};

export const performanceChecks: Check[] = [
  slowQueries,
  slowTriggers,
  connections,
  serviceConnections,
  vacuum,
  wraparound,
];
