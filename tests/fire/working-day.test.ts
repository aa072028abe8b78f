import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { percentile } from '../../cli/core/percentiles.ts';
import { kp } from '../cli/kp.ts';
import { newDataDir, Stack } from '../support/stack.ts';
import { familyOf, privateMegabytes } from './memory.ts';
import { randomNumbers } from './random-numbers.ts';
import { fireSeconds, fireSeed } from './settings.ts';
import { loadPassword, type Member, signInTeam } from './team.ts';
import { nextStep } from './working-day.ts';

const people = 50;
const seconds = fireSeconds(600);
const scale = process.env.KP_FIRE_SCALE || 'team';

let stack: Stack;
let sql: postgres.Sql;
let team: Member[];
beforeAll(async () => {
  stack = await Stack.start({ dataDir: newDataDir(), demo: '0' });
  const databaseUrl = readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim();
  sql = postgres(databaseUrl, { max: 2 });
  const loaded = await kp(databaseUrl, 'load', '--scale', scale, '--password', loadPassword);
  expect(loaded.exitCode, loaded.stderr).toBe(0);
  const emails = await sql<{ email: string }[]>`
    select u.email from auth.users u join public.opportunities o on o.owner_user_id = u.id
     group by u.email order by count(*) desc, u.email`;
  team = await signInTeam(
    stack,
    emails.map(({ email }) => email),
    people,
  );
}, 1_200_000);
afterAll(async () => {
  await sql?.end();
  await stack?.remove();
});

interface Sample {
  at: number;
  server: number;
  database: number;
}

test('fifty people work for ten minutes: no error, nothing lost, memory does not grow', async () => {
  const took: { name: string; at: number; ms: number }[] = [];
  const refused: string[] = [];
  const logged: string[] = [];
  const memory: Sample[] = [];
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;

  async function work(member: Member, place: number) {
    const random = randomNumbers(fireSeed(1) * 1000 + place);
    while (elapsed() < seconds) {
      // Once a second, and nobody in step with the others.
      await pause(1000 * (0.5 + random()));
      const { action, visit } = nextStep(member, random);
      const asked = performance.now();
      const { error, status } = await action.run(visit);
      took.push({ name: action.name, at: elapsed(), ms: performance.now() - asked });
      if (error) refused.push(`${action.name}: ${status} ${error.code} ${error.message}`);
      else if (action.name === 'log an interaction') logged.push(visit.interaction);
    }
  }

  async function watch() {
    while (elapsed() < seconds) {
      await pause(2000);
      const postgres = stack.databaseProcesses();
      const server = familyOf(stack.process.pid ?? 0).filter((pid) => !postgres.includes(pid));
      memory.push({
        at: elapsed(),
        server: privateMegabytes(server),
        database: privateMegabytes(postgres),
      });
    }
  }

  await Promise.all([...team.map(work), watch()]);

  console.table(byAction(took));
  console.table(byMinute(took, memory));
  expect(refused).toEqual([]);

  const kept = await sql<{ interaction_id: string }[]>`
    select interaction_id from public.interactions where interaction_id = any(${logged}::uuid[])`;
  expect(kept.map((row) => row.interaction_id).toSorted()).toEqual(logged.toSorted());
  expect(await sql`select * from reporting.sync_drift`).toHaveLength(0);
  const [{ deadlocks } = { deadlocks: -1 }] = await sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  expect(deadlocks).toBe(0);

  // Caches fill at first; a leak goes on growing.
  const [second, third] = [between(memory, 1 / 3, 2 / 3), between(memory, 2 / 3, 1)];
  for (const part of ['server', 'database'] as const) {
    const before = percentile(
      second.map((sample) => sample[part]),
      0.5,
    );
    const after = percentile(
      third.map((sample) => sample[part]),
      0.5,
    );
    expect(after, `${part}: megabytes in the last third`).toBeLessThan(before * 1.15 + 10);
  }
});

function between(samples: readonly Sample[], from: number, to: number): Sample[] {
  return samples.filter(({ at }) => at >= from * seconds && at < to * seconds);
}

function byAction(took: readonly { name: string; ms: number }[]) {
  const names = [...new Set(took.map(({ name }) => name))].toSorted();
  return [...names, 'all'].map((name) => {
    const times = took.filter((each) => name === 'all' || each.name === name).map(({ ms }) => ms);
    return { name, requests: times.length, ...spread(times) };
  });
}

function byMinute(took: readonly { at: number; ms: number }[], memory: readonly Sample[]) {
  const minutes = Array.from({ length: Math.ceil(seconds / 60) }, (_, minute) => minute);
  return minutes.map((minute) => {
    const within = ({ at }: { at: number }) => Math.floor(at / 60) === minute;
    const times = took.filter(within).map(({ ms }) => ms);
    const samples = memory.filter(within);
    const middle = (part: 'server' | 'database') =>
      Math.round(
        percentile(
          samples.map((sample) => sample[part]),
          0.5,
        ),
      );
    return {
      ...{ minute: minute + 1, requests: times.length, ...spread(times) },
      ...{ 'server MB': middle('server'), 'database MB': middle('database') },
    };
  });
}

function spread(times: readonly number[]) {
  const tenth = (share: number) => Math.round(percentile(times, share) * 10) / 10;
  return { 'p50 ms': tenth(0.5), 'p95 ms': tenth(0.95), 'p99 ms': tenth(0.99) };
}
