import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintAbout, RawApi } from '../support/raw-api.ts';
import { Stack } from '../support/stack.ts';

let stack: Stack;
let sql: postgres.Sql;
let alex: RawApi;
beforeAll(async () => {
  stack = await Stack.start();
  sql = postgres(readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim(), { max: 1 });
  alex = await RawApi.signIn(stack, 'alex');
});
afterAll(async () => {
  await sql.end();
  await stack.remove();
});

const organizations = '/rest/v1/organizations';
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Row ${at}` }));

describe('a request that no client would send is refused, and nothing of it is written', () => {
  test.each([
    ['nesting without end', 400, `{"name":${nested(100_000)}}`],
    ['nesting without end in JSON', 400, `{"name":"x","search":${nested(5_000)}}`, 'saved_views'],
    ['a number', 400, '5'],
    ['a text', 400, '"x"'],
    ['null', 400, 'null'],
    ['a list of numbers', 400, '[1,2]'],
    ['half a document', 400, '{"name":'],
    ['a list where a text belongs', 400, '{"name":["a"]}'],
    ['an object where a text belongs', 400, '{"name":{"a":1}}'],
    ['the character NUL', 400, '{"name":"a\\u0000b"}'],
    ['half a character', 400, '{"name":"a\\ud800b"}'],
    ['bytes that are no UTF-8', 400, bytes('{"name":"', [0xff, 0xfe, 0x80], '"}')],
    ['more values than a statement takes', 413, JSON.stringify(rows(70_000))],
    ['a number out of range', 400, '{"name":1e400}'],
    ['a number with more digits than are kept', 400, '{"name":9223372036854775808}'],
    [
      'a number where a date belongs',
      400,
      '{"interaction_type":"call","follow_up_date":0}',
      'interactions',
    ],
    ['an endless code', 400, JSON.stringify({ name: 'x', state: 'x'.repeat(1_000_000) })],
    ['a column that does not exist', 400, '{"name":"x","na\\"me; drop":1}'],
  ])('%s', async (_what, status, body, table = 'organizations') => {
    const before = await sql`select count(*) from public.organizations`;
    const answer = await alex.send('POST', `/rest/v1/${table}`, body);
    expect(answer.status).toBe(status);
    expect(complaintAbout(answer)).toBe('');
    expect(await sql`select count(*) from public.organizations`).toEqual(before);
  });

  test.each([
    ['a quote that is not closed', `${organizations}?select=name::"int; drop`],
    ['a NUL in the name of a column', `${organizations}?%00=eq.1`],
    ['a path that cannot be decoded', '/rest/v1/org%zz'],
    ['a filter of dates by a list', `${organizations}?updated_at=gte.{a,b}`],
    ['a filter of dates by a number', `${organizations}?updated_at=lt.99999999999999999999`],
    ['an unknown method', organizations, 'PROPFIND'],
    [
      'a function with an object for a list',
      '/rest/v1/rpc/reorder_lookup',
      'POST',
      '{"kind":"stage","codes":{}}',
    ],
    [
      'a function with a number for a list',
      '/rest/v1/rpc/reorder_lookup',
      'POST',
      '{"kind":"stage","codes":-1}',
    ],
  ])('%s', async (_what, path, method = 'GET', body = undefined) => {
    const answer = await alex.send(method, path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(complaintAbout(answer)).toBe('');
  });
});

describe('signing in', () => {
  const paths = [
    'token?grant_type=password',
    'token?grant_type=refresh_token',
    'recover',
    'verify',
    'user',
  ];
  const bodies = [
    ...['null', '5', '[]', '{', '{"email":5,"password":{},"refresh_token":[],"token":5}'],
    ...['{"email":"a\\u0000@b.c","password":"x\\u0000","refresh_token":"\\u0000"}'],
    ...[`{"email":${nested(100_000)}}`, `{"data":{"a":${nested(5_000)}}}`],
    ...[{ data: { a: 'x'.repeat(10_000) } }, { password: 'é'.repeat(40) }].map((each) =>
      JSON.stringify(each),
    ),
  ];
  test.each(paths)('%s answers nonsense with a sentence', async (path) => {
    const method = path === 'user' ? 'PUT' : 'POST';
    for (const body of bodies) {
      const answer = await alex.send(method, `/auth/v1/${path}`, body);
      expect(answer.status, body.slice(0, 80)).toBeGreaterThanOrEqual(400);
      expect(complaintAbout(answer)).toBe('');
    }
  });

  test('an address in disguise goes round no limit', async () => {
    const answer = await alex.send('POST', '/auth/v1/tok%65n?grant_type=password', '{}');
    expect(answer.status).toBe(404);
    expect(complaintAbout(answer)).toBe('');
  });

  test('a stranger gets no account by asking for a code', async () => {
    const before = await sql`select count(*) from auth.users`;
    const body = '{"email":"stranger@example.com","password":"let me in, please"}';
    for (const path of ['otp', 'magiclink', 'otp/', 'o%74p', 'signup', 'recover']) {
      await alex.send('POST', `/auth/v1/${path}`, body);
    }
    expect(await sql`select count(*) from auth.users`).toEqual(before);
  });
});

test('what is text in any script is stored and read back as it was sent', async () => {
  const name = 'Zoë’s “Tàquería” 漢字 🍅👩‍🍳 עברית \u200b';
  const notes = 'one\ttwo\r\nthree';
  const body = JSON.stringify({ name, notes });
  const headers = { prefer: 'return=representation' };
  const { text } = await alex.send('POST', organizations, body, headers);
  expect(JSON.parse(text)).toMatchObject([{ name, notes }]);
});
