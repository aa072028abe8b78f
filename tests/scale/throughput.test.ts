import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { addOpportunity, buildBrokerage } from '../support/fixtures.ts';
import { become, createUser } from '../support/people.ts';
import { skipWithoutPgbouncer, startPool } from './pgbouncer.ts';

const requests = 600;

let db: TestDatabase;
const people: string[] = [];
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  const brokerage = await buildBrokerage(db.sql);
  for (let person = 0; person < 20; person += 1) {
    const owner_user_id = await createUser(db.sql);
    people.push(owner_user_id);
    await db.sql.begin(async (tx) => {
      for (let each = 0; each < 50; each += 1)
        await addOpportunity(tx, brokerage, { owner_user_id });
    });
  }
  await db.sql`analyze`;
});
afterAll(() => db.dispose());

/** The first page of the pipeline, as the API asks for it. */
async function request(sql: postgres.Sql, person: string): Promise<number> {
  const started = performance.now();
  const rows = await sql.begin(async (tx) => {
    await become(tx, 'authenticated', person);
    return tx`select * from reporting.pipeline_full order by next_action_date nulls last limit 50`;
  });
  expect(rows).toHaveLength(50);
  return performance.now() - started;
}

async function measure(url: string, clients: number) {
  const sql = postgres(url, { max: clients, prepare: false, fetch_types: false });
  // Every client is there before the clock starts: connecting is not what is measured.
  await Promise.all(Array.from({ length: clients }, (_, i) => request(sql, people[i % 20] ?? '')));
  const connections = await serverProcesses();
  const times: number[] = [];
  const started = performance.now();
  let left = requests;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (left > 0) {
        left -= 1;
        times.push(await request(sql, people[client % 20] ?? ''));
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const each = average(connections.map(privateMegabytes));
  await sql.end({ timeout: 0 });
  times.sort((a, b) => a - b);
  return {
    connections: connections.length,
    'requests/s': Math.round(times.length / seconds),
    'p50 ms': Math.round(times[Math.floor(times.length / 2)] ?? 0),
    'p95 ms': Math.round(times[Math.floor(times.length * 0.95)] ?? 0),
    'MB each': Math.round(each * 10) / 10,
  };
}

async function serverProcesses(): Promise<number[]> {
  const rows = await db.sql<{ pid: number }[]>`
    select pid from pg_stat_activity
     where usename = 'authenticator' and datname = current_database()`;
  return rows.map(({ pid }) => pid);
}

/** What a process has for itself, as Linux counts it. */
function privateMegabytes(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const parts = [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)];
  return parts.reduce((sum, part) => sum + Number(part[1]), 0) / 1024;
}

function average(numbers: number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / (numbers.length || 1);
}

describe('clients over connections', () => {
  beforeEach(skipWithoutPgbouncer);

  test('a few connections serve many clients', { timeout: 300_000 }, async () => {
    const table: object[] = [];
    for (const clients of [10, 50, 150]) {
      table.push({ clients, pool: 'none', ...(await measure(db.authenticatorUrl, clients)) });
    }
    for (const [clients, size] of [
      [150, 4],
      [150, 10],
      [150, 20],
      [1000, 10],
    ] as const) {
      const port = Number(new URL(db.url).port);
      const pool = await startPool({ port, mode: 'transaction', size });
      const measured = await measure(pool.through(db.authenticatorUrl), clients);
      expect(measured.connections).toBeLessThanOrEqual(size);
      table.push({ clients, pool: size, ...measured });
      await pool.stop();
    }
    console.table(table);
  });
});
