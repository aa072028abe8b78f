import { afterAll, beforeAll, expect, test } from 'vitest';
import { RawApi } from '../support/raw-api.ts';
import { Stack } from '../support/stack.ts';

let stack: Stack;
let alex: RawApi;
beforeAll(async () => {
  stack = await Stack.start();
  alex = await RawApi.signIn(stack, 'alex');
});
afterAll(() => stack?.remove());

const unsigned = { authorization: '', apikey: 'embedded' };

test('whether somebody has an account is told neither by a reset nor by a wrong password', async () => {
  for (const [path, more] of [
    ['/auth/v1/recover', {}],
    ['/auth/v1/token?grant_type=password', { password: 'not this one' }],
    ['/auth/v1/otp', { create_user: true }],
    ['/auth/v1/magiclink', {}],
    ['/auth/v1/signup', { password: 'not this one' }],
  ] as const) {
    const [known, unknown] = await Promise.all(
      ['blair', 'nobody'].map((name) =>
        alex.send(
          'POST',
          path,
          JSON.stringify({ email: `${name}@kitchenpantry.test`, ...more }),
          unsigned,
        ),
      ),
    );
    expect.soft(known, path).toEqual(unknown);
    if (!path.endsWith('/recover')) expect.soft(known?.status, path).toBeGreaterThanOrEqual(400);
  }
});

test('nobody becomes an admin by what they say of themselves', async () => {
  const own = JSON.parse((await alex.send('GET', '/auth/v1/user')).text);
  const profile = `/rest/v1/user_profiles?user_id=eq.${own.id}`;
  for (const [method, path, body] of [
    ['PUT', '/auth/v1/user', { data: { role: 'admin' } }],
    ['PUT', '/auth/v1/user', { app_metadata: { role: 'admin' } }],
    ['PUT', '/auth/v1/user', { role: 'service_role' }],
    ['PATCH', profile, { role: 'admin' }],
    ['PATCH', profile, { full_name: 'Alex', manager_user_id: null }],
    ['POST', '/rest/v1/user_profiles', { user_id: own.id, role: 'admin' }],
  ] as const) {
    await alex.send(method, path, JSON.stringify(body));
    const history = await alex.send('GET', '/rest/v1/migration_control?select=phase_number');
    expect(history, JSON.stringify(body)).toEqual({ status: 200, text: '[]' });
  }
  const { text } = await alex.send('GET', `${profile}&select=role,has_manager:manager_user_id`);
  expect(JSON.parse(text)).toEqual([{ role: 'rep', has_manager: expect.any(String) }]);
  const now = JSON.parse((await alex.send('GET', '/auth/v1/user')).text);
  expect(now).toMatchObject({ role: 'authenticated', app_metadata: own.app_metadata });
});

test.each([
  ...['realtime/v1/websocket', 'storage/v1/bucket', 'graphql/v1', 'functions/v1/x'],
  ...['auth/v1/admin/users', 'pg/query', 'rest-admin/v1/ready'],
])('/%s is not served: at most the page of the app', async (path) => {
  const read = await alex.send('GET', `/${path}`);
  if (read.status !== 200) expect(read.status).toBeLessThan(500);
  else expect(read.text).toMatch(/^<!doctype html>/i);
  const { status } = await alex.send('POST', `/${path}`, '{}');
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});
