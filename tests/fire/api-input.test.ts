import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, complaintAbout, RawApi } from '../support/raw-api.ts';
import { Stack } from '../support/stack.ts';
import {
  type Argument,
  argumentsOfTheApi,
  type Column,
  columnsOfTheApi,
  rowsThatFit,
} from './api-places.ts';
import { nastyFilters, nastyJson, operators } from './nasty-json.ts';
import { fireRuns, fireSeed } from './settings.ts';

let stack: Stack;
let sql: postgres.Sql;
let admin: RawApi;
let columns: Column[];
beforeAll(async () => {
  stack = await Stack.start();
  sql = postgres(readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim(), { max: 2 });
  admin = await RawApi.signIn(stack, 'admin');
  columns = await columnsOfTheApi(sql);
});
afterAll(async () => {
  await sql.end();
  await stack.remove();
});

const returned = { prefer: 'return=representation' };

/** A few at a time, as a browser would; gives what was wrong. */
async function complaints<Each>(all: readonly Each[], ask: (each: Each) => Promise<string>) {
  const waiting = all.entries();
  const failed: string[] = [];
  const work = async () => {
    for (const [, each] of waiting) {
      const complaint = await ask(each);
      if (complaint) failed.push(complaint);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  console.log(`${all.length} requests, ${failed.length} complaints`);
  return failed;
}

async function tried(label: string, ask: () => Promise<Answer>, more?: (answer: Answer) => string) {
  const answer = await ask().catch((error: unknown) => ({ status: 599, text: String(error) }));
  const complaint = complaintAbout(answer) || more?.(answer);
  return complaint ? `${label.slice(0, 160)}: ${complaint}` : '';
}

function object(row: Record<string, string>): string {
  const pairs = Object.entries(row).map(([key, value]) => `${JSON.stringify(key)}:${value}`);
  return `{${pairs.join(',')}}`;
}

/** What was taken is there as it was sent. */
function sameBack({ column, type }: Column, sent: string) {
  return ({ status, text }: Answer) => {
    if (status >= 300 || !['text', 'citext', 'jsonb'].includes(type)) return '';
    const [row] = JSON.parse(text);
    const value = JSON.parse(sent);
    if (row === undefined || value === null) return '';
    // A text that holds an object is taken for that object.
    if (type === 'jsonb' && typeof value === 'string') return '';
    const expected = type === 'jsonb' ? value : String(value);
    return JSON.stringify(row[column]) === JSON.stringify(expected)
      ? ''
      : `was stored as ${JSON.stringify(row[column])?.slice(0, 100)}`;
  };
}

test('every column of every table, written with everything', async () => {
  const fitting = await rowsThatFit(sql);
  let unique = 0;
  const inserts = columns
    .filter(({ inserts: may, schema }) => may && schema === 'public')
    .flatMap((column) =>
      nastyJson.flatMap((value) =>
        ['', ',resolution=merge-duplicates'].map((how) => ({ column, value, how })),
      ),
    );
  const failed = await complaints(inserts, ({ column, value, how }) => {
    const base = fitting[column.relation]?.(String(unique)) ?? {};
    unique += 1;
    const body = object({ ...base, [column.column]: value });
    return tried(
      `insert ${column.relation}.${column.column} ← ${value.slice(0, 60)}`,
      () =>
        admin.send('POST', `/rest/v1/${column.relation}`, body, {
          prefer: `return=representation${how}`,
        }),
      sameBack(column, value),
    );
  });
  expect(failed).toEqual([]);
  expect(await sql`select * from reporting.sync_drift`).toHaveLength(0);
});

test('every column of every table, changed to everything', async () => {
  const keys = await sql<{ relation: string; key: string }[]>`
    select c.relname as relation, a.attname as key from pg_constraint k
      join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1] where k.contype = 'p'`;
  const one = new Map<string, string>();
  for (const { relation, key } of keys) {
    const [row] = await sql.unsafe(
      `select ${key} as id from public.${relation} order by 1 limit 1`,
    );
    if (row && relation !== 'user_profiles') one.set(relation, `${key}=eq.${row.id}`);
    if (relation === 'user_profiles') {
      const [blair] =
        await sql`select user_id from public.user_profiles where full_name like 'Blair%'`;
      one.set(relation, `user_id=eq.${blair?.user_id}`);
    }
  }
  const updates = columns
    .filter(({ updates: may, relation }) => may && one.has(relation))
    .flatMap((column) => nastyJson.map((value) => ({ column, value })));
  const failed = await complaints(updates, ({ column, value }) =>
    tried(
      `update ${column.relation}.${column.column} ← ${value.slice(0, 60)}`,
      () =>
        admin.send(
          'PATCH',
          `/rest/v1/${column.relation}?${one.get(column.relation)}`,
          object({ [column.column]: value }),
          returned,
        ),
      sameBack(column, value),
    ),
  );
  expect(failed).toEqual([]);
  expect(await sql`select * from reporting.sync_drift`).toHaveLength(0);
});

test('every argument of every function', async () => {
  const all = await argumentsOfTheApi(sql);
  const usual: Record<string, string> = { text: '"a"', jsonb: '[]', _text: '["a"]', bool: 'false' };
  const others = (of: Argument) =>
    all
      .filter(
        ({ schema, routine, name, needed }) =>
          needed && schema === of.schema && routine === of.routine && name !== of.name,
      )
      .map(({ name, type }) => [name, usual[type] ?? '"00000000-0000-0000-0000-000000000000"']);
  const calls = all.flatMap((argument) => nastyJson.map((value) => ({ argument, value })));
  const failed = await complaints(calls, ({ argument, value }) => {
    const body = object({ ...Object.fromEntries(others(argument)), [argument.name]: value });
    const headers = { 'content-profile': argument.schema };
    return tried(`${argument.routine}(${argument.name} ← ${value.slice(0, 60)})`, () =>
      admin.send('POST', `/rest/v1/rpc/${argument.routine}`, body, headers),
    );
  });
  expect(failed).toEqual([]);
});

test('every column of every table and view, filtered by everything', async () => {
  const filter = fc.record({
    column: fc.constantFrom(...columns.filter(({ reads }) => reads)),
    operator: fc.constantFrom(...operators),
    value: fc.oneof(
      fc.constantFrom(...nastyFilters),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    ),
    path: fc.constantFrom('', '', '', '->a', '->>a', '::text', '::int'),
  });
  const asked = fc.sample(filter, { numRuns: fireRuns(6_000), seed: fireSeed(1) });
  const failed = await complaints(asked, ({ column, operator, value, path }) => {
    const words = `${column.column}${path}=${operator}.${encodeURIComponent(value)}`;
    const headers = { 'accept-profile': column.schema };
    return tried(`${column.relation}?${words}`, () =>
      admin.send('GET', `/rest/v1/${column.relation}?limit=1&${words}`, undefined, headers),
    );
  });
  expect(failed, `KP_FIRE_SEED=${fireSeed(1)}`).toEqual([]);
});

test('words that a query is made of, in any order', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      ',',
      '.',
      ':',
      '::',
      '->',
      '->>',
      '"',
      '\\',
      '*',
      '!',
      '...',
      ' ',
      '%',
      '&',
      '=',
    ),
    fc.constantFrom(
      'name',
      'organizations',
      'contacts',
      'eq',
      'or',
      'and',
      'not',
      'in',
      'is',
      'desc',
      'nullslast',
    ),
    fc.constantFrom('inner', 'count', 'sum', 'text', 'int', '1', '-1', 'null', '🍅', '\u200b'),
    fc.string({ maxLength: 4 }),
  );
  const query = fc.record({
    about: fc.constantFrom(
      'select',
      'order',
      'or',
      'and',
      'not.or',
      'limit',
      'offset',
      'on_conflict',
      'columns',
      'name',
      'contacts.order',
      'contacts.limit',
    ),
    words: fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
  });
  const header = fc.record({
    name: fc.constantFrom(
      'range',
      'range-unit',
      'prefer',
      'accept',
      'content-type',
      'accept-profile',
      'content-profile',
    ),
    value: fc.oneof(
      fc.constantFrom(
        '0-',
        '5-2',
        '-1',
        'a-b',
        'count=exact',
        'count=nonsense',
        'text/csv',
        'application/json;charset=latin1',
        '*/*',
        'application/vnd.pgrst.object+json',
      ),
      fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
    ),
  });
  const asked = fc.sample(fc.record({ query, header }), {
    numRuns: fireRuns(4_000),
    seed: fireSeed(1),
  });
  const failed = await complaints(asked, ({ query: { about, words }, header: { name, value } }) => {
    const address = `/rest/v1/organizations?${about}=${encodeURIComponent(words)}`;
    return tried(`${address} ${name}: ${value}`, () =>
      admin.send('GET', address, undefined, { [name]: value }),
    );
  });
  expect(failed, `KP_FIRE_SEED=${fireSeed(1)}`).toEqual([]);
  expect((await fetch(`${stack.origin}/healthz`)).status).toBe(200);
});
