import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import {
  addInteraction,
  addOpportunity,
  type Brokerage,
  buildBrokerage,
} from '../support/fixtures.ts';
import { asService, asUser, become } from '../support/people.ts';
import { packFile, readPackFile } from './pack-files.ts';

// The runbook's emergency: row security locks everybody out, and the work must go on meanwhile.

let db: TestDatabase;
let brokerage: Brokerage;
let opportunity: string;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  brokerage = await buildBrokerage(db.sql);
  opportunity = await addOpportunity(db.sql, brokerage);
});
afterAll(() => db.dispose());

async function run(text: string): Promise<void> {
  const sql = postgres(db.url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(text).simple();
  } finally {
    await sql.end();
  }
}

/** How many opportunities Alex sees; null: an error. */
function whatAlexSees(): Promise<number | null> {
  return asUser(db.sql, brokerage.alex, async (tx) => {
    const rows = await tx`select from public.opportunities`;
    return rows.length;
  }).catch(() => null);
}

const lockouts = [
  {
    what: 'all policies are gone',
    statements: `do $$
      declare p record;
      begin
        for p in select * from pg_policies where schemaname = 'public' loop
          execute format('drop policy %I on public.%I', p.policyname, p.tablename);
        end loop;
      end $$`,
    sees: 0,
  },
  {
    what: 'what every policy asks is broken',
    statements: `create or replace function private.my_role() returns text
      language plpgsql stable security definer set search_path = '' as $$ begin raise exception 'broken'; end $$`,
    sees: null,
  },
  {
    what: 'users have lost their rights',
    statements: 'revoke all on all tables in schema public from authenticated',
    sees: null,
  },
];

describe.each(lockouts)('when $what', ({ statements, sees }) => {
  beforeAll(() => run(statements));

  test('users see nothing', async () => {
    expect(await whatAlexSees()).toBe(sees);
  });

  test('the service role reads and writes all the same, and the rules still hold', async () => {
    await asService(db.sql, async (tx) => {
      expect(await tx`select from public.opportunities`).toHaveLength(1);
      await addInteraction(tx, brokerage, opportunity, { stage: 'feedback_logged' });
      const [row] = await tx`select stage from public.opportunities`;
      expect(row).toEqual({ stage: 'feedback_logged' });
      expect(await tx`select from reporting.sync_drift`).toEqual([]);
    });
  });

  test('so does role postgres, for one person at a time', async () => {
    // Writes in somebody's name, as that person would have.
    await db.sql.begin(async (tx) => {
      await become(tx, 'service_role', brokerage.alex);
      await tx`
        select public.log_interaction(${opportunity}, 'call', subject => 'By phone, typed in for Alex')`;
    });
    const [logged] = await db.sql`
      select owner_user_id from public.interactions where subject = 'By phone, typed in for Alex'`;
    expect(logged).toEqual({ owner_user_id: brokerage.alex });
    await db.sql`delete from public.interactions`;
  });

  test('packs 050 and 060, run again as they are, let users in again', async () => {
    await run(readPackFile('sql', packFile('050')));
    await run(readPackFile('sql', packFile('060')));
    expect(await whatAlexSees()).toBe(1);
    await asUser(db.sql, brokerage.blair, async (tx) => {
      expect(await tx`select from public.opportunities`).toHaveLength(0);
    });
  });
});
