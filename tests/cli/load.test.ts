import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { load } from '../../cli/core/load.ts';
import { removeLoad } from '../../cli/core/load-remove.ts';
import { verify } from '../../cli/core/verify.ts';
import { defaultPackFolder as folder } from '../../cli/core/packs.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser, createUser } from '../support/people.ts';
import { kp, startKp } from './kp.ts';

const tables = [
  'auth.users',
  'public.user_profiles',
  'public.organizations',
  'public.contacts',
  'public.products',
  'public.product_distributors',
  'public.opportunities',
  'public.interactions',
  'public.opportunity_contacts',
];

/** Of every column of every row. */
async function checksums(db: TestDatabase): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await db.sql<{ sum: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum
      from ${db.sql(table)} t`;
    found[table] = row?.sum ?? '';
  }
  return found;
}

async function countOf(db: TestDatabase, condition: string): Promise<number> {
  const [row] = await db.sql.unsafe<{ rows: number }[]>(
    `select count(*)::int as rows from ${condition}`,
  );
  return row?.rows ?? -1;
}

describe('a load', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase('kp_installed');
    const { exitCode, stdout } = await kp(db.url, 'load', '--scale', 'small', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scale: 'small', seed: 1, loaded: true });
  });
  afterAll(() => db.dispose());

  test('has the size it promises', async () => {
    expect(await countOf(db, 'public.opportunities')).toBe(200);
    expect(await countOf(db, 'public.interactions')).toBe(1000);
    expect(await countOf(db, 'public.organizations')).toBe(120);
    expect(await countOf(db, 'public.contacts')).toBe(240);
  });

  test('keeps the rules as if it had been typed in', async () => {
    expect(await db.sql`select * from reporting.sync_drift`).toEqual([]);
    const scripts = await verify({ databaseUrl: db.url, folder });
    expect(scripts.filter(({ status }) => status !== 'passed')).toEqual([]);
    // What the triggers would store, were every opportunity synced anew.
    const before = await checksums(db);
    await db.sql`select private.sync_opportunities(array(select opportunity_id from public.opportunities))`;
    expect(await checksums(db)).toEqual(before);
  });

  test('leaves the triggers on', async () => {
    expect(await countOf(db, "pg_trigger where tgenabled <> 'O'")).toBe(0);
  });

  test('is as people are: shared and owned, archived, by hand, with names from everywhere', async () => {
    expect(await countOf(db, 'public.organizations where owner_user_id is null')).toBeGreaterThan(
      20,
    );
    expect(
      await countOf(db, 'public.organizations where owner_user_id is not null'),
    ).toBeGreaterThan(40);
    for (const table of ['contacts', 'opportunities', 'interactions']) {
      expect(await countOf(db, `public.${table} where deleted_at is not null`)).toBeGreaterThan(0);
    }
    expect(
      await countOf(db, 'public.opportunities where stage_manual or status_manual'),
    ).toBeGreaterThan(0);
    expect(await countOf(db, "public.contacts where full_name ~ '[éøłñü]'")).toBeGreaterThan(0);
    expect(await countOf(db, "public.contacts where full_name ~ '[א-ת؀-ۿ]'")).toBeGreaterThan(0);
    expect(await countOf(db, "public.contacts where full_name like '%''%'")).toBeGreaterThan(0);
    const [busiest] = await db.sql`
      select u.email from public.opportunities join auth.users u on u.id = owner_user_id
      group by 1 order by count(*) desc limit 1`;
    expect(busiest?.email).toBe('rep01@load.test');
  });

  test('gives each manager a team, whose rows they see', async () => {
    const [boss] = await db.sql<{ id: string }[]>`
      select id from auth.users where email = 'manager1@load.test'`;
    const owners = await asUser(
      db.sql,
      boss?.id ?? '',
      (tx) => tx<{ email: string }[]>`
      select distinct owner_user_id from public.opportunities`,
    );
    expect(owners.length).toBeGreaterThanOrEqual(3);
  });

  test('lets nobody sign in', async () => {
    expect(await countOf(db, 'auth.users where encrypted_password is not null')).toBe(0);
  });

  test('asked for again changes nothing; another one is refused', async () => {
    const before = await checksums(db);
    const again = await load({ databaseUrl: db.url, scale: 'small', seed: 1 });
    expect(again.loaded).toBe(false);
    for (const args of [
      ['--scale', 'team'],
      ['--scale', 'small', '--seed', '2', '--add'],
    ]) {
      const { exitCode, stdout } = await kp(db.url, 'load', '--json', ...args);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout).error).toMatchObject({ code: 'other_load' });
    }
    expect(await checksums(db)).toEqual(before);
  });

  test('is the same on the same day by the same seed, and other by another', async () => {
    const [same, other] = [
      await freshDatabase('kp_installed'),
      await freshDatabase('kp_installed'),
    ];
    await load({ databaseUrl: same.url, scale: 'small', seed: 1 });
    await load({ databaseUrl: other.url, scale: 'small', seed: 2 });
    const [first, second, third] = [
      await checksums(db),
      await checksums(same),
      await checksums(other),
    ];
    await Promise.all([same.dispose(), other.dispose()]);
    expect(second).toEqual(first);
    for (const table of tables) expect(third[table]).not.toBe(first[table]);
  });
});

describe('beside other data', () => {
  let db: TestDatabase;
  let before: Record<string, string>;
  let alex: string;
  beforeAll(async () => {
    db = await freshDatabase('kp_installed');
    alex = await createUser(db.sql, { email: 'alex@x.test', fullName: 'Alex' });
    await db.sql`insert into public.organizations (name, owner_user_id) values ('Ours', ${alex})`;
  });
  afterAll(() => db.dispose());
  beforeEach(async () => {
    before = await checksums(db);
  });

  test('a load is refused, unless it is told to add', async () => {
    const { exitCode, stderr } = await kp(db.url, 'load', '--scale', 'small');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('There are rows in organizations.');
    expect(stderr).toContain('--add');
    expect(await checksums(db)).toEqual(before);
  });

  test('it is removed without a trace, with what was done as its people', async () => {
    const added = await kp(db.url, 'load', '--scale', 'small', '--add', '--password', 'let-me-in');
    expect(added.exitCode).toBe(0);
    expect(added.stdout).not.toContain('let-me-in');
    expect(
      await countOf(
        db,
        "auth.users where encrypted_password = extensions.crypt('let-me-in', encrypted_password)",
      ),
    ).toBe(9);
    await db.sql`
      insert into public.organizations (name, owner_user_id)
      select 'Theirs', id from auth.users where email = 'rep02@load.test'`;
    const { exitCode, stdout } = await kp(db.url, 'load', '--remove', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).removed).toContainEqual({ table: 'interactions', rows: 1000 });
    expect(await checksums(db)).toEqual(before);
    expect(await removeLoad({ databaseUrl: db.url })).toBeNull();
  });

  test('it stays where records of others hang on it', async () => {
    await load({ databaseUrl: db.url, scale: 'small', seed: 1, add: true });
    const [link] = await db.sql<{ id: string }[]>`
      insert into public.opportunities (name, organization_id, principal_org_id, owner_user_id)
      select 'Real', o.organization_id, o.organization_id, ${alex} from public.organizations o
      where o.name = 'Alpine Mills' or o.name::text like '%Foods' limit 1 returning opportunity_id as id`;
    const loaded = await checksums(db);
    const { exitCode, stdout } = await kp(db.url, 'load', '--remove', '--json');
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout).error.code).toBe('load_in_use');
    expect(await checksums(db)).toEqual(loaded);
    expect(await countOf(db, "pg_trigger where tgenabled <> 'O'")).toBe(0);
    await db.sql`delete from public.opportunities where opportunity_id = ${link?.id ?? ''}`;
    await removeLoad({ databaseUrl: db.url });
    expect(await checksums(db)).toEqual(before);
  });
});

describe('ended early', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase('kp_installed');
  });
  afterAll(() => db.dispose());

  test.each([
    ['Ctrl-C', 'SIGINT', 130],
    ['kill -9', 'SIGKILL', null],
  ] as const)(
    'by %s it leaves nothing behind, and can be run again',
    async (_how, signal, code) => {
      const before = await checksums(db);
      const run = startKp(db.url, 'load', '--scale', 'team');
      await seen(run, 'contacts');
      run.process.kill(signal);
      expect((await run.outcome).exitCode).toBe(code);
      await gone(db);
      expect(await checksums(db)).toEqual(before);
      expect(await countOf(db, "pg_trigger where tgenabled <> 'O'")).toBe(0);
      const again = await load({ databaseUrl: db.url, scale: 'small', seed: 1 });
      expect(again.loaded).toBe(true);
      await removeLoad({ databaseUrl: db.url });
    },
  );
});

async function seen(run: ReturnType<typeof startKp>, text: string): Promise<void> {
  while (!run.said().includes(text)) {
    if (run.process.exitCode !== null) throw new Error(run.said());
    if (run.process.stdout) await once(run.process.stdout, 'data');
  }
}

/** The server misses a killed client within half a second. */
async function gone(db: TestDatabase): Promise<void> {
  for (;;) {
    const [row] = await db.sql`
      select from pg_stat_activity where application_name = 'kp load' and datname = current_database()`;
    if (!row) return;
    await db.sql`select pg_sleep(0.05)`;
  }
}

test('neither a size nor --remove, or both, is wrong usage', async () => {
  for (const args of [[], ['--scale', 'small', '--remove'], ['--scale', 'huge']]) {
    expect((await kp('postgresql://nobody@127.0.0.1:1/none', 'load', ...args)).exitCode).toBe(2);
  }
});
