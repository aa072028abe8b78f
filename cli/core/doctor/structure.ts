import { plural } from '../plural.ts';
import { type Check, objectsCheck, ours } from './check.ts';

const relation = 'pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace';

const invalidIndexes = objectsCheck({
  name: 'invalid-indexes',
  promise: 'Every index is valid.',
  phase: 1,
  severity: 'error',
  // One that is just being built is not valid either. What a failed REINDEX leaves behind is a second index.
  query: `
    select i.indexrelid::regclass::text as object,
           pg_catalog.format(case when index.relname ~ '_cc(new|old)[0-9]*$' then 'drop index concurrently %s;'
                                  else 'reindex index concurrently %s;' end, i.indexrelid::regclass) as fix
      from ${relation}
      join pg_catalog.pg_index i on i.indrelid = c.oid
      join pg_catalog.pg_class index on index.oid = i.indexrelid
     where ${ours} and not (i.indisvalid and i.indisready)
       and not exists (select from pg_catalog.pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
     order by 1`,
  what: (count) => `${plural(count, 'index is', 'indexes are')} invalid.`,
  cause:
    'Building it concurrently failed or was interrupted. Writes go on paying for it, no query uses it, and "if not exists" takes it for the real one.',
});

const foreignKeyIndexes = objectsCheck({
  name: 'foreign-key-indexes',
  promise: 'Every foreign key has an index.',
  phase: 1,
  severity: 'warning',
  // An index with "where … is not null" serves: what is looked for is never null.
  query: `
    select pg_catalog.format('%s.%s', c.oid::regclass, k.conname) as object,
           pg_catalog.format('create index concurrently on %s (%s);', c.oid::regclass, (
             select string_agg(quote_ident(a.attname), ', ' order by key.place)
               from unnest(k.conkey) with ordinality key (number, place)
               join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = key.number)) as fix
      from ${relation}
      join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
     where ${ours}
       and not exists (
         select from pg_catalog.pg_index i
          where i.indrelid = c.oid and i.indisvalid
            and (i.indpred is null or pg_catalog.pg_get_expr(i.indpred, c.oid) ~ '^\\(\\w+ IS NOT NULL\\)$')
            and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
     order by 1`,
  what: (count) => `${plural(count, 'foreign key')} without an index.`,
  cause:
    'Deleting or off-boarding a parent scans the whole table for children, and so does every list of them.',
});

const unprovenConstraints = objectsCheck({
  name: 'unproven-constraints',
  promise: 'Every constraint has been checked against all rows.',
  phase: 1,
  severity: 'warning',
  query: `
    select pg_catalog.format('%s.%s', c.oid::regclass, k.conname) as object,
           pg_catalog.format('alter table %s validate constraint %I;', c.oid::regclass, k.conname) as fix
      from ${relation} join pg_catalog.pg_constraint k on k.conrelid = c.oid
     where ${ours} and k.contype in ('c', 'f') and not k.convalidated
     order by 1`,
  what: (count) =>
    `${plural(count, 'constraint')} never looked at the rows that were there before.`,
  cause: 'It was added "not valid", and nobody validated it. If that fails, its error names a row.',
});

const silentTriggers = objectsCheck({
  name: 'silent-triggers',
  promise: 'Every trigger is switched on.',
  phase: 1,
  severity: 'error',
  query: `
    select distinct pg_catalog.format('%s: %s', t.tgrelid::regclass,
                                      case when t.tgisinternal then 'foreign keys' else t.tgname end) as object,
           case when t.tgisinternal then pg_catalog.format('alter table %s enable trigger all;', t.tgrelid::regclass)
                else pg_catalog.format('alter table %s enable trigger %I;', t.tgrelid::regclass, t.tgname) end as fix
      from ${relation} join pg_catalog.pg_trigger t on t.tgrelid = c.oid
     where ${ours} and t.tgenabled in ('D', 'R')
     order by 1`,
  what: (count) => `${plural(count, 'trigger is', 'triggers are')} switched off.`,
  cause:
    'Somebody switched it off for bulk work, and not on again. Meanwhile its rule did not hold: look for orphans and sync-drift afterwards.',
});

const extensions = objectsCheck({
  name: 'extensions',
  promise: 'Extensions live in schema extensions.',
  phase: 1,
  severity: 'warning',
  query: `
    select e.extname as object, pg_catalog.format('alter extension %I set schema extensions;', e.extname) as fix
      from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
     where ${ours} order by 1`,
  what: (count) => `${plural(count, 'extension')} in a schema of ours.`,
  cause:
    'There its functions are part of what the API offers, to everybody. Where moving one is refused, its owner is the platform: switch it off and on again in the dashboard.',
});

const extensionVersions = objectsCheck({
  name: 'extension-versions',
  promise: 'Extensions are as new as the server.',
  phase: 1,
  severity: 'note',
  query: `
    select pg_catalog.format('%s %s, of which %s is there', e.extname, e.extversion, a.default_version) as object,
           pg_catalog.format('alter extension %I update;', e.extname) as fix
      from pg_catalog.pg_extension e join pg_catalog.pg_available_extensions a on a.name = e.extname
     where e.extversion <> a.default_version order by 1`,
  what: (count) => `${plural(count, 'extension is', 'extensions are')} older than the server's.`,
  cause: 'The server was upgraded; extensions are upgraded one by one.',
});

const jit = objectsCheck({
  name: 'jit',
  promise: 'Queries of users are not compiled.',
  phase: 6,
  severity: 'warning',
  // What the API's login gets: its own setting, else the database's, else the server's.
  query: `
    select 'database ' || pg_catalog.current_database() as object,
           case when own.setting is null then pg_catalog.format('alter database %I set jit = off;', pg_catalog.current_database())
                else pg_catalog.format('alter role authenticator%s reset jit;', own.here) end as fix
      from (select 1) one
      left join lateral (
        select split_part(setting, '=', 2) as setting,
               case when s.setdatabase <> 0 then ' in database ' || quote_ident(pg_catalog.current_database()) else '' end as here
          from pg_catalog.pg_db_role_setting s, unnest(s.setconfig) setting
         where s.setrole = to_regrole('authenticator') and setting like 'jit=%'
           and s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))
         order by s.setdatabase desc limit 1) own on true
     where coalesce(own.setting, pg_catalog.current_setting('jit'))::boolean`,
  what: () => 'JIT compilation is on.',
  cause:
    'Row security makes plans look expensive, and past a cost PostgreSQL compiles them: a second of compiling for a query of milliseconds.',
});

export const structureChecks: Check[] = [
  invalidIndexes,
  foreignKeyIndexes,
  unprovenConstraints,
  silentTriggers,
  extensions,
  extensionVersions,
  jit,
];
