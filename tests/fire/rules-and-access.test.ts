import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { databaseOfTheModel } from '../support/model/database.ts';
import { tryThem } from '../support/model/sequences.ts';
import { fireRuns, fireSeed } from './settings.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await databaseOfTheModel();
});
afterAll(() => db.dispose());

test('whoever does what, in any order: everybody sees, and everything says, what the specification says', async () => {
  const tally = await tryThem(db.connect({ max: 1 }), {
    runs: fireRuns(3000),
    seed: fireSeed(5),
    repeat: 'npx vitest run --project fire tests/fire/rules-and-access.test.ts',
  });
  console.info(JSON.stringify(tally));
  expect(tally.sequences).toBe(fireRuns(3000));
});
