import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nastyPaths, nastyWords } from '../cli/nasty-words.ts';
import { tryWords, waysIn } from '../cli/try-words.ts';
import { tableContents } from '../db/table-contents.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { fireRuns, fireSeed } from './settings.ts';

// These take minutes where they take what they are given, or wait for a client.
const tooLong = ['bench', 'load', 'rehearse', 'mcp'];
// These change what they are told to.
const changing = ['users', 'migrate', 'rollback', 'refresh'];

let db: TestDatabase;
let folder: string;
const home = process.cwd();
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  folder = mkdtempSync(join(tmpdir(), 'kp-words-'));
  // What is taken for the name of a file is written here.
  process.chdir(folder);
});
afterAll(async () => {
  process.chdir(home);
  await db.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const ways = (await waysIn())
  .filter(({ path }) => !tooLong.includes(path[0] ?? ''))
  .flatMap((command) => command.ways);

function asked(words: readonly string[], at: number, value: string): string[] {
  const extra = words[0] === 'baseline' && words[at - 1] !== '--folder' ? ['--folder', folder] : [];
  return [...words.with(at, value), ...extra, '--database-url', db.url];
}

test('no word given to a command that reaches its database ends in a stack trace', async () => {
  const failed: string[] = [];
  const values = [...nastyWords, ...nastyPaths(folder)];
  const before = await tableContents(db.sql);
  let runs = 0;
  for (const { words, at } of ways) {
    if (changing.includes(words[0] ?? '')) continue;
    for (const value of values) {
      runs += 1;
      const complaint = await tryWords(asked(words, at, value));
      if (complaint) failed.push(`${words.join(' ')} ← ${value.slice(0, 60)}: ${complaint}`);
    }
  }
  console.log(`${runs} runs, ${failed.length} complaints`);
  expect(failed).toEqual([]);
  expect(await tableContents(db.sql)).toEqual(before);
  expect(existsSync('/tmp/kp-was-here')).toBe(false);
});

test('whatever stands for a person, a phase or a rollback point is a word and no more', async () => {
  // Told to take everything back, it does.
  const targets = ways.filter(
    ({ words }) => changing.includes(words[0] ?? '') && words.join(' ') !== 'rollback --to ',
  );
  const word = fc.oneof(
    fc.constantFrom(...nastyWords),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.emailAddress(),
    fc.integer().map(String),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), word, async ({ words, at }, value) => {
      expect(await tryWords(asked(words, at, value))).toBe('');
      expect(await db.sql`select to_regclass('public.organizations') is not null as there`).toEqual(
        [{ there: true }],
      );
    }),
    { numRuns: fireRuns(500), seed: fireSeed(1) },
  );
});
