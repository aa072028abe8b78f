import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSecrets } from '../../server/secrets.ts';
import { RawApi } from '../support/raw-api.ts';
import { Stack } from '../support/stack.ts';

// supabase-js asks again by itself where it is told to come back; here each answer counts.
let stack: Stack;
let sql: postgres.Sql;
let alex: RawApi;
let blair: RawApi;
beforeAll(async () => {
  stack = await Stack.start();
  // Of the superuser: for what happens to a database, and is done by nobody in it.
  const url = new URL(databaseUrl());
  url.username = 'supabase_admin';
  url.password = loadSecrets(stack.dataDir).superuserPassword;
  sql = postgres(url.href, { max: 2, backoff: () => 0.1, onnotice: () => undefined });
  [alex, blair] = await Promise.all([RawApi.signIn(stack, 'alex'), RawApi.signIn(stack, 'blair')]);
});
afterAll(async () => {
  await sql.end();
  await stack.remove();
});

const databaseUrl = () => readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim();
const health = async () => (await fetch(`${stack.origin}/healthz`)).status;

async function read(person: RawApi, path = 'organizations?select=name&limit=1') {
  const { status, text } = await person.send('GET', `/rest/v1/${path}`);
  const { code, message } = status === 200 ? {} : JSON.parse(text);
  return { status, code, message };
}

async function until(condition: () => Promise<boolean>) {
  while (!(await condition())) await pause(20);
}

async function whileLocked(work: (held: postgres.ReservedSql) => Promise<void>) {
  const held = await sql.reserve();
  await held`begin`;
  await held`lock table public.organizations in access exclusive mode`;
  try {
    await work(held);
  } finally {
    await held`rollback`;
    held.release();
  }
}

const untilWaiting = (sessions: number) =>
  until(async () => {
    const [row] = await sql`
      select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`;
    return row?.n === sessions;
  });

const fine = { status: 200, code: undefined, message: undefined };

test('a request whose session is ended says so, and leaves the next ones alone', async () => {
  await whileLocked(async (held) => {
    const waiting = [alex, blair, alex].map((person) => read(person));
    await untilWaiting(3);
    await held`
      select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'`;
    const lost = { status: 503, message: 'The connection to the database was lost.' };
    for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject(lost);
  });
  const after = await Promise.all(Array.from({ length: 30 }, () => read(alex)));
  expect(after).toEqual(Array(30).fill(fine));
});

test('sessions that end in the middle of the work keep nobody waiting, and harm nobody afterwards', async () => {
  for (let round = 0; round < 5; round += 1) {
    let working = true;
    const answers: Awaited<ReturnType<typeof read>>[] = [];
    const people = Array.from({ length: 20 }, async () => {
      while (working) answers.push(await read(alex));
    });
    await until(async () => answers.length > 20);
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity where usename = 'authenticator'`;
    await until(async () => answers.some(({ status }) => status !== 200));
    working = false;
    await Promise.all(people);
    for (const { status, message } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, message]).toEqual([503, 'The connection to the database was lost.']);
    }
    const after = await Promise.all(Array.from({ length: 30 }, () => read(alex)));
    expect(after).toEqual(Array(30).fill(fine));
  }
});

test('a statement that takes too long ends in words, and holds up nobody', async () => {
  await whileLocked(async () => {
    const waiting = read(alex);
    await untilWaiting(1);
    expect(await read(blair, 'stage_lu?select=code&limit=1')).toEqual(fine);
    expect(await health()).toBe(200);
    // Supabase's limit for a signed-in user's statement: eight seconds.
    expect(await waiting).toEqual({
      status: 500,
      code: '57014',
      message: 'canceling statement due to statement timeout',
    });
  });
  expect(await read(alex)).toEqual(fine);
});

test('where others have taken all of PostgreSQL, it says so, and comes back by itself', async () => {
  const [limit] = await sql`select current_setting('max_connections')::int as n`;
  const others = Array.from({ length: limit?.n }, () => postgres(databaseUrl(), { max: 1 }));
  const takeWhatIsFree = () => Promise.allSettled(others.map((other) => other`select 1`));

  // A session that is ended needs a moment to go, and its connection one to be missed.
  let answer: Awaited<ReturnType<typeof read>>;
  do {
    await takeWhatIsFree();
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity where usename = 'authenticator'`;
    await takeWhatIsFree();
    answer = await read(alex);
  } while (answer.status === 200 || answer.message === 'The connection to the database was lost.');
  expect(answer).toEqual({
    status: 503,
    code: '53300',
    message: 'The database is busy, and no connection to it was free.',
  });
  await until(async () => (await health()) === 503);

  await Promise.all(others.map((other) => other.end({ timeout: 1 })));
  await until(async () => (await health()) === 200);
  expect(await read(alex)).toEqual(fine);
});

test('while PostgreSQL recovers, requests are answered at once, in words', async () => {
  const [checkpointer] = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where backend_type = 'checkpointer'`;
  process.kill(checkpointer?.pid ?? 0, 'SIGKILL');
  const answers: Awaited<ReturnType<typeof read>>[] = [];
  await until(async () => {
    const answer = await read(alex);
    answers.push(answer);
    return answer.status === 200 && answers.length > 1;
  });
  const away = answers.filter(({ status }) => status !== 200);
  expect(away.length).toBeGreaterThan(0);
  for (const answer of away) {
    expect(answer).toMatchObject({
      status: 503,
      message: expect.stringMatching(/^The .*database/),
    });
  }
});
