import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BenchReport, BenchResult } from '../../cli/core/bench/result.ts';
import { type DemoDatabase, demoDatabase } from '../db/demo-database.ts';
import { tableContents } from '../db/table-contents.ts';
import { freshDatabase } from '../support/database.ts';
import { kp, startKp } from './kp.ts';

let db: DemoDatabase;
let untouched: Record<string, string>;

beforeAll(async () => {
  db = await demoDatabase();
  untouched = await tableContents(db.sql);
});
afterAll(() => db.dispose());

async function measure(...args: string[]): Promise<BenchReport & { exitCode: number | null }> {
  const outcome = await kp(db.url, 'bench', '--json', ...args);
  return { ...JSON.parse(outcome.stdout), exitCode: outcome.exitCode };
}

function groupOf(results: readonly BenchResult[], group: string): BenchResult[] {
  return results.filter((result) => result.group === group);
}

describe('kp bench', () => {
  test('measures every query as a rep, a manager and an admin, and leaves no trace', async () => {
    const report = await measure('--only', 'query', 'search', '--runs', '1');
    expect(report).toMatchObject({ exitCode: 0, scale: 'demo', runs: 1, interrupted: false });
    expect(report.people).toEqual([
      { role: 'rep', email: 'alex@kitchenpantry.test' },
      { role: 'manager', email: 'maya@kitchenpantry.test' },
      { role: 'admin', email: 'admin@kitchenpantry.test' },
    ]);
    expect(report.skipped).toEqual([]);
    const timeline = groupOf(report.results, 'query').filter(({ name }) =>
      name.startsWith('opportunity-timeline'),
    );
    expect(timeline).toHaveLength(3);
    expect(timeline[0]).toEqual({
      ...{ name: 'opportunity-timeline (rep)', group: 'query', budget: 50, unit: 'ms' },
      ...{ p50: expect.any(Number), p95: expect.any(Number), within: expect.any(Boolean) },
    });
    expect(groupOf(report.results, 'search').every(({ budget }) => budget === 30)).toBe(true);
    expect(report.results.find(({ name }) => name === 'import-run (rep)')).toMatchObject({
      budget: null,
      within: null,
    });
    expect(await tableContents(db.sql)).toEqual(untouched);
  });

  test('measures row security, triggers and the refresh; what it writes is taken back', async () => {
    const report = await measure('--only', 'rls', 'trigger', 'refresh', '--runs', '1');
    expect(report.skipped).toEqual([]);
    expect(groupOf(report.results, 'rls').length).toBeGreaterThan(3);
    expect(groupOf(report.results, 'trigger').map(({ unit, budget }) => [unit, budget])).toEqual([
      ['ms', 2],
      ['times', 2],
      ['times', null],
    ]);
    expect(groupOf(report.results, 'refresh')).toMatchObject([
      { unit: 's', budget: 2 },
      { name: 'a reader of the dashboard meanwhile', unit: 'ms' },
    ]);
    expect(await tableContents(db.sql)).toEqual(untouched);
  });

  test('installs into a database of its own, takes everything back, and drops it', async () => {
    const report = await measure('--only', 'install', 'rollback', '--runs', '1');
    expect(report.skipped).toEqual([]);
    expect(report.results.map(({ group, unit, budget }) => [group, unit, budget])).toEqual([
      ['install', 's', 5],
      ['rollback', 's', 5],
    ]);
    const left = await db.sql`select from pg_database where datname like 'kp\_bench\_%'`;
    expect(left).toHaveLength(0);
  });

  test('lets fifty people work at once, of whom nothing stays', async () => {
    const report = await measure('--only', 'concurrency', '--seconds', '1');
    expect(report.results.map(({ unit }) => unit)).toEqual([
      ...['ms', 'per second', 'errors'],
      ...['ms', 'per second', 'errors'],
    ]);
    expect(report.results.filter(({ unit }) => unit === 'errors')).toMatchObject([
      { p95: 0, within: true },
      { p95: 0, within: true },
    ]);
    expect(await tableContents(db.sql)).toEqual(untouched);
  });

  test('for people it is a table, and as Markdown another', async () => {
    const { exitCode, stdout } = await kp(db.url, 'bench', '--only', 'search', '--runs', '1');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('As rep alex@kitchenpantry.test, manager maya@kitchenpantry.test');
    expect(stdout).toMatch(/budgets are (kept|missed)/);
    const markdown = await kp(
      ...[db.url, 'bench', '--only', 'search', '--runs', '1', '--markdown'],
    );
    expect(markdown.stdout).toContain('| search | search-all |');
  });

  test('Ctrl-C shows what was measured until then, and leaves no trace', async () => {
    const run = startKp(db.url, 'bench', '--only', 'query', '--runs', '50', '--json');
    const busy = () => db.sql`
      select from pg_stat_activity where application_name = 'kp bench' and query like 'savepoint%'`;
    while ((await busy()).length === 0) await pause(10);
    run.process.kill('SIGINT');
    const { exitCode, stdout } = await run.outcome;
    expect(exitCode).toBe(130);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ interrupted: true, error: { code: 'interrupted' } });
    expect(report.results.length).toBeLessThan(300);
    expect(await tableContents(db.sql)).toEqual(untouched);
  });

  test('without data there is nothing to measure', async () => {
    const empty = await freshDatabase('kp_installed');
    const { exitCode, stderr } = await kp(empty.url, 'bench');
    await empty.dispose();
    expect(exitCode).toBe(3);
    expect(stderr).toContain('kp load --scale');
  });

  test('a group that does not exist is wrong usage', async () => {
    const { exitCode, stderr } = await kp(db.url, 'bench', '--only', 'speed');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Allowed choices are query, search, rls');
  });
});
