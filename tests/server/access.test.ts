import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { RawApi } from '../support/raw-api.ts';
import { asUser } from '../support/people.ts';
import { Stack } from '../support/stack.ts';

// Everything here goes round the catalogue: what is added later is attacked, too.
let stack: Stack;
let sql: postgres.Sql;
let alex: RawApi;
let alexId: string;
let relations: { schema: string; name: string; column: string; key: string | null }[];
let functions: { schema: string; name: string; internal: boolean }[];
beforeAll(async () => {
  stack = await Stack.start();
  const url = readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim();
  sql = postgres(url, { max: 2, onnotice: () => undefined });
  alex = await RawApi.signIn(stack, 'alex');
  const [account] = await sql<{ id: string }[]>`
    select id from auth.users where email = 'alex@kitchenpantry.test'`;
  alexId = account?.id ?? '';
  relations = await sql`
    select n.nspname as schema, c.relname as name,
           (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as column,
           (select attname from pg_constraint k
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
             where k.conrelid = c.oid and k.contype = 'p' and cardinality(k.conkey) = 1
               and a.atttypid = 'uuid'::regtype) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'reporting', 'private', 'auth') and c.relkind in ('r', 'v', 'm', 'p')
    order by 1, 2`;
  functions = await sql`
    select distinct n.nspname as schema, p.proname as name,
           p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype) as internal
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'reporting', 'private') order by 1, 2`;
});
afterAll(async () => {
  await sql?.end();
  await stack?.remove();
});

const exposed = ['public', 'reporting'];
const profile = (schema: string) => ({ 'accept-profile': schema, 'content-profile': schema });

function token(key: string, header: object, claims: object): string {
  const [head, body] = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = createHmac('sha256', key).update(`${head}.${body}`).digest('base64url');
  return `${head}.${body}.${signature}`;
}

test('somebody without a token may do nothing with any relation, and call no function', async () => {
  const none = { authorization: '', apikey: 'embedded' };
  const open: string[] = [];
  for (const { schema, name, column } of relations.filter((r) => exposed.includes(r.schema))) {
    for (const method of ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE']) {
      // An empty change touches nothing, and so is refused to nobody.
      const body = method === 'GET' || method === 'HEAD' ? undefined : `{"${column}":null}`;
      const path = `/rest/v1/${name}`;
      const { status } = await alex.send(method, path, body, { ...none, ...profile(schema) });
      if (status < 400) open.push(`${method} ${schema}.${name}: ${status}`);
    }
  }
  for (const { schema, name } of functions) {
    const { status } = await alex.send('POST', `/rest/v1/rpc/${name}`, '{}', {
      ...none,
      ...profile(schema),
    });
    if (status < 400) open.push(`${schema}.${name}(): ${status}`);
  }
  expect(open).toEqual([]);
});

test('no schema but the two that are meant answers, however its name is written', async () => {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname <> all (${exposed})`;
  const names = schemas.map((schema) => schema.name);
  const spelled = [...names, '', 'PUBLIC', '"private"', 'public,private', 'public;private', '*'];
  for (const name of spelled) {
    for (const [method, path] of [
      ['GET', '/rest/v1/users'],
      ['POST', '/rest/v1/rpc/is_admin'],
    ] as const) {
      const body = method === 'POST' ? '{}' : undefined;
      const answer = await alex.send(method, path, body, profile(name));
      expect({ name, status: answer.status }).toEqual({ name, status: 406 });
      expect(answer.text).toContain('PGRST106');
    }
  }
});

test('no internal relation and no internal function can be named through the API', async () => {
  const found: string[] = [];
  const inside = relations.filter(
    (r) =>
      !exposed.includes(r.schema) &&
      !relations.some((o) => exposed.includes(o.schema) && o.name === r.name),
  );
  expect(inside.length).toBeGreaterThan(10);
  for (const schema of exposed) {
    for (const { name } of inside) {
      const { status } = await alex.send('GET', `/rest/v1/${name}`, undefined, profile(schema));
      if (status !== 404) found.push(`${schema}.${name}: ${status}`);
    }
    for (const { name } of functions.filter((f) => f.internal)) {
      const { status, text } = await alex.send(
        'POST',
        `/rest/v1/rpc/${name}`,
        '{}',
        profile(schema),
      );
      // The one in public says that it is a trigger's.
      if (status !== 404 && !/0A000|42804/.test(text)) {
        found.push(`${schema}.${name}(): ${status}`);
      }
    }
  }
  expect(found).toEqual([]);
});

test('a record that one may not see answers as one that does not exist', async () => {
  const attacked: string[] = [];
  for (const { name, key } of relations.filter((r) => r.schema === 'public')) {
    if (!key) continue;
    const ids = (tx: postgres.Sql | postgres.TransactionSql) =>
      tx<{ id: string }[]>`select ${tx(key)} as id from public.${tx(name)}`;
    const seen = new Set((await asUser(sql, alexId, ids)).map((row) => row.id));
    const hidden = (await ids(sql)).find((row) => !seen.has(row.id))?.id;
    if (!hidden) continue;
    attacked.push(name);
    const change = JSON.stringify({ [key]: randomUUID() });
    for (const [method, query, body, headers] of [
      ['GET', '', undefined, { prefer: 'count=exact' }],
      ['HEAD', '', undefined, { prefer: 'count=exact' }],
      ['GET', '', undefined, { accept: 'application/vnd.pgrst.object+json' }],
      ['GET', '', undefined, { accept: 'text/csv' }],
      ['GET', `&or=(${key}.eq.ID,${key}.is.null)`, undefined, {}],
      ['GET', `&not.and=(${key}.neq.ID)`, undefined, {}],
      ['PATCH', '', change, { prefer: 'return=representation,count=exact' }],
      ['DELETE', '', undefined, { prefer: 'return=representation,count=exact' }],
    ] as const) {
      const answers = await Promise.all(
        [hidden, randomUUID()].map((id) =>
          alex.send(
            method,
            `/rest/v1/${name}?${key}=eq.${id}${query.replace('ID', id)}`,
            body,
            headers,
          ),
        ),
      );
      expect(answers[0], `${method} ${name}${query}`).toEqual(answers[1]);
    }
  }
  expect(attacked).toEqual(
    expect.arrayContaining(['contacts', 'interactions', 'opportunities', 'organizations']),
  );
});

test('embedding along any reference, either way, shows nothing else and tells nothing', async () => {
  const references = await sql<
    { name: string; child: string; parent: string; child_key: string; parent_key: string }[]
  >`
    select k.conname as name, k.conrelid::regclass::text as child,
           k.confrelid::regclass::text as parent,
           a.attname as child_key, p.attname as parent_key
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute p on p.attrelid = k.confrelid and p.attnum = k.confkey[1]
    where k.contype = 'f' and p.atttypid = 'uuid'::regtype
      and k.connamespace = 'public'::regnamespace
      and (select relnamespace from pg_class where oid = k.confrelid) = 'public'::regnamespace
    order by 1`;
  expect(references.length).toBeGreaterThan(10);
  const leaks: string[] = [];
  const embedded = new Set<string>();
  const bare = (name: string) => name.replace('public.', '');
  for (const { name, child: c, parent: p, child_key, parent_key } of references) {
    const [child, parent] = [bare(c), bare(p)];
    const ids = (tx: postgres.Sql | postgres.TransactionSql) =>
      tx<{ id: string }[]>`select ${tx(parent_key)} as id from public.${tx(parent)}`;
    const seen = new Set((await asUser(sql, alexId, ids)).map((row) => row.id));
    const all = await ids(sql);
    const hidden = all.find((row) => !seen.has(row.id))?.id ?? randomUUID();
    const inner = `/rest/v1/${child}?select=${child_key},e:${parent}!${name}!inner(${parent_key})&limit=1000`;
    for (const path of [inner, `${inner}&e.${parent_key}=eq.${hidden}`]) {
      const { status, text } = await alex.send('GET', path);
      if (status >= 400) {
        if (!/PGRST(200|201)|42501/.test(text)) leaks.push(`${path}: ${text}`);
        continue;
      }
      for (const row of JSON.parse(text)) {
        embedded.add(name);
        if (!seen.has(row.e[parent_key])) leaks.push(`${path}: ${JSON.stringify(row)}`);
      }
    }
    const back = `/rest/v1/${parent}?select=${parent_key},e:${child}!${name}!inner(${child_key})&${parent_key}=eq.${hidden}`;
    const { status, text } = await alex.send('GET', back);
    if (status < 400 && text !== '[]') leaks.push(`${back}: ${text}`);
  }
  expect(leaks).toEqual([]);
  expect(embedded.size).toBeGreaterThan(5);
});

test('no way of counting counts what one may not see', async () => {
  await sql`analyze public.opportunities`;
  const [other] = await sql<{ id: string; rows: number }[]>`
    select owner_user_id as id, count(*)::int as rows from public.opportunities
    where owner_user_id = (select id from auth.users where email = 'blair@kitchenpantry.test')
    group by 1`;
  expect(other?.rows).toBeGreaterThan(5);
  const client = await stack.signIn('alex');
  for (const count of ['exact', 'planned', 'estimated'] as const) {
    const answer = await client
      .from('opportunities')
      .select('name', { count })
      .eq('owner_user_id', other?.id ?? '')
      .limit(1);
    expect({ way: count, count: answer.count }).toEqual({ way: count, count: 0 });
  }
});

test('how the database would do it is told for no relation', async () => {
  for (const { schema, name } of relations.filter((r) => exposed.includes(r.schema))) {
    const { status } = await alex.send('GET', `/rest/v1/${name}?limit=1`, undefined, {
      ...profile(schema),
      accept: 'application/vnd.pgrst.plan+json; options=analyze|verbose',
    });
    expect({ name, status }).toEqual({ name, status: 406 });
  }
});

describe('a token', () => {
  const claims = (changes: object = {}) => ({
    sub: alexId,
    role: 'authenticated',
    aud: 'authenticated',
    exp: Math.floor(Date.now() / 1000) + 600,
    ...changes,
  });
  const read = (bearer: string) =>
    alex.send('GET', '/rest/v1/organizations?select=name&limit=1', undefined, {
      authorization: `Bearer ${bearer}`,
    });

  test('of another key, of none, out of its time or of another role opens nothing', async () => {
    const { jwtSecret } = JSON.parse(readFileSync(join(stack.dataDir, 'secrets.json'), 'utf8'));
    const hs = { alg: 'HS256', typ: 'JWT' };
    expect((await read(token(jwtSecret, hs, claims()))).status).toBe(200);
    const past = Math.floor(Date.now() / 1000) - 120;
    const wrong = 'x'.repeat(40);
    const forged: Record<string, string> = {
      'another key': token(wrong, hs, claims()),
      'another key, service_role': token(wrong, hs, claims({ role: 'service_role' })),
      'no algorithm': token('', { alg: 'none' }, claims()).replace(/[^.]*$/, ''),
      'no algorithm, but signed': token(jwtSecret, { alg: 'none' }, claims()),
      'another algorithm': token(jwtSecret, { alg: 'RS256' }, claims()),
      expired: token(jwtSecret, hs, claims({ exp: past })),
      'not yet valid': token(jwtSecret, hs, claims({ nbf: past + 900 })),
      'role postgres': token(jwtSecret, hs, claims({ role: 'postgres' })),
      'role supabase_admin': token(jwtSecret, hs, claims({ role: 'supabase_admin' })),
      'role in two': token(jwtSecret, hs, claims({ role: 'anon; reset role' })),
      garbage: 'a.b.c',
      huge: 'a'.repeat(7_000),
    };
    for (const [kind, bearer] of Object.entries(forged)) {
      const { status, text } = await read(bearer);
      expect(status, `${kind}: ${text}`).toBeGreaterThanOrEqual(400);
      expect(status, `${kind}: ${text}`).toBeLessThan(500);
    }
  });

  test('of somebody who was disabled since shows nothing and changes nothing', async () => {
    const blair = await RawApi.signIn(stack, 'blair');
    const open: string[] = [];
    await sql`update public.user_profiles set status = 'disabled'
      where user_id = (select id from auth.users where email = 'blair@kitchenpantry.test')`;
    for (const { schema, name } of relations.filter((r) => exposed.includes(r.schema))) {
      const { status, text } = await blair.send(
        'GET',
        `/rest/v1/${name}?limit=1`,
        undefined,
        profile(schema),
      );
      if (status < 400 && text !== '[]') open.push(`${schema}.${name}: ${text.slice(0, 200)}`);
    }
    const added = await blair.send('POST', '/rest/v1/organizations', '{"name":"After the end"}');
    if (added.status < 400) open.push(`added: ${added.text}`);
    expect(open).toEqual([]);
  });
});
