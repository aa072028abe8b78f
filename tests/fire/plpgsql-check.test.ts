import { afterAll, beforeAll, expect, test } from 'vitest';
import postgres from 'postgres';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

// Debian: apt-get install postgresql-15-plpgsql-check, then
// KP_TEST_POSTGRES=15 npx vitest run --project fire tests/fire/plpgsql-check.test.ts
// npm's PostgreSQL has no such extension: there these tests are listed as skipped.
const missing = 'plpgsql_check is not installed beside this PostgreSQL';

let db: TestDatabase;
let superuser: postgres.Sql;
let installed = false;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  superuser = postgres(db.superuserUrl, { max: 1, onnotice: () => undefined });
  const [found] = await superuser`
    select true from pg_available_extensions where name = 'plpgsql_check'`;
  installed = found !== undefined;
  if (installed) await superuser`create extension plpgsql_check schema extensions`;
});
afterAll(async () => {
  await superuser.end();
  await db.dispose();
});

// What the extension says where it cannot know better, each looked at. Whatever else it says fails.
const excused = [
  // It cannot see into a statement that is put together when it runs: what that returns and writes.
  { message: /^OUT variable .* is maybe unmodified$/, detail: /dynamic SQL/ },
  {
    place: /^private\.(purge_archived|reassign)\(/,
    message: /^routine is marked as VOLATILE, should be STABLE$/,
    detail: /dynamic SQL/,
  },
  // Put together from the catalogue alone: regclass, quote_ident() and %I; values come as parameters.
  {
    place: /^private\.(purge_archived|reassign)\(/,
    message: /^text type variable is not sanitized$/,
  },
  // It only raises; called while a statement is planned, it would refuse what is never reached.
  {
    place: /^private\.refuse_parent\(text\)$/,
    message: /^routine is marked as STABLE, should be IMMUTABLE$/,
  },
];

// One row per function, or per table that it is a trigger of: with every table of changes that it
// may be given there.
const functions = `
  select p.oid::regprocedure as name, p.oid, coalesce(t.tgrelid, 0) as relation,
         coalesce(max(t.tgoldtable), '') as old_table, coalesce(max(t.tgnewtable), '') as new_table,
         p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype) as is_trigger,
         count(t.oid) > 0 as has_trigger
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
  left join pg_trigger t on t.tgfoid = p.oid and not t.tgisinternal
  where n.nspname in ('public', 'private', 'reporting') and l.lanname = 'plpgsql'
  group by p.oid, t.tgrelid`;

test('plpgsql_check finds nothing in any function, on any table that it is a trigger of', async (context) => {
  if (!installed) return context.skip(missing);
  const found = await superuser.unsafe(`
    select distinct f.name::text || case when f.relation <> 0
             then ' on ' || f.relation::regclass::text else '' end as place,
           c.level, c.lineno, c.message, c.detail, c.hint
    from (${functions}) f
    cross join lateral extensions.plpgsql_check_function_tb(
      f.oid, relid => f.relation,
      oldtable => nullif(f.old_table, ''), newtable => nullif(f.new_table, ''),
      fatal_errors => false, other_warnings => true, extra_warnings => true,
      performance_warnings => true, security_warnings => true,
      compatibility_warnings => true) c
    where not f.is_trigger or f.has_trigger
    order by 1, 3`);
  const unexcused = found.filter(
    (finding) =>
      !excused.some(({ place, message, detail }) =>
        [
          [place, finding.place],
          [message, finding.message],
          [detail, finding.detail ?? ''],
        ].every(([pattern, text]) => !pattern || new RegExp(pattern).test(text)),
      ),
  );
  expect(unexcused).toEqual([]);
  // It did look: so many findings are excused.
  expect(found.length).toBeGreaterThan(0);
});

test('every trigger function is the function of a trigger, and so is checked', async (context) => {
  if (!installed) return context.skip(missing);
  const idle = await superuser.unsafe(`
    select f.name::text from (${functions}) f where f.is_trigger and not f.has_trigger`);
  expect(idle).toEqual([]);
});
