import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { databaseOfTheModel } from '../support/model/database.ts';
import { tryThem } from '../support/model/sequences.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await databaseOfTheModel();
});
afterAll(() => db.dispose());

// A few of the sequences that tests/fire/rules-and-access.test.ts tries by the thousand.
test('whoever does what, in any order: everybody sees, and everything says, what the specification says', async () => {
  const { sequences } = await tryThem(db.connect({ max: 1 }), {
    runs: 25,
    seed: 5,
    repeat: 'npx vitest run --project fire tests/fire/rules-and-access.test.ts',
  });
  expect(sequences).toBe(25);
});
