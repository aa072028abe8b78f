import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nastyPaths, nastyUrls, nastyWords } from './nasty-words.ts';
import { tryWords, waysIn } from './try-words.ts';

const nowhere = ['--database-url', 'postgresql://u:s3cret@127.0.0.1:1/none'];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kp-words-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function complaints(tries: readonly (readonly string[])[]): Promise<string[]> {
  const failed: string[] = [];
  for (const words of tries) {
    const complaint = await tryWords(words);
    if (complaint) failed.push(`${words.join(' ').slice(0, 200)}: ${complaint}`);
  }
  return failed;
}

test('no word given to any command, argument or flag ends in a stack trace', async () => {
  const values = [...nastyWords, ...nastyPaths(folder)];
  const tries = (await waysIn()).flatMap(({ ways }) =>
    ways.flatMap(({ words, at }) => values.map((value) => [...words.with(at, value), ...nowhere])),
  );
  expect(tries.length).toBeGreaterThan(1_000);
  expect(await complaints(tries)).toEqual([]);
});

test('no kind of database address, folder of packs or flag on top does either', async () => {
  const tries = (await waysIn()).flatMap(({ path, flags }) => [
    ...nastyUrls.map((url) => [...path, '--database-url', url]),
    ...['--nonsense', '--json=yes', '--database-url', '--packs'].map((flag) => [...path, flag]),
    [...path, ...flags, ...flags, '--json', '--json', ...nowhere],
    [...path, 'one', 'too', 'many', ...nowhere],
  ]);
  expect(await complaints(tries)).toEqual([]);
});
