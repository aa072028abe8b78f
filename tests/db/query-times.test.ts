import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asAnon, asService, asUser, createUser, refusal, rolledBack } from '../support/people.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());

describe('private.query_times', () => {
  test('says which role ran a statement, how often and how long; the service role may look', async () => {
    const alex = await createUser(db.sql);
    for (let run = 0; run < 5; run += 1) {
      await asUser(db.sql, alex, (tx) => tx`select 'a very particular query', pg_sleep(0.01)`);
    }
    await asService(db.sql, async (tx) => {
      const seen = await tx`
        select role_name, calls, mean_ms >= 10 as long_enough, max_ms >= mean_ms and total_ms > max_ms as adds_up,
               row_count, query
        from private.query_times where query like '%pg_sleep%'`;
      expect(seen).toEqual([
        {
          role_name: 'authenticated',
          calls: '5',
          long_enough: true,
          adds_up: true,
          row_count: '5',
          query: expect.stringContaining('pg_sleep'),
        },
      ]);
    });
  });

  test('is not for users, nor is what it reads', async () => {
    const admin = await createUser(db.sql);
    await db.sql`update public.user_profiles set role = 'admin' where user_id = ${admin}`;
    const codes = async (tx: postgres.TransactionSql) => [
      (await refusal(tx, (t) => t`select from private.query_times`)).code,
      (await refusal(tx, (t) => t`select from private.slow_queries`)).code,
      (await refusal(tx, (t) => t`select from private.read_statements()`)).code,
    ];
    const refused = ['42501', '42501', '42501'];
    expect(await asUser(db.sql, admin, codes)).toEqual(refused);
    expect(await asAnon(db.sql, codes)).toEqual(refused);
  });

  test('lives with pg_stat_statements elsewhere, and says so where there is none', async () => {
    const sql = postgres(db.superuserUrl, { max: 1 });
    try {
      await rolledBack(sql, async (tx) => {
        await tx`create schema elsewhere`;
        await tx`grant usage on schema elsewhere to postgres`;
        await tx`alter extension pg_stat_statements set schema elsewhere`;
        expect((await tx`select from private.query_times limit 1`).length).toBe(1);
        await tx`drop extension pg_stat_statements`;
        const error = await refusal(tx, (t) => t`select from private.query_times`);
        expect(error).toMatchObject({
          code: '0A000',
          hint: expect.stringContaining('create extension'),
        });
      });
    } finally {
      await sql.end();
    }
  });
});

test('tables that soft-delete are vacuumed at 2 % of dead rows', async () => {
  const tuned = await db.sql`
    select relname from pg_class where relnamespace = 'public'::regnamespace
      and reloptions @> array['autovacuum_vacuum_scale_factor=0.02'] order by 1`;
  const archiving = await db.sql`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'deleted_at'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  expect(tuned).toEqual(archiving);
});
