import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../cli/core/catalogue.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { Session } from '../../cli/core/session.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';
import { packFolder } from './pack-folder.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

const history = () =>
  db.sql`select phase_number, status, pack, checksum is not null as has_checksum, executed_by, row_counts
           from public.migration_control order by migration_id`;

async function catalogue() {
  const session = await Session.open(db.url);
  try {
    return await readCatalogue(session);
  } finally {
    await session.close();
  }
}

describe('kp migrate', () => {
  test('runs all phases in order and says so as one JSON document', async () => {
    const { exitCode, stdout, stderr } = await kp(db.url, 'migrate', '--json');
    expect(stderr).toContain('phase 1  000_init_core.sql');
    expect(exitCode).toBe(0);
    const { phases } = JSON.parse(stdout);
    expect(phases).toHaveLength(8);
    expect(phases[0]).toMatchObject({ phase: 1, pack: '000_init_core.sql', status: 'complete' });
    expect(phases[0].seconds).toBeGreaterThan(0);
    expect(phases[7].rows).toContainEqual({
      table: 'stage_lu',
      before: 0,
      after: 8,
      estimated: false,
    });

    const rows = await history();
    expect(rows.map((row) => [row.phase_number, row.status])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((phase) => [phase, 'complete']),
    );
    expect(rows.every((row) => row.has_checksum)).toBe(true);
    expect(rows[7]?.executed_by).toMatch(/^postgres \(.+@.+\)$/);
    expect(rows[7]?.row_counts.before.stage_lu).toEqual({ rows: 0, estimated: false });
    expect(rows[7]?.row_counts.after.stage_lu).toEqual({ rows: 8, estimated: false });

    const again = await kp(db.url, 'migrate', '--json');
    expect(JSON.parse(again.stdout)).toEqual({ phases: [] });
    expect(again.exitCode).toBe(0);
    expect(await history()).toHaveLength(8);
  });

  test('--to stops after that phase, and a later run goes on from there', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.two (id int primary key);');
    folder.pack(3, 'create table public.three (id int primary key);');
    const first = await migrate({ databaseUrl: db.url, folder: folder.path, to: 2 });
    expect(first.map(({ phase }) => phase)).toEqual([1, 2]);
    const second = await migrate({ databaseUrl: db.url, folder: folder.path });
    expect(second.map(({ phase }) => phase)).toEqual([3]);
    expect(second[0]?.rowsAfter.three).toEqual({ rows: 0, estimated: false });
  });

  test('--plan shows what would run and changes nothing, not even the history', async () => {
    const before = await catalogue();
    const { exitCode, stdout } = await kp(db.url, 'migrate', '--plan', '--to', '6', '--json');
    expect(exitCode).toBe(0);
    const { phases } = JSON.parse(stdout);
    expect(phases).toHaveLength(6);
    expect(phases[5]).toMatchObject({ phase: 6, status: 'pending' });
    expect(phases[5].indexes).toBeGreaterThan(0);
    expect(await catalogue()).toEqual(before);
  });

  test('a phase that was pasted by hand, without a checksum, counts as complete', async () => {
    const folder = packFolder();
    await migrate({ databaseUrl: db.url, folder: folder.path });
    await db.sql`insert into public.migration_control (phase_number, status) values (2, 'running')`;
    await db.sql`update public.migration_control set status = 'complete', completed_at = now()
                  where phase_number = 2`;
    folder.pack(2, 'select 1/0;');
    folder.pack(3, 'select 1;');
    const phases = await migrate({ databaseUrl: db.url, folder: folder.path });
    expect(phases.map(({ phase }) => phase)).toEqual([3]);
    const { stdout } = await kp(db.url, 'status', '--packs', folder.path);
    expect(stdout).toMatch(/^phase 2: run by hand$/m);
    folder.pack(4, 'select 1;');
    const upTo = await kp(db.url, 'migrate', '--to', '3', '--packs', folder.path);
    expect(upTo.stdout).toContain('Nothing is pending up to phase 3.');
  });

  test('a phase number that does not exist is wrong usage', async () => {
    const { exitCode, stderr } = await kp(db.url, 'migrate', '--to', '9');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no phase 9: the phases are 1 to 8.');
  });

  test('the session may be asked for demo data', async () => {
    const folder = packFolder();
    folder.pack(2, "create table public.seen as select current_setting('kp.demo', true) as demo;");
    await migrate({ databaseUrl: db.url, folder: folder.path, demo: true });
    expect([...(await db.sql`select demo from public.seen`)]).toEqual([{ demo: 'on' }]);
  });
});
