import { plural } from '../plural.ts';
import { type Check, notOfExtension, objectsCheck, ours } from './check.ts';

const relation = 'pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace';
const routine = 'pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace';
const signature =
  "pg_catalog.format('%s %s', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure)";
/** Rollback points hold copies of everything. */
const closed = `(${ours} or n.nspname like 'rollback\\_point\\_%')`;
const notOurs = (role: string) => `x.grantee in (0, to_regrole('${role}'))`;

// By the grants themselves and not by has_…_privilege(): what a role gets through PUBLIC is named as such.
const anonGrants = objectsCheck({
  name: 'anon-grants',
  promise: 'Whoever is not signed in may do nothing.',
  phase: 1,
  severity: 'error',
  query: `
    select pg_catalog.format('%s: %s to %s', c.oid::regclass, string_agg(distinct x.privilege_type, ', '),
                             string_agg(distinct case x.grantee when 0 then 'PUBLIC' else 'anon' end, ', ')) as object,
           pg_catalog.format('revoke all on %s %s from public, anon;',
                             case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass) as fix
      from ${relation}
      left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attacl is not null and not a.attisdropped
      cross join lateral (select * from pg_catalog.aclexplode(c.relacl)
                          union all select * from pg_catalog.aclexplode(a.attacl)) x
     where ${closed} and ${notOfExtension('pg_class', 'c.oid')} and ${notOurs('anon')}
     group by c.oid, c.relkind
    union all
    select pg_catalog.format('%s: EXECUTE to %s', ${signature},
                             string_agg(case x.grantee when 0 then 'PUBLIC' else 'anon' end, ', ')),
           pg_catalog.format('revoke all on %s from public, anon;', ${signature})
      from ${routine}
      cross join lateral pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) x
     where ${closed} and p.prokind in ('f', 'w', 'p') and ${notOfExtension('pg_proc', 'p.oid')} and ${notOurs('anon')}
     group by p.oid, p.prokind
    union all
    select pg_catalog.format('schema %I: %s to %s', n.nspname, string_agg(distinct x.privilege_type, ', '),
                             string_agg(distinct case x.grantee when 0 then 'PUBLIC' else 'anon' end, ', ')),
           pg_catalog.format(case n.nspname when 'public' then 'revoke create on schema %I from public, anon;'
                                            else 'revoke all on schema %I from public, anon;' end, n.nspname)
      from pg_catalog.pg_namespace n
      cross join lateral pg_catalog.aclexplode(n.nspacl) x
     where ${closed} and ${notOurs('anon')}
       -- Supabase's API needs anon to enter public, where nothing is granted to it.
       and not (n.nspname = 'public' and x.privilege_type = 'USAGE')
     group by n.nspname
     order by 1`,
  what: (count) =>
    `${plural(count, 'object is', 'objects are')} open to whoever has the public key.`,
  cause:
    'Supabase grants everything on new objects to anon, and PostgreSQL lets PUBLIC execute new functions. The key of role anon is in every browser.',
});

const userGrants = objectsCheck({
  name: 'user-grants',
  promise: 'Signed-in users may neither delete nor write columns that the database keeps.',
  phase: 6,
  severity: 'error',
  // A revoke from a table takes the columns' own grants along, so these are given back.
  query: `
    with granted as (
      select c.oid, c.relkind, n.nspname, x.privilege_type
        from ${relation} cross join lateral pg_catalog.aclexplode(c.relacl) x
       where ${closed} and ${notOfExtension('pg_class', 'c.oid')} and x.grantee = to_regrole('authenticated')
         and (x.privilege_type not in ('SELECT', 'INSERT', 'UPDATE')
              or (x.privilege_type in ('INSERT', 'UPDATE') and c.relkind <> 'S')
              or c.relkind in ('S', 'm') or n.nspname like 'rollback\\_point\\_%'
              or (n.nspname = 'private' and c.relkind in ('r', 'p')))
    )
    select pg_catalog.format('%s: %s', g.oid::regclass, string_agg(g.privilege_type, ', ' order by g.privilege_type)) as object,
           pg_catalog.format('revoke %s on %s %s from authenticated;',
                             string_agg(lower(g.privilege_type), ', ' order by g.privilege_type),
                             case g.relkind when 'S' then 'sequence' else 'table' end, g.oid::regclass)
           || coalesce((
             select string_agg(pg_catalog.format(E'\\ngrant %s (%s) on table %s to authenticated;', lower(own.privilege_type),
                                                 own.columns, g.oid::regclass), '' order by own.privilege_type)
             from (select x.privilege_type, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
                     from pg_catalog.pg_attribute a cross join lateral pg_catalog.aclexplode(a.attacl) x
                    where a.attrelid = g.oid and not a.attisdropped and x.grantee = to_regrole('authenticated')
                    group by x.privilege_type) own
             where own.privilege_type = any (array_agg(g.privilege_type))), '') as fix
      from granted g group by g.oid, g.relkind
    union all
    select pg_catalog.format('schema %I: CREATE', n.nspname),
           pg_catalog.format('revoke create on schema %I from authenticated;', n.nspname)
      from pg_catalog.pg_namespace n cross join lateral pg_catalog.aclexplode(n.nspacl) x
     where ${closed} and x.grantee = to_regrole('authenticated') and x.privilege_type = 'CREATE'
     order by 1`,
  what: (count) =>
    `Signed-in users have more rights than the packs gave on ${plural(count, 'object')}.`,
  cause:
    'Somebody granted them, or a tool did (some grant everything on everything). TRUNCATE and REFERENCES ignore row security; INSERT or UPDATE on a whole table includes owner and dates.',
});

const definerFunctions = objectsCheck({
  name: 'definer-functions',
  promise: "No function that the API offers runs with its owner's rights.",
  phase: 1,
  severity: 'error',
  query: `
    select ${signature} as object,
           pg_catalog.format('revoke all on %s from public, anon, authenticated;', ${signature}) as fix
      from ${routine}
     where n.nspname in ('public', 'reporting') and p.prosecdef and p.prorettype <> 'pg_catalog.trigger'::regtype
       and ${notOfExtension('pg_proc', 'p.oid')}
       and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))
     order by 1`,
  what: (count) =>
    `${plural(count, 'function')} in an exposed schema ${count === 1 ? 'runs' : 'run'} with the owner's rights, and users may call ${count === 1 ? 'it' : 'them'}.`,
  cause:
    'The owner bypasses row security, so whatever such a function lets through, everybody gets. Definer functions live in schema private, behind a wrapper that runs as the caller.',
});

export const grantChecks: Check[] = [anonGrants, userGrants, definerFunctions];
