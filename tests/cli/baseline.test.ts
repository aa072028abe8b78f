import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Baseline, captureBaseline } from '../../cli/core/baseline.ts';
import { compareBaselines } from '../../cli/core/baseline-comparison.ts';
import { defaultPackFolder } from '../../cli/core/packs.ts';
import { readQueries } from '../../cli/core/queries.ts';
import { type DemoDatabase, demoDatabase } from '../db/demo-database.ts';
import { tableContents } from '../db/table-contents.ts';
import { freshDatabase } from '../support/database.ts';
import { kp } from './kp.ts';
import { queryFolder } from './query-folder.ts';

let db: DemoDatabase;

beforeAll(async () => {
  db = await demoDatabase();
});
afterAll(() => db.dispose());

test('every listed query runs as the busiest rep, if it is not an administrator’s; nothing stays', async () => {
  const before = await tableContents(db.sql);
  const { queries, rep } = await captureBaseline(db.url, {
    name: 'all',
    runs: 1,
    folder: defaultPackFolder,
  });
  expect(rep).toBe('alex@kitchenpantry.test');
  const forAdmins = readQueries(defaultPackFolder).flatMap((q) => (q.adminOnly ? q.name : []));
  const notRun = queries.filter((query) => query.as === 'rep' && query.skipped !== undefined);
  expect(notRun.map(({ query }) => query)).toEqual(forAdmins);
  const work = queries.find(({ query, as }) => query === 'interaction-log' && as === 'rep');
  expect(work?.plan[0]).toMatchObject({ depth: 0, step: expect.any(String) });
  expect(work?.hit).toBeGreaterThan(0);
  expect(await tableContents(db.sql)).toEqual(before);
});

describe('kp baseline capture', () => {
  test('says that it is empty where no query can run yet', async () => {
    const empty = await freshDatabase('kp_platform');
    const packs = queryFolder('opportunity');
    const args = ['baseline', 'capture', 'day-0', '--packs', packs];
    const { exitCode, stdout } = await kp(empty.url, ...args);
    await empty.dispose();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('No query can run on this database yet: the baseline is empty.');
  });

  test('keeps times, buffers and plans, and SQL that can be run again; never over an earlier one', async () => {
    const packs = queryFolder('runbook-2', 'opportunity', 'interaction-log', 'administration-sync');
    const folder = join(packs, 'kept');
    const args = ['baseline', 'capture', 'day-1', '--runs', '2', '--folder', folder];
    const { exitCode, stdout } = await kp(db.url, ...args, '--packs', packs);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('only an administrator asks it: administration-sync (rep)');
    const kept: Baseline = JSON.parse(readFileSync(join(folder, 'day-1.json'), 'utf8'));
    expect(kept).toMatchObject({ name: 'day-1', runs: 2, rep: 'alex@kitchenpantry.test' });
    expect(kept.rows.opportunities).toBeGreaterThan(0);
    expect(kept.queries.find(({ query }) => query === 'runbook-2')).toMatchObject({
      as: 'service',
      medianMs: expect.any(Number),
      p95Ms: expect.any(Number),
      hit: expect.any(Number),
      read: expect.any(Number),
    });
    const sql = readFileSync(join(folder, 'day-1.sql'), 'utf8');
    expect(sql).toContain('\\timing on');
    expect(sql).toMatch(/-- median .* ms, p95 .* ms, \d+ blocks, buffer hit ratio/);
    const alone = db.connect({ max: 1 });
    await alone.unsafe(sql.replace('\\timing on', '')).simple();
    await alone.end();
    const again = await kp(db.url, ...args, '--packs', packs);
    expect(again.exitCode).toBe(3);
    expect(again.stderr).toContain('There is a baseline day-1 already.');
  });

  test('before the first phase it says what is not there yet, and measures what is', async () => {
    const empty = await freshDatabase('kp_platform');
    await empty.sql`create table public.organizations (owner_user_id uuid)`;
    const packs = queryFolder('runbook-1', 'runbook-3', 'opportunity');
    const args = ['baseline', 'capture', 'before', '--json', '--folder', packs, '--packs', packs];
    const { exitCode, stdout } = await kp(empty.url, ...args);
    await empty.dispose();
    expect(exitCode).toBe(0);
    const { rep, queries } = JSON.parse(stdout);
    expect(rep).toBeNull();
    expect(queries).toMatchObject([
      {
        query: 'opportunity',
        as: 'service',
        skipped: 'there is no opportunity here to ask it for',
      },
      { query: 'runbook-1', as: 'service', plan: [{ step: 'Aggregate' }, {}] },
      { query: 'runbook-3', as: 'service', skipped: 'relation "interactions" does not exist' },
    ]);
  });

  test('nobody of that e-mail, and a name with a slash, are refused', async () => {
    const nobody = await kp(db.url, 'baseline', 'capture', 'x', '--as', 'nobody@x.test');
    expect(nobody).toMatchObject({ exitCode: 3 });
    const slash = await kp(db.url, 'baseline', 'capture', 'a/b');
    expect(slash).toMatchObject({ exitCode: 2 });
    expect(existsSync(join(defaultPackFolder, 'baselines', 'x.json'))).toBe(false);
  });
});

describe('kp baseline compare', () => {
  const plan = (step: string, ms: number) => [
    { depth: 0, step: 'Limit', ms: ms + 1, blocks: 50 },
    { depth: 1, step, ms, blocks: 50 },
  ];
  const measured = (medianMs: number, step = 'Index Scan using contacts_pkey on contacts') => ({
    ...{ query: 'contact', as: 'rep' as const, medianMs, p95Ms: medianMs, hit: 50, read: 0 },
    plan: plan(step, medianMs - 1),
  });
  const baseline = (name: string, ...queries: Baseline['queries']): Baseline => ({
    ...{ name, capturedAt: '2026-03-01T00:00:00Z', server: '17.5', runs: 10, rows: {}, rep: null },
    ...{ parameters: {}, queries },
  });
  const found = (before: Baseline['queries'][number], after: Baseline['queries'][number]) =>
    compareBaselines(baseline('a', before), baseline('b', after));

  test('what is within the noise is no finding', () => {
    expect(found(measured(10), measured(14.9))).toEqual([]);
    expect(found(measured(0.2), measured(4))).toEqual([]);
  });

  test('slower by plan: names the node that took the place of another', () => {
    expect(found(measured(2), measured(90, 'Seq Scan on contacts'))).toMatchObject([
      {
        kind: 'slower',
        node: 'Index Scan using contacts_pkey on contacts became Seq Scan on contacts',
      },
    ]);
  });

  test('slower with the same plan: names the node that grew', () => {
    expect(found(measured(2), measured(90))).toMatchObject([
      {
        kind: 'slower',
        node: 'the same plan, most of it in Index Scan using contacts_pkey on contacts, by 88 ms',
      },
    ]);
  });

  test('another plan, or more blocks, is said; what no longer runs is a failure', () => {
    expect(found(measured(2), measured(2, 'Seq Scan on contacts'))).toMatchObject([
      { kind: 'plan' },
    ]);
    expect(found(measured(2), { ...measured(2), read: 500 })).toMatchObject([
      { kind: 'more-blocks' },
    ]);
    const broken = { ...measured(2), skipped: 'no such table' };
    expect(found(measured(2), broken)).toMatchObject([{ kind: 'fails' }]);
    expect(found(broken, measured(2))).toEqual([]);
  });

  test('the command ends with 1 where something got slower, with 0 where nothing did', async () => {
    const folder = queryFolder('people');
    const keep = (kept: Baseline) =>
      writeFileSync(join(folder, `${kept.name}.json`), JSON.stringify(kept));
    keep(baseline('old', measured(2)));
    keep(baseline('new', measured(90, 'Seq Scan on contacts')));
    const compare = (...names: string[]) =>
      kp(undefined, 'baseline', 'compare', ...names, '--folder', folder, '--json');
    const slower = await compare('old', 'new');
    expect(slower.exitCode).toBe(1);
    expect(JSON.parse(slower.stdout)).toMatchObject({
      before: 'old',
      findings: [{ query: 'contact', as: 'rep', kind: 'slower' }],
      error: { code: 'slower', message: '1 query got slower, or no longer run.' },
    });
    const faster = await compare('new', 'old');
    expect(faster.exitCode).toBe(0);
    expect(JSON.parse(faster.stdout)).toMatchObject({ findings: [{ kind: 'faster' }] });
    const none = await compare('old', 'older');
    expect(none.exitCode).toBe(2);
    expect(none.stdout).toContain('There are: new, old.');
  });
});
