import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp, startKp } from './kp.ts';
import { type McpSession, openMcp } from './mcp-client.ts';

let db: TestDatabase;
/** Most look through this one, which only reads. */
let reader: McpSession;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  await db.sql`create table public.notes (id int primary key, note text)`;
  await db.sql`insert into public.notes values (1, 'first')`;
  // What an attacker might find in a database: ways to write that do not look like it.
  await db.sql`create sequence public.tickets`;
  await db.sql`
    create function public.write_it() returns int language sql security definer set search_path = ''
    as 'insert into public.notes values (9, ''by a function''); select 1'`;
  await db.sql`
    create procedure public.commit_and_write() language plpgsql
    as 'begin commit; insert into public.notes values (9, ''by a procedure''); commit; end'`;
  reader = await openMcp(db.url);
});
afterAll(async () => {
  await reader.client.close();
  await db.dispose();
});

async function contents() {
  const [state] = await db.sql`
    select (select jsonb_agg(n order by id) from public.notes n) as notes,
           (select last_value from public.tickets) as ticket,
           (select count(*)::int from pg_class) as relations,
           (select count(*)::int from pg_largeobject_metadata) as large_objects,
           (select count(*)::int from pg_prepared_xacts) as prepared,
           (select count(*)::int from pg_locks where locktype = 'advisory'
               and database = (select oid from pg_database where datname = current_database())) as locks`;
  return state;
}

describe('kp mcp', () => {
  test('reads: tables, extensions, phases, any query, and what the doctor finds', async () => {
    const { client, call, sql, log } = reader;
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('apply_migration');
    const tables = await call('list_tables', { schemas: ['public'], verbose: true });
    expect(tables.failed).toBe(false);
    expect(tables.text).toContain('"name":"public.opportunities"');
    expect(tables.text).toContain('opportunities_organization_id_fkey');
    expect((await call('list_extensions')).text).toContain('"citext"');
    expect((await call('list_migrations')).text).toContain(
      '"version":"008","name":"070_seeds.sql"',
    );
    const { text } = await sql(
      "select 1 as one, 2::bigint as two, array['a', 'b'] as three, date '2026-02-03' as four, null as five",
    );
    expect(text.replaceAll('\\', '')).toContain(
      '[{"one":1,"two":2,"three":["a","b"],"four":"2026-02-03","five":null}]',
    );
    expect((await sql('explain select * from public.organizations')).text).toContain('QUERY PLAN');
    expect((await sql('show server_version')).text).toContain('server_version');
    expect((await sql('-- a question\n(select 7 as lucky) union all select 8;')).text).toContain(
      '7',
    );
    const advice = await call('get_advisors', { type: 'security' });
    expect(advice).toEqual({ failed: false, text: expect.stringContaining('public.notes') });
    expect((await call('get_advisors', { type: 'performance' })).failed).toBe(false);
    expect(log()).toMatch(/^kp mcp: 127\.0\.0\.1:\d+\/test_\w+, read-only\n$/);
  });

  test('only reads, whatever is tried', async () => {
    const { sql } = reader;
    const before = await contents();
    for (const attack of attacks) {
      const { failed, text } = await sql(attack);
      if (!harmless.includes(attack))
        expect({ attack, failed, text }).toMatchObject({ failed: true });
      expect({ attack, ...(await contents()) }).toEqual({ attack, ...before });
    }
  });

  test('is not talked out of it where a database reads strings the old way', async () => {
    const old = await freshDatabase('kp_platform');
    onTestFinished(() => old.dispose());
    const name = new URL(old.url).pathname.slice(1);
    await old.sql`alter database ${old.sql(name)} set standard_conforming_strings = off`;
    await old.sql`create table public.notes (id int)`;
    const { client, sql } = await openMcp(old.url);
    onTestFinished(() => client.close());
    // One statement to whoever reads strings as the standard has them, two to this server.
    const { failed, text } = await sql(
      String.raw`select '\''; insert into public.notes values (1); --'`,
    );
    expect({ failed, text }).toEqual({ failed: true, text: expect.stringContaining('multiple') });
    expect(await old.sql`select * from public.notes`).toEqual([]);
  });

  test('takes nothing from one call into the next', async () => {
    const { sql } = reader;
    await sql("select set_config('role', 'anon', false), set_config('kp.left', 'behind', false)");
    const { text } = await sql(
      "select current_user, current_setting('kp.left', true) as left_over",
    );
    expect(text).toContain('postgres');
    expect(text).not.toContain('behind');
  });

  test('with a login of its own does what that login may, and no more', async () => {
    const role = `reader_${randomUUID().replaceAll('-', '')}`;
    // Before PostgreSQL 16 only a superuser may give bypassrls.
    const superuser = postgres(db.superuserUrl, { max: 1 });
    await superuser.unsafe(`
      create role ${role} login bypassrls password 'test';
      grant usage on schema public, reporting, private to ${role};
      grant select on all tables in schema public, reporting, private to ${role}`);
    onTestFinished(async () => {
      await superuser.unsafe(`
        revoke all on all tables in schema public, reporting, private from ${role};
        revoke all on schema public, reporting, private from ${role};
        drop role ${role}`);
      await superuser.end();
    });
    const { client, sql } = await openMcp(db.url.replace('//postgres:', `//${role}:`));
    onTestFinished(() => client.close());
    expect((await sql('select count(*) from reporting.pipeline_full')).failed).toBe(false);
    for (const beyond of [
      'select encrypted_password from auth.users',
      "select pg_create_physical_replication_slot('x')",
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'",
    ]) {
      expect(await sql(beyond)).toEqual({
        failed: true,
        text: expect.stringContaining('SQLSTATE 42501'),
      });
    }
  });

  test('answers in sentences: what failed, what is too large, what is not here', async () => {
    const { call, sql } = reader;
    expect(await sql(insert)).toEqual({
      failed: true,
      text: expect.stringContaining('To change something, the operator starts kp mcp --write.'),
    });
    expect((await sql('select * from public.nots')).text).toContain(
      'PostgreSQL says: relation \\"public.nots\\" does not exist (SQLSTATE 42P01).',
    );
    expect(await sql('select n from generate_series(1, 1000000) as n')).toEqual({
      failed: true,
      text: expect.stringContaining('more than 2,000 rows or 2 MB'),
    });
    expect((await sql("select repeat('x', 3000000) as long")).failed).toBe(true);
    expect((await sql('select 1 as still_here')).text).toContain('still_here');
    expect((await call('get_logs', { service: 'postgres' })).text).toContain('not supported here');
    expect((await call('apply_migration', { name: 'x', query: insert })).failed).toBe(true);
  });

  test('with --write changes the database, and says where a change would be lost', async () => {
    const { client, call, sql } = await openMcp(db.url, '--write');
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('apply_migration');
    await sql(
      "insert into public.notes values (3, 'a'); update public.notes set note = 'b' where id = 3",
    );
    expect((await sql('select 1; select note from public.notes where id = 3')).text).toContain('b');
    expect((await sql('begin; delete from public.notes')).text).toContain('left open');
    expect((await sql('select n from generate_series(1, 3000) as n')).text).toContain(
      'The statements were carried out. The result has more than 2,000 rows',
    );
    const migration = {
      name: 'add_mood',
      query: 'alter table public.notes add mood text -- why not',
    };
    expect((await call('apply_migration', migration)).failed).toBe(false);
    expect((await call('list_migrations')).text).toContain('add_mood');
    const broken = { name: 'broken', query: 'drop table public.notes; select 1 / 0' };
    expect((await call('apply_migration', broken)).text).toContain('division by zero');
    expect((await call('list_migrations')).text).not.toContain('broken');
    expect(await db.sql`select id, note, mood from public.notes order by id`).toEqual([
      { id: 1, note: 'first', mood: null },
      { id: 3, note: 'b', mood: null },
    ]);
  });

  test('does not begin with a login that no transaction can bind', async () => {
    const { exitCode, stdout, stderr } = await kp(db.superuserUrl, 'mcp');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('The login supabase_admin is too powerful to be kept to reading.');
  });

  test('does not begin without a database, and tells no password', async () => {
    const { exitCode, stdout, stderr } = await kp('postgresql://me:s3cret@127.0.0.1:1/x', 'mcp');
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toContain('connection refused');
    expect(stderr).not.toContain('s3cret');
  });

  test('ends well when its client leaves, and tells the password to nobody', async () => {
    const running = startKp(db.url, 'mcp');
    const { stdin, stderr: log } = running.process;
    while (log && !running.said().includes('read-only')) await once(log, 'data');
    stdin?.end();
    const { exitCode, stdout, stderr } = await running.outcome;
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).not.toContain(':test@');
  });
});

const insert = "insert into public.notes values (2, 'stolen')";
const attacks = [
  insert,
  `${insert} returning id`,
  `with x as (${insert} returning id) select * from x`,
  `explain analyze ${insert}`,
  `commit; ${insert}`,
  `rollback; ${insert}`,
  `end; begin read write; ${insert}; commit`,
  `set transaction read write; ${insert}`,
  'begin read write',
  'set session characteristics as transaction read write',
  "select set_config('transaction_read_only', 'off', true)",
  "with a as materialized (select set_config('transaction_read_only', 'off', false)) select public.write_it() from a",
  'select public.write_it()',
  'call public.commit_and_write()',
  `do $$ begin commit; ${insert}; commit; end $$`,
  `select query_to_xml('commit', true, false, '')`,
  `select query_to_xml($$${insert} returning 1$$, true, false, '')`,
  `select query_to_xml($$select set_config('transaction_read_only', 'off', true)$$, true, false, '')`,
  "select nextval('public.tickets')",
  "select setval('public.tickets', 100)",
  'select * from public.notes for update',
  'select * into public.copied from public.notes',
  'create table public.another (id int)',
  'create table pg_temp.mine (id int)',
  'truncate public.notes',
  'copy public.notes from stdin',
  'copy public.notes to stdout',
  "copy (select 1) to program 'touch /tmp/kp-mcp-was-here'",
  "prepare transaction 'left-behind'",
  'lock table public.notes',
  'alter system set work_mem = 1',
  'select pg_notify(1, 2',
  "select lo_create(0), lo_from_bytea(0, 'x')",
  'select pg_advisory_lock(7)',
  'set role service_role',
  "select '; commit; insert into public.notes values (3) --' as text; delete from public.notes",
  '/* select */ delete from public.notes',
  `select 1; ${insert}`,
  "select E'\\'; delete from public.notes; --'",
];
/** They do no harm, and may succeed. */
const harmless = [
  'select pg_advisory_lock(7)',
  "select lo_create(0), lo_from_bytea(0, 'x')",
  "select E'\\'; delete from public.notes; --'",
];
