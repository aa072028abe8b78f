import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { refusal, rolledBack } from '../support/people.ts';
import { type DemoDatabase, demoDatabase } from './demo-database.ts';
import { packFile, packFiles, readPackFile } from './pack-files.ts';
import { tableContents } from './table-contents.ts';
import { breakages } from './verify-breakages.ts';

let full: DemoDatabase;
beforeAll(async () => {
  full = await demoDatabase();
});
afterAll(() => full.dispose());

describe('the checks hold, and leave no trace', () => {
  test.for(packFiles)('%s on a full database', async (file) => {
    await expectToHold(full, file);
  });

  test('of each phase, as soon as it is there', async () => {
    const db = await freshDatabase('kp_platform');
    try {
      for (const file of packFiles) {
        await execute(db, readPackFile('sql', file));
        await expectToHold(db, file);
      }
    } finally {
      await db.dispose();
    }
  });
});

describe('a check raises where something is broken', () => {
  test.for(breakages)('$script: $sentence', async ({ script, statement, sentence }) => {
    const checks = readPackFile('verify', packFile(script)).replace(/^(begin|rollback);$/gm, '');
    await rolledBack(full.sql, async (tx) => {
      await tx.unsafe(statement).simple();
      const { message } = await refusal(tx, (t) => t.unsafe(checks).simple());
      expect(message).toMatch(new RegExp(`^Does not hold: .*(${sentence})`));
    });
  });
});

async function expectToHold(db: TestDatabase, file: string): Promise<void> {
  const before = await tableContents(db.sql);
  const said = await execute(db, readPackFile('verify', file));
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((line) => !line.startsWith('ok: '))).toEqual([]);
  expect(await tableContents(db.sql)).toEqual(before);
}

/** Gives the notices. */
async function execute(db: TestDatabase, script: string): Promise<string[]> {
  const said: string[] = [];
  const onnotice = ({ message }: postgres.Notice) => said.push(message ?? '');
  const connection = postgres(db.url, { max: 1, onnotice });
  await connection.unsafe(script).simple();
  await connection.end();
  return said;
}
