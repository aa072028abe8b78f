import { setTimeout as pause } from 'node:timers/promises';
import { isPostgresError } from '../database-error.ts';
import { fillIn, type ListedQuery } from '../queries.ts';
import { findParameters } from '../query-parameters.ts';
import { become, findEverybody, type MeasuredPerson } from '../query-people.ts';
import { Session } from '../session.ts';
import type { Bench } from './bench.ts';
import { Pool } from './pool.ts';
import { spread, tidy } from './timing.ts';

const people = 50;
const connections = 20;

// What a sales team asks on a working day, by how often. What is written is rolled back.
const day: Record<string, number> = {
  'search-all': 20,
  opportunity: 15,
  'opportunity-timeline': 15,
  'interaction-log': 15,
  'board-first-cards': 10,
  'opportunity-stakeholders': 10,
  'pipeline-totals': 8,
  'pipeline-page': 8,
  'dashboard-totals': 5,
  'dashboard-due': 5,
  'dashboard-stale': 5,
  'quick-log-due': 5,
  'quick-log-latest': 5,
  'organizations-page': 5,
  organization: 5,
  'organization-contacts': 5,
  'contacts-page': 5,
  'opportunity-move': 3,
};

export async function benchConcurrency(bench: Bench): Promise<void> {
  const users = await readUsers(bench);
  if (users.length === 0) return bench.skip('concurrency', 'a working day', 'nobody is active');
  const pool = await Pool.open(connections, () =>
    Session.open(bench.databaseUrl, { applicationName: 'kp bench user' }),
  );
  try {
    bench.onStep?.(`${people} people, each asking once a second`);
    await measure(bench, pool, users, `${people} people, each once a second`, 1000, 200);
    bench.onStep?.(`${people} people without a pause`);
    await measure(bench, pool, users, `${people} people without a pause`, 0, null);
  } finally {
    await pool.close();
  }
}

interface User {
  person: MeasuredPerson;
  asks: string[];
}

/** Each with what they ask: more than once where it is asked more often. */
async function readUsers({ session, queries }: Bench): Promise<User[]> {
  const everybody = await findEverybody(session, people);
  const users: User[] = [];
  for (const person of everybody) {
    const parameters = await findParameters(session, person);
    const asks = queries.flatMap((query) => times(query, fillIn(query.sql, parameters)));
    users.push({ person, asks });
  }
  return users;
}

function times({ name }: ListedQuery, filled: ReturnType<typeof fillIn>): string[] {
  return 'text' in filled ? Array.from({ length: day[name] ?? 0 }, () => filled.text) : [];
}

async function measure(
  bench: Bench,
  pool: Pool<Session>,
  users: readonly User[],
  name: string,
  thinkMs: number,
  budget: number | null,
): Promise<void> {
  const latencies: number[] = [];
  let errors = 0;
  const started = performance.now();
  const end = started + bench.seconds * 1000;
  const working = Array.from({ length: people }, async (_, place) => {
    const user = users[place % users.length];
    if (!user) return;
    const random = randomOf(place);
    while (performance.now() < end && !bench.signal?.aborted) {
      // Between half and one and a half of it, so that nobody marches in step.
      if (thinkMs > 0) await pause(thinkMs * (0.5 + random()));
      const asked = performance.now();
      const sql = user.asks[Math.floor(random() * user.asks.length)] ?? 'select 1';
      try {
        await pool.use((session) => askAs(session, user.person, sql));
        latencies.push(performance.now() - asked);
      } catch (error) {
        if (!isPostgresError(error)) throw error;
        errors += 1;
      }
    }
  });
  await Promise.all(working);
  const seconds = (performance.now() - started) / 1000;
  const group = 'concurrency';
  bench.add({ name, group, ...spread(latencies), budget, unit: 'ms' });
  const rate = tidy(latencies.length / seconds);
  const wholly = { group, budget: null } as const;
  bench.add({ name: `${name}: requests`, ...wholly, p50: rate, p95: rate, unit: 'per second' });
  bench.add({
    ...{ name: `${name}: errors`, group, p50: errors, p95: errors },
    ...{ budget: 0, unit: 'errors' },
  });
}

async function askAs(session: Session, person: MeasuredPerson, sql: string): Promise<void> {
  await session.begin();
  try {
    await become(session, person);
    await session.run(sql);
  } finally {
    await session.rollback();
  }
}

/** The same for the same place in every run (mulberry32). */
function randomOf(place: number): () => number {
  let state = place + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
