import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { load } from '../../cli/core/load.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';
import { packFolder } from './pack-folder.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  await load({ databaseUrl: db.url, scale: 'small', seed: 1 });
});
afterAll(() => db.dispose());

test('a rehearsal of a small brokerage loses nothing, and reports in three formats', async () => {
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
