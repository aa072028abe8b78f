import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { load } from '../support/model/database.ts';
import { prepareLook } from '../support/model/look.ts';
import { firstWorld } from '../support/model/scene.ts';
import { tryThem } from '../support/model/sequences.ts';
import { fireRuns, fireSeed } from './settings.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  await load(db.sql, firstWorld());
  await prepareLook(db.sql);
});
afterAll(() => db.dispose());

test('whoever does what, in any order: everybody sees, and everything says, what the specification says', async () => {
  const tally = await tryThem(db.connect({ max: 1 }), {
    runs: fireRuns(3000),
    seed: fireSeed(5),
    steps: 24,
    repeat: 'npx vitest run --project fire tests/fire/rules-and-access.test.ts',
  });
  console.info(JSON.stringify(tally));
  expect(tally.sequences).toBe(fireRuns(3000));
});
