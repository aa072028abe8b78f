import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareCatalogues, readCatalogue } from '../../cli/core/catalogue.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { defaultPackFolder as folder, readPacks } from '../../cli/core/packs.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { Session } from '../../cli/core/session.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

async function catalogue() {
  // As the superuser: auth.users and its triggers are somebody else's.
  const session = await Session.open(db.superuserUrl);
  try {
    return await readCatalogue(session);
  } finally {
    await session.close();
  }
}

const nothing = { missing: [], added: [], changed: [] };

describe('the real packs', () => {
  test('leave the catalogue as it was when all are taken back, and make the same one again', async () => {
    const before = await catalogue();
    await migrate({ databaseUrl: db.url, folder });
    const installed = await catalogue();
    expect(installed.length).toBeGreaterThan(before.length + 300);
    await rollback({ databaseUrl: db.url, folder, to: 0 });
    expect(compareCatalogues(before, await catalogue())).toEqual(nothing);
    await migrate({ databaseUrl: db.url, folder });
    expect(compareCatalogues(installed, await catalogue())).toEqual(nothing);
  });

  test('can be taken back one phase at a time, and each install gives the same catalogue', async () => {
    const after: Awaited<ReturnType<typeof catalogue>>[] = [await catalogue()];
    const packs = readPacks(folder);
    for (const { phase } of packs) {
      await migrate({ databaseUrl: db.url, folder, to: phase });
      after.push(await catalogue());
    }
    for (const { phase } of packs.toReversed()) {
      await rollback({ databaseUrl: db.url, folder, to: phase - 1 });
      const expected = after[phase - 1] ?? [];
      expect({ phase, ...compareCatalogues(expected, await catalogue()) }).toEqual({
        phase,
        ...nothing,
      });
    }
  });

  test('change nothing in the catalogue when each is run again by hand', async () => {
    await migrate({ databaseUrl: db.url, folder });
    const installed = await catalogue();
    const connection = db.connect({ max: 1 });
    for (const { path, phase } of readPacks(folder)) {
      await connection.unsafe(readFileSync(path, 'utf8')).simple();
      expect({ phase, ...compareCatalogues(installed, await catalogue()) }).toEqual({
        phase,
        ...nothing,
      });
    }
  });
});

describe('a catalogue snapshot', () => {
  const changes: [string, string, string][] = [
    ['a new table', 'create table public.extra (id int)', 'relation'],
    ['a grant on a column', 'grant select (id) on public.base to anon', 'column'],
    [
      'a revoked default privilege',
      'alter default privileges in schema public revoke all on tables from anon',
      'default privileges',
    ],
    ['a policy', 'create policy p on public.base using (true)', 'policy'],
    ['a comment', "comment on column public.base.id is 'the key'", 'comment'],
    [
      'a body',
      "create or replace function public.f() returns int language sql as 'select 2'",
      'routine',
    ],
    [
      'a trigger on auth.users',
      'create trigger t after insert on auth.users for each row execute function public.tf()',
      'trigger',
    ],
    ['an option of a view', 'alter view public.v set (security_invoker = true)', 'relation'],
  ];

  test.each(changes)('shows %s', async (_what, sql, kind) => {
    await db.sql.unsafe(`create table public.base (id int primary key); create view public.v as select 1 as one;
      create function public.f() returns int language sql as 'select 1';
      create function public.tf() returns trigger language plpgsql as 'begin return new; end'`);
    const before = await catalogue();
    await db.sql.unsafe(sql);
    const { missing, added, changed } = compareCatalogues(before, await catalogue());
    const kinds = [...missing, ...added, ...changed.map(({ after }) => after)].map(
      (entry) => entry.kind,
    );
    expect(kinds).toContain(kind);
  });

  test('leaves rollback points and temporary tables out', async () => {
    const before = await catalogue();
    await db.sql`create schema rollback_point_20260101000000`;
    await db.sql`create table rollback_point_20260101000000.kept (row_data jsonb)`;
    await db.sql`create temporary table passing (id int)`;
    expect(compareCatalogues(before, await catalogue())).toEqual(nothing);
  });
});
