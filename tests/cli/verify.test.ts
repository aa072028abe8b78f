import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';
import { type PackFolder, packFolder } from './pack-folder.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

function folderWithChecks(): PackFolder {
  const folder = packFolder();
  folder.verify(1, "do $$ begin raise notice 'ok: the lookups are there'; end $$;");
  folder.pack(2, 'create table public.things (id int primary key);');
  folder.verify(
    2,
    `insert into public.things values (1);
do $$ begin
  raise notice 'ok: a thing can be written';
  if exists (select from public.things where id > 1) then raise exception 'Does not hold: thing <%> is not one "too" many', 2; end if;
  raise notice 'ok: there is one thing & no more';
end $$;`,
  );
  folder.pack(3, 'select 1;');
  folder.verify(3, 'select 1;');
  return folder;
}

function junitFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kp-junit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'verify.xml');
}

describe('kp verify', () => {
  test('runs the checks of every completed phase, shows each, and leaves no trace', async () => {
    const folder = folderWithChecks();
    await migrate({ databaseUrl: db.url, folder: folder.path, to: 2 });
    const { exitCode, stdout } = await kp(db.url, 'verify', '--packs', folder.path);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ok      the lookups are there');
    expect(stdout).toContain('ok      there is one thing & no more');
    expect(stdout).toContain('5 checks of 2 phases passed.');
    expect([...(await db.sql`select * from public.things`)]).toEqual([]);
  });

  test('ends with 1 when a check fails, and writes all as JUnit and JSON', async () => {
    const folder = folderWithChecks();
    await migrate({ databaseUrl: db.url, folder: folder.path });
    await db.sql`insert into public.things values (2)`;
    const junit = junitFile();
    const { exitCode, stdout } = await kp(
      db.url,
      'verify',
      '--packs',
      folder.path,
      '--junit',
      junit,
      '--json',
    );
    expect(exitCode).toBe(1);
    const { phases, error } = JSON.parse(stdout);
    expect(error).toMatchObject({
      code: 'verify_failed',
      message: 'Verification failed in phase 2.',
    });
    expect(phases.map(({ status }: { status: string }) => status)).toEqual([
      'passed',
      'failed',
      'passed',
    ]);
    expect(phases[1].checks).toMatchObject([
      { name: 'a thing can be written', status: 'passed' },
      {
        name: 'thing <2> is not one "too" many',
        status: 'failed',
        message: expect.stringContaining('Statement: do $$ begin raise notice'),
      },
    ]);
    const xml = readFileSync(junit, 'utf8');
    expect(xml).toContain('<testsuites name="kp verify" tests="5" failures="1">');
    expect(xml).toContain('<testsuite name="phase 2: 010_test.sql" tests="2" failures="1"');
    expect(xml).toContain('<testcase classname="phase-2" name="a thing can be written"/>');
    expect(xml).toContain(
      '<failure message="verify/010_test.sql, line 3: Does not hold: thing &lt;2&gt; is not one &quot;too&quot; many (SQLSTATE P0001)">',
    );
  });

  test('says that a replica only reads, in place of a broken promise', async () => {
    const folder = folderWithChecks();
    folder.verify(1, 'create table public.probe (id int);');
    await migrate({ databaseUrl: db.url, folder: folder.path });
    const name = new URL(db.url).pathname.slice(1);
    await db.sql.unsafe(`alter database ${name} set default_transaction_read_only = on`);
    const { exitCode, stderr } = await kp(db.url, 'verify', '--packs', folder.path);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('This database only reads: it is a replica, or closed to writing.');
    expect(stderr).toContain('Use the address of the primary.');
  });

  test('refuses a phase that has not run, and any other when none has', async () => {
    const folder = folderWithChecks();
    const none = await kp(db.url, 'verify', '--packs', folder.path);
    expect(none.exitCode).toBe(3);
    expect(none.stderr).toContain('There is nothing to verify: no phase is complete.');
    await migrate({ databaseUrl: db.url, folder: folder.path, to: 2 });
    const early = await kp(db.url, 'verify', '3', '--packs', folder.path);
    expect(early.exitCode).toBe(3);
    expect(early.stderr).toContain('Phase 3 cannot be verified: it is not complete.');
    expect((await kp(db.url, 'verify', '4', '--packs', folder.path)).exitCode).toBe(2);
    expect((await kp(db.url, 'verify', '2', '--packs', folder.path)).stdout).toContain(
      '3 checks of 1 phase passed.',
    );
  });
});
