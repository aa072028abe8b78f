import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { createUser } from '../support/people.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/runbook.md'), 'utf8');

interface Block {
  line: number;
  language: string;
  code: string;
  /** Why it is not run. */
  reason: string | undefined;
}

function readBlocks(): Block[] {
  const fence = /(?:<!-- not run: ([^\n]+) -->\n)?^```(sh|sql)\n([\s\S]*?)^```$/gm;
  return [...text.matchAll(fence)].map(({ 1: reason, 2: language = '', 3: code = '', index }) => ({
    line: text.slice(0, index).split('\n').length,
    language,
    code,
    reason,
  }));
}

const blocks = readBlocks();
let db: TestDatabase;
let reports: string;
let user: string;
beforeAll(async () => {
  db = await freshDatabase('kp_platform');
  reports = mkdtempSync(join(tmpdir(), 'kp-runbook-'));
  user = await createUser(db.sql, { fullName: 'Somebody' });
  await createUser(db.sql);
});
afterAll(async () => {
  rmSync(reports, { recursive: true, force: true });
  await db.dispose();
});

async function runShell(code: string): Promise<void> {
  const kp = `${process.execPath} --import tsx cli/main.ts`;
  const commands = code
    .replaceAll('npm run -s kp --', kp)
    // A finding is an answer, too: on a busy machine there are slow queries.
    .replaceAll(/(cli\/main\.ts doctor .*)$/gm, '$1 || [ $? = 1 ]');
  await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', commands], {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_URL: db.url, REPORTS: reports },
    maxBuffer: 64 * 1024 * 1024,
  });
}

async function runSql(code: string): Promise<void> {
  let filled = code.replaceAll('USER_ID', user);
  if (code.includes('OPPORTUNITY_ID')) {
    const [row] = await db.sql`select opportunity_id, owner_user_id from public.opportunities
      where deleted_at is null and stage not like 'closed%' order by 1 limit 1`;
    filled = code
      .replaceAll('OPPORTUNITY_ID', row?.opportunity_id)
      .replaceAll('USER_ID', row?.owner_user_id);
  }
  // A connection of its own, closed at once: settings do not stay, and doctor counts connections.
  const session = db.connect({ max: 1 });
  await session.unsafe(filled).simple();
  await session.end();
}

describe('every command of the runbook works, in its order', () => {
  test.each(
    blocks
      .filter(({ reason }) => !reason)
      .map((block) => [block.line, block.code.trim().split('\n')[0], block] as const),
  )('line %i: %s', { timeout: 120_000 }, async (_line, _first, { language, code }) => {
    if (language === 'sh') await runShell(code);
    else await runSql(code);
  });
});

test('few blocks are not run, and each says why', () => {
  const skipped = blocks.filter(({ reason }) => reason);
  expect(skipped.length).toBeLessThanOrEqual(4);
  expect(blocks.length).toBeGreaterThan(25);
});
