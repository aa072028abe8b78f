import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeLock } from '../../cli/core/advisory-lock.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { requireKnownVersion } from '../../cli/core/preconditions.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { Session } from '../../cli/core/session.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';
import { packFolder } from './pack-folder.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

describe('the circuit breaker', () => {
  test('refuses a second runner while one is at work, and says who that is', async () => {
    const session = await Session.open(db.url, { applicationName: 'kp migrate' });
    await takeLock(session);
    const [migrating, rollingBack] = await Promise.all([
      kp(db.url, 'migrate', '--json'),
      kp(db.url, 'rollback', '--to', '0'),
    ]);
    const status = await kp(db.url, 'status');
    await session.close();
    expect(migrating.exitCode).toBe(3);
    const { error } = JSON.parse(migrating.stdout);
    expect(error.code).toBe('run_under_way');
    expect(error.detail).toMatch(
      /Process \d+ of postgres \(kp migrate, from 127\.0\.0\.1\), connected since 20/,
    );
    expect(rollingBack.exitCode).toBe(3);
    expect(rollingBack.stderr).toContain('Another run is under way');
    expect(status.stdout).toMatch(/A run is under way: process \d+ of postgres/);
  });

  test('lets exactly one of two runners through that start together', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.once (id int primary key);\nselect pg_sleep(3);');
    const runs = await Promise.all([
      kp(db.url, 'migrate', '--packs', folder.path),
      kp(db.url, 'migrate', '--packs', folder.path),
    ]);
    expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 3]);
  });

  test('refuses when a pack changed after it ran, until the phase is taken back', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.edited (id int primary key);');
    folder.rollback(2, 'drop table if exists public.edited;');
    const options = { databaseUrl: db.url, folder: folder.path };
    await migrate(options);
    folder.pack(2, 'create table public.edited (id bigint primary key);');
    const refused = await kp(db.url, 'migrate', '--packs', folder.path);
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain('010_test.sql changed after it ran on this database.');
    expect(refused.stderr).toContain('kp rollback --to 1');
    await expect(migrate({ ...options, resume: true })).rejects.toMatchObject({
      code: 'pack_edited',
    });
    const status = await kp(db.url, 'status', '--packs', folder.path);
    expect(status.stdout).toMatch(/^phase 2: edited since$/m);
    expect(status.stdout).toContain('Circuit breaker: open.');

    await rollback({ ...options, to: 1 });
    expect(await migrate(options)).toMatchObject([{ phase: 2 }]);
  });

  test('refuses when a phase is missing below a complete one', async () => {
    const folder = packFolder();
    folder.pack(2, 'select 1;');
    folder.pack(3, 'select 1;');
    const options = { databaseUrl: db.url, folder: folder.path };
    await migrate(options);
    await db.sql`update public.migration_control set status = 'rolled_back' where phase_number = 2`;
    await expect(migrate(options)).rejects.toMatchObject({ exitCode: 3, code: 'phase_gap' });
  });

  test('refuses when the database has seen phases of a newer version', async () => {
    const folder = packFolder();
    folder.pack(2, 'select 1;');
    folder.rollback(2, 'select 1;');
    await migrate({ databaseUrl: db.url, folder: folder.path });
    const older = packFolder();
    const options = { databaseUrl: db.url, folder: older.path };
    await expect(migrate(options)).rejects.toMatchObject({ exitCode: 3, code: 'unknown_phase' });
    await expect(rollback({ ...options, to: 0 })).rejects.toMatchObject({ code: 'unknown_phase' });
  });

  test.each([
    ['14.12', 140012],
    ['18.1', 180001],
  ])('refuses PostgreSQL %s, which nobody tried', (name, number) => {
    expect(() => requireKnownVersion(number, name)).toThrow(`PostgreSQL ${name} is not a version`);
  });

  test.each([150000, 160004, 170010])('takes server version %d', (number) => {
    expect(() => requireKnownVersion(number, '')).not.toThrow();
  });
});

describe("a database of somebody else's", () => {
  test('is refused before anything is touched', async () => {
    await db.sql`create table public.organizations (id int primary key, name text)`;
    await db.sql`insert into public.organizations values (1, 'theirs')`;
    for (const args of [
      ['migrate'],
      ['migrate', '--plan'],
      ['rollback', '--to', '0', '--discard-data'],
    ]) {
      const { exitCode, stderr } = await kp(db.url, ...args);
      expect(exitCode).toBe(3);
      expect(stderr).toContain('This database is not empty, and was not made by these packs.');
      expect(stderr).toContain('public.organizations');
    }
    expect([...(await db.sql`select * from public.organizations`)]).toEqual([
      { id: 1, name: 'theirs' },
    ]);
    const [row] = await db.sql`select to_regclass('public.migration_control') as control`;
    expect(row?.control).toBeNull();
    expect((await kp(db.url, 'status')).stdout).toContain('Circuit breaker: open.');
  });

  test('is recognized by objects in the other schemas that the packs use, too', async () => {
    await db.sql`create schema reporting`;
    await db.sql`create view reporting.theirs as select 1 as one`;
    await expect(migrate({ databaseUrl: db.url, folder: packFolder().path })).rejects.toMatchObject(
      { code: 'foreign_database', detail: expect.stringContaining('reporting.theirs') },
    );
  });

  test('is recognized although it has a table called migration_control', async () => {
    await db.sql`create table public.migration_control (id int primary key)`;
    await expect(migrate({ databaseUrl: db.url, folder: packFolder().path })).rejects.toMatchObject(
      { code: 'foreign_database' },
    );
  });
});
