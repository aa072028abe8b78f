import postgres from 'postgres';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { addOpportunity, type Brokerage, buildBrokerage } from '../support/fixtures.ts';
import { createUser } from '../support/people.ts';
import { ask, openTestApi } from './people-through-api.ts';
import { type Pool, skipWithoutPgbouncer, startPool } from './pgbouncer.ts';

const turns = 40;

let db: TestDatabase;
let brokerage: Brokerage;
const people: string[] = [];
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  brokerage = await buildBrokerage(db.sql);
  for (let person = 0; person < 6; person += 1) {
    const id = await createUser(db.sql);
    people.push(id);
    for (let each = 0; each < 3; each += 1) {
      await addOpportunity(db.sql, brokerage, { owner_user_id: id, name: `of ${id}` });
    }
  }
});
afterAll(() => db.dispose());

// lite prints what the database refuses, which is what strangers and typos are here for.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

async function transactionPool(size: number): Promise<Pool> {
  const pool = await startPool({ port: Number(new URL(db.url).port), mode: 'transaction', size });
  onTestFinished(() => pool.stop());
  return pool;
}

async function serverConnections(): Promise<number> {
  const [row] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity
     where usename = 'authenticator' and datname = current_database()`;
  return row?.n ?? 0;
}

describe('behind a transaction pooler', () => {
  beforeEach(skipWithoutPgbouncer);

  test.each([1, 2])(
    'nobody sees or writes as somebody else, whoever shares their %i connections',
    async (size) => {
      const pool = await transactionPool(size);
      const api = await openTestApi(pool.through(db.authenticatorUrl));
      onTestFinished(() => api.close());
      const mine = 'opportunities?select=owner_user_id&name=like.of*';

      const day = async (me: string, turn: number) => {
        const somebody = people[turn % people.length] ?? '';
        const [list, found, added, taken, broken, stranger] = await Promise.all([
          ask(api, me, 'GET', mine),
          ask(api, me, 'POST', 'rpc/search_records', { query: 'fries' }),
          ask(api, me, 'POST', 'opportunities', {
            name: `new for ${me}`,
            organization_id: brokerage.customer,
            product_id: brokerage.product,
          }),
          ask(api, me, 'PATCH', `opportunities?owner_user_id=eq.${somebody}&name=like.of*`, {
            priority: 'A',
          }),
          ask(api, me, 'GET', 'opportunities?select=no_such_column'),
          ask(api, undefined, 'GET', mine),
        ]);
        expect(list).toEqual({ status: 200, body: Array(3).fill({ owner_user_id: me }) });
        expect(found.status).toBe(200);
        expect(added).toMatchObject({ status: 201, body: [{ owner_user_id: me }] });
        expect(taken.body).toHaveLength(somebody === me ? 3 : 0);
        expect(broken.status).toBe(400);
        expect(stranger.status).toBe(401);
      };
      await Promise.all(
        Array.from({ length: turns }, (_, turn) => day(people[(turn * 5) % 6] ?? '', turn)),
      );
      expect(await serverConnections()).toBe(size);
      expect(await api.healthy()).toBe(true);
    },
  );

  test('an identity that is set for the session, not the transaction, would be found by the next', async () => {
    const pool = await transactionPool(1);
    const connect = () => {
      const sql = postgres(pool.through(db.authenticatorUrl), { max: 1, prepare: false });
      onTestFinished(() => sql.end());
      return sql;
    };
    const [one, other] = [connect(), connect()];
    const claims = JSON.stringify({ sub: people[0], role: 'authenticated' });
    await one`select set_config('request.jwt.claims', ${claims}, false)`;
    expect(await other`select auth.uid() as id`).toEqual([{ id: people[0] }]);
    await one`select set_config('request.jwt.claims', '', false)`;
    await one.begin((tx) => tx`select set_config('request.jwt.claims', ${claims}, true)`);
    expect(await other`select auth.uid() as id`).toEqual([{ id: null }]);
  });
});
