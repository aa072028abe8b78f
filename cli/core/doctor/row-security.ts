import { plural } from '../plural.ts';
import { type Check, notOfExtension, objectsCheck, ours } from './check.ts';

const relation = 'pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace';
const policy = `${relation} join pg_catalog.pg_policy p on p.polrelid = c.oid`;

const rowSecurity = objectsCheck({
  name: 'row-security',
  promise: 'Every table is under row security.',
  phase: 1,
  severity: 'error',
  query: `
    select c.oid::regclass::text as object,
           pg_catalog.format('alter table %s enable row level security;', c.oid::regclass) as fix
      from ${relation}
     where ${ours} and c.relkind in ('r', 'p') and not c.relrowsecurity and ${notOfExtension('pg_class', 'c.oid')}
     order by 1`,
  what: (count) => `${plural(count, 'table is', 'tables are')} not under row security.`,
  cause:
    'The table was made without it, or somebody switched it off in an emergency. Whoever has a right to such a table sees all of its rows.',
});

const lockedOut = objectsCheck({
  name: 'locked-out',
  promise: 'What users may read has a policy that lets them.',
  phase: 6,
  severity: 'error',
  query: `
    select c.oid::regclass::text as object
      from ${relation}
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity and ${notOfExtension('pg_class', 'c.oid')}
       and has_any_column_privilege('authenticated', c.oid, 'select')
       and not exists (select from pg_catalog.pg_policy p
                        where p.polrelid = c.oid and p.polcmd in ('r', '*') and p.polpermissive)
     order by 1`,
  what: (count) => `${plural(count, 'table shows', 'tables show')} nobody anything.`,
  cause: 'Row security is on, and there is no policy, so every user sees an empty table.',
  advice:
    'Run packs 050 and 060 again as they are: they put back what is missing, and change no row. Until then the service role reads and writes.',
});

const viewRights = objectsCheck({
  name: 'view-rights',
  promise: "Every view runs with its reader's rights.",
  phase: 1,
  severity: 'error',
  query: `
    select c.oid::regclass::text as object,
           pg_catalog.format('alter view %s set (security_invoker = true);', c.oid::regclass) as fix
      from ${relation}
     where ${ours} and c.relkind = 'v' and ${notOfExtension('pg_class', 'c.oid')}
       and not coalesce((select o.option_value::boolean from pg_catalog.pg_options_to_table(c.reloptions) o
                          where o.option_name = 'security_invoker'), false)
     order by 1`,
  what: (count) => `${plural(count, 'view has', 'views have')} lost security_invoker.`,
  cause:
    '"create or replace view" without "with (security_invoker = true)" drops the option without a word. The view then shows its readers whatever its owner sees.',
});

const policyRoles = objectsCheck({
  name: 'policy-roles',
  promise: 'Every policy is for signed-in users.',
  phase: 6,
  severity: 'warning',
  query: `
    select pg_catalog.format('%I on %s', p.polname, c.oid::regclass) as object,
           pg_catalog.format('alter policy %I on %s to authenticated;', p.polname, c.oid::regclass) as fix
      from ${policy}
     where ${ours} and p.polroles && array[0, to_regrole('anon')::oid]
     order by 1`,
  what: (count) => `${plural(count, 'policy is', 'policies are')} for everybody.`,
  cause:
    'A policy without "to authenticated" is for PUBLIC, so it is asked for anon, too, and for every other role.',
});

// A call is asked once per query where it stands in a SELECT of its own and no column goes into it.
const wrapped = String.raw`SELECT \(*(auth|private|public|reporting)\.\w+\((''[^'']*''::\w+(, )?)*\)`;
const call = String.raw`\m(auth|private|public|reporting)\.\w+\(`;
const bareCall = String.raw`(?<!SELECT )(?<!SELECT \()\m((auth|private|public|reporting)\.\w+\(\))`;

const policyCalls = objectsCheck({
  name: 'policy-calls',
  promise: 'No policy calls a function per row.',
  phase: 6,
  severity: 'warning',
  query: `
    with rules as (
      select c.oid::regclass as table_name, p.polname, part.word, part.text
        from ${policy}
        cross join lateral (values ('using', pg_catalog.pg_get_expr(p.polqual, p.polrelid)),
                                   ('with check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))) part (word, text)
       where ${ours}
    ),
    mended as (
      select *, regexp_replace(text, '${bareCall}', '(select \\1)', 'g') as better from rules
       where regexp_replace(text, '${wrapped}', '', 'g') ~ '${call}'
    )
    select pg_catalog.format('%I on %s: %s (%s)', polname, table_name, word, text) as object,
           pg_catalog.format(case when better = text then '-- Pass it nothing of the row: alter policy %I on %s %s (%s);'
                                  else 'alter policy %I on %s %s (%s);' end, polname, table_name, word, better) as fix
      from mended order by 1`,
  what: (count) =>
    `${plural(count, 'policy rule calls', 'policy rules call')} a function for every row.`,
  cause:
    'auth.uid() bare in a policy is asked once per row; (select auth.uid()) once per query. On 100,000 rows that is a second or more against milliseconds.',
});

const searchPath = objectsCheck({
  name: 'search-path',
  promise: 'Every function says its search path.',
  phase: 1,
  severity: 'warning',
  query: `
    select p.oid::regprocedure::text as object,
           pg_catalog.format('alter %s %s set search_path = '''';',
                             case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure) as fix
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
     where ${ours} and p.prokind in ('f', 'w', 'p') and ${notOfExtension('pg_proc', 'p.oid')}
       and not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=%')
     order by 1`,
  what: (count) => `${plural(count, 'function')} without a search path.`,
  cause:
    'Such a function finds tables and operators by the caller’s search path, so that a caller can put others in their place. With an empty one, names in its text carry their schema.',
});

export const rowSecurityChecks: Check[] = [
  rowSecurity,
  lockedOut,
  viewRights,
  policyRoles,
  policyCalls,
  searchPath,
];
