import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { Stack } from '../support/stack.ts';

let stack: Stack;
let sql: postgres.Sql;
beforeAll(async () => {
  stack = await Stack.start();
  sql = postgres(readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim(), { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await stack.remove();
});

describe('signing in', () => {
  test('a demo account signs in and sees the pipeline', async () => {
    const alex = await stack.signIn('alex');
    const { data, error, count } = await alex
      .schema('reporting')
      .from('pipeline_full')
      .select('name, owner_name, estimated_value', { count: 'exact' })
      .not('estimated_value', 'is', null)
      .limit(3);
    expect(error).toBeNull();
    expect(data).toHaveLength(3);
    expect(count).toBeGreaterThan(3);
    expect(data?.every((row) => typeof row.estimated_value === 'number')).toBe(true);
    expect(new Set(data?.map((row) => row.owner_name))).toEqual(new Set(['Alex Rivera']));
  });

  test('many people at once each see their own', async () => {
    const [alex, blair] = await Promise.all([stack.signIn('alex'), stack.signIn('blair')]);
    const owners = await Promise.all(
      Array.from({ length: 30 }, async (_, turn) => {
        const person = turn % 2 ? alex : blair;
        const { data } = await person.from('opportunities').select('owner_user_id').limit(50);
        return new Set(data?.map((row) => row.owner_user_id)).size;
      }),
    );
    expect(new Set(owners)).toEqual(new Set([1]));
  });

  test('a wrong password is refused', async () => {
    const { error } = await stack
      .client()
      .auth.signInWithPassword({ email: 'alex@kitchenpantry.test', password: 'wrong' });
    expect(error?.code).toBe('invalid_credentials');
  });

  test('sign-up is closed', async () => {
    const { error } = await stack
      .client()
      .auth.signUp({ email: 'stranger@example.com', password: 'let me in, please' });
    expect(error?.code).toBe('signup_disabled');
  });

  test('a password reset shows its mail on the terminal, and its link signs in', async () => {
    await stack.client().auth.resetPasswordForEmail('blair@kitchenpantry.test');
    expect(stack.output).toContain('Mail to blair@kitchenpantry.test');
    const link = stack.output.match(/http:\S+\/auth\/v1\/verify\S+/)?.[0] ?? '';
    const { status, headers } = await fetch(link, { redirect: 'manual' });
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(
      new RegExp(`^${stack.origin}/?#access_token=.*type=recovery`),
    );
  });
});

describe('the API', () => {
  test('gives nothing to somebody who is not signed in', async () => {
    for (const table of ['organizations', 'opportunities', 'user_profiles'] as const) {
      const { error, status } = await stack.client().from(table).select().limit(1);
      expect({ code: error?.code, status }).toEqual({ code: '42501', status: 401 });
    }
  });

  test('has widened no grants by serving requests', async () => {
    await (await stack.signIn('alex')).from('organizations').select().limit(1);
    const [grants] = await sql`
      select has_table_privilege('anon', 'public.organizations', 'select') as anon_reads,
             has_table_privilege('authenticated', 'public.organizations', 'truncate') as truncates,
             has_table_privilege('authenticated', 'public.organizations', 'delete') as deletes`;
    expect(grants).toEqual({ anon_reads: false, truncates: false, deletes: false });
  });

  test('logs in to PostgreSQL as a role without powers of its own', async () => {
    const logins = await sql`
      select distinct usename from pg_stat_activity where application_name = 'api'`;
    expect(logins).toEqual([{ usename: 'authenticator' }]);
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
        from pg_roles where rolname = 'authenticator'`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
  });

  test('passes on what the database says when it refuses', async () => {
    const alex = await stack.signIn('alex');
    const { data } = await alex
      .from('opportunities')
      .select('opportunity_id')
      .eq('stage', 'new_lead')
      .eq('stage_manual', false)
      .limit(1)
      .single();
    const { error, status } = await alex
      .from('opportunities')
      .update({ stage: 'awaiting_response' })
      .eq('opportunity_id', data?.opportunity_id ?? '');
    expect({ code: error?.code, status }).toEqual({ code: 'KP301', status: 400 });
    expect(error?.message).not.toContain('PostgresError');
    expect(error?.hint).toBeTruthy();
  });

  test('passes on a broken constraint', async () => {
    const alex = await stack.signIn('alex');
    const { error, status } = await alex
      .from('organizations')
      .insert({ name: 'Wrong Priority', priority: 'Z' });
    expect({ code: error?.code, status }).toEqual({ code: '23514', status: 400 });
    expect(error?.message).toContain('organizations_priority_check');
  });

  test('says 404 to an unknown path and an unknown table', async () => {
    const unknown = await fetch(`${stack.origin}/rest/v1/no/such/path`);
    expect({ status: unknown.status, body: await unknown.json() }).toMatchObject({
      status: 404,
      body: { code: 'PGRST125' },
    });
    expect((await fetch(`${stack.origin}/rest/v1/no_such_table`)).status).toBe(404);
  });

  test('does not serve the tools that come with lite', async () => {
    for (const path of ['_system/config', 'rest/v1/', 'storage/v1/bucket']) {
      const body = await (await fetch(`${stack.origin}/${path}`)).text();
      expect(body).not.toMatch(/jwt|"tables"|organizations/);
    }
  });

  test('refuses a request of more than 4 MB', async () => {
    const answer = await fetch(`${stack.origin}/rest/v1/organizations`, {
      method: 'POST',
      body: 'x'.repeat(4_000_001),
    });
    expect(answer.status).toBe(413);
  });
});
