import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Connections } from '../../server/connections.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let connections: Connections;
beforeAll(async () => {
  database = await freshDatabase('kp_platform');
  await database.sql`select`;
  connections = new Connections(database.sql, { max: 1, patienceMs: 5_000 });
});
afterAll(async () => {
  await connections.close();
  await database.dispose();
});

test('a connection that lives long keeps none of its answers', async () => {
  const answers: WeakRef<object>[] = [];
  for (let n = 0; n < 100; n++) {
    const { unsafe, release } = await connections.reserve();
    answers.push(new WeakRef(await unsafe('select 1')));
    release();
  }
  await pause(10);
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();

  // The driver may keep its last one.
  expect(answers.filter((answer) => answer.deref()).length).toBeLessThan(5);
});
