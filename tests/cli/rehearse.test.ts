import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { load } from '../../cli/core/load.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { defaultPackFolder as folder } from '../../cli/core/packs.ts';
import { requireStaging } from '../../cli/core/rehearsal-staging.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_platform');
  await migrate({ databaseUrl: db.url, folder });
  await load({ databaseUrl: db.url, scale: 'small', seed: 1 });
});
afterAll(() => db.dispose());

test('a rehearsal of a small brokerage loses nothing, and reports in three formats', {
  timeout: 120_000,
}, async () => {
  const report = mkdtempSync(join(tmpdir(), 'kp-rehearsal-'));
  onTestFinished(() => rmSync(report, { recursive: true }));
  const people = await db.sql`select to_jsonb(u) as row from auth.users u order by id`;
  const { exitCode, stdout, stderr } = await kp(
    db.url,
    ...['rehearse', '--report', report, '--runs', '1', '--json'],
  );
  expect(stderr).toContain('Nothing is lost.');
  expect(exitCode).toBe(0);
  const rehearsal = JSON.parse(stdout);
  expect(rehearsal).toMatchObject({ passed: true, continued: false });
  const titles = rehearsal.steps.map(({ step }: { step: string }) => step);
  expect(titles).toEqual(
    ['measure', 'baseline', 'rollback', 'clean', 'migrate', 'catalogue', 'verify'].concat([
      'restore',
      'rows',
      'compare',
    ]),
  );
  const { tables } = rehearsal.steps.find(({ step }: { step: string }) => step === 'rows');
  expect(tables).toContainEqual(
    expect.objectContaining({ table: 'public.interactions', rowsBefore: 1000, rowsAfter: 1000 }),
  );
  expect(tables).toContainEqual(expect.objectContaining({ table: 'auth.users', equal: true }));
  expect(await db.sql`select to_jsonb(u) as row from auth.users u order by id`).toEqual(people);

  const markdown = readFileSync(join(report, 'rehearsal.md'), 'utf8');
  expect(markdown).toContain(': passed');
  expect(markdown).toContain('| public.interactions | 1000 | 1000 |');
  expect(readFileSync(join(report, 'rehearsal.xml'), 'utf8')).toContain('failures="0"');
  expect(JSON.parse(readFileSync(join(report, 'rehearsal.json'), 'utf8')).passed).toBe(true);
  const compared = await kp(
    undefined,
    'baseline',
    'compare',
    'before',
    'before',
    '--folder',
    report,
  );
  expect(compared.exitCode).toBe(0);
});

const hosted = 'postgresql://postgres.abcd:secret@pooler.example.com:5432/postgres';

test.each([
  ['a database that says so by its name', 'postgresql://x@h:1/pantry_staging', undefined],
  ['one that is typed out', 'postgresql://x@h:1/pantry', 'h:1/pantry'],
  [
    'one behind a pooler, with its project',
    hosted,
    'postgres.abcd@pooler.example.com:5432/postgres',
  ],
])('%s is taken as staging', (_what, url, typed) => {
  expect(() => requireStaging(url, typed)).not.toThrow();
});

test.each([
  ['production', 'postgresql://x@h:1/pantry', undefined],
  ['a word that only contains one of ours', 'postgresql://x@h:1/latest', undefined],
  [
    'another database than the one typed',
    'postgresql://x@h:1/pantry_staging',
    'h:2/pantry_staging',
  ],
  ['a pooler without the project', hosted, 'pooler.example.com:5432/postgres'],
])('%s is refused', (_what, url, typed) => {
  expect(() => requireStaging(url, typed)).toThrow(expect.objectContaining({ exitCode: 3 }));
});

test('a database whose phases are not all there is refused before anything is touched', async () => {
  const empty = await freshDatabase('kp_platform');
  const { exitCode, stderr } = await kp(empty.url, 'rehearse');
  expect(stderr).toContain('Phase 1 (000_init_core.sql) is not complete');
  expect(exitCode).toBe(3);
  await empty.dispose();
});

test('there is nothing to continue where no rehearsal was cut short', async () => {
  const { exitCode, stderr } = await kp(db.url, 'rehearse', '--continue');
  expect(stderr).toContain('There is no rehearsal to continue.');
  expect(exitCode).toBe(3);
});

test('what is not from the packs is found before it would stand in the way', async () => {
  await db.sql`create table public.somebody_elses (id int primary key)`;
  const { exitCode, stderr } = await kp(db.url, 'rehearse');
  expect(stderr).toContain('public.somebody_elses would stay');
  expect(exitCode).toBe(3);
  await db.sql`drop table public.somebody_elses`;
});
