import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';
import { type PackFolder, packFolder } from './pack-folder.ts';

describe('kp status', () => {
  let db: TestDatabase;
  let path: string;
  beforeAll(async () => {
    db = await freshDatabase('kp_platform');
  });
  afterAll(() => db.dispose());

  async function scene(): Promise<PackFolder> {
    const folder = packFolder();
    folder.pack(2, 'create table public.two (id int primary key);');
    folder.rollback(2, 'drop table if exists public.two;');
    folder.pack(3, 'do $$ begin raise \'a "quoted", long\nmessage\'; end $$;');
    folder.pack(4, 'select 1;');
    const options = { databaseUrl: db.url, folder: folder.path };
    await migrate({ ...options, to: 2 });
    await rollback({ ...options, to: 1 });
    await migrate({ ...options, to: 2 });
    await migrate(options).catch(() => undefined);
    return folder;
  }

  test('tells the same as a table, as JSON and as the migration log', async () => {
    path = (await scene()).path;
    const [people, json, csv] = await Promise.all([
      kp(db.url, 'status', '--packs', path),
      kp(db.url, 'status', '--packs', path, '--json'),
      kp(db.url, 'status', '--packs', path, '--csv'),
    ]);
    expect([people, json, csv].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);

    expect(people.stdout).toMatch(
      /1 {2}000_init_core\.sql +complete +20\d\d-\d\d-\d\d \d\d:\d\d +\d+\.\d\d s +[0-9a-f]{8} +postgres \(/,
    );
    expect(people.stdout).toMatch(/3 {2}020_test\.sql +failed /);
    expect(people.stdout).toMatch(/4 {2}030_test\.sql +pending/);
    expect(people.stdout).toContain('Pending: 3, 4.');
    expect(people.stdout).toContain(
      'Circuit breaker: open. Phase 3 (020_test.sql) failed at its last attempt.',
    );
    expect(people.stdout).toContain('kp migrate --resume');

    const report = JSON.parse(json.stdout);
    expect(report).toMatchObject({
      database: expect.stringMatching(/^127\.0\.0\.1:\d+\/test_/),
      pending: [3, 4],
      breaker: { open: true, code: 'phase_failed' },
      run: null,
      rollbackPoints: [],
    });
    expect(report.phases[1]).toMatchObject({
      phase: 2,
      pack: '010_test.sql',
      status: 'complete',
      byHand: false,
      edited: false,
      error: null,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      startedAt: expect.stringMatching(/Z$/),
      completedAt: expect.stringMatching(/Z$/),
      seconds: expect.any(Number),
    });
    expect(report.phases[2]).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('a "quoted", long'),
    });

    expect(people.stdout).toMatch(/^phase 3: 020_test\.sql, line 5: a "quoted", long$/m);

    const [header, first, second, third, ...fourth] = csv.stdout.split('\r\n');
    expect(header).toBe('phase,start,end,duration,issues');
    expect(first).toMatch(/^1,20[^,]+Z,20[^,]+Z,\d+\.\d{3},$/);
    expect(second).toMatch(/^2,.*,rolled back$/);
    expect(third).toMatch(/^2,.*,\d+\.\d{3},$/);
    expect(fourth.join('\n')).toMatch(
      /^3,[^"]*,"failed: 020_test\.sql, line 5.*a ""quoted"", long\nmessage \(SQLSTATE P0001\)/s,
    );
    expect(csv.stdout.endsWith('"\r\n')).toBe(true);
  });

  test('is refused to a login that row security would show an empty history', async () => {
    const { exitCode, stderr } = await kp(db.authenticatorUrl, 'status');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('This login is bound by row security, and would see next to nothing.');
    expect(stderr).toContain('Use the database URL of role postgres.');
  });
});
