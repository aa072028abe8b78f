import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addUser, readAdminApi } from '../../cli/core/accounts.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { addOrganization, setProfile } from '../support/fixtures.ts';
import { createUser } from '../support/people.ts';
import { kp } from './kp.ts';

let db: TestDatabase;
let number = 0;
let alex: { id: string; email: string };
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());
beforeEach(async () => {
  number += 1;
  const email = `alex${number}@example.test`;
  alex = { email, id: await createUser(db.sql, { email, fullName: 'Alex' }) };
});

async function users(...args: string[]) {
  const outcome = await kp(db.url, 'users', ...args, '--json');
  return { exitCode: outcome.exitCode, ...JSON.parse(outcome.stdout || '{}') };
}

describe('kp users', () => {
  test('adds a person with a password that is shown once, and a profile', async () => {
    const email = `new${number}@example.test`;
    const added = await users('add', email, '--name', 'Noor', '--role', 'manager');
    expect(added).toMatchObject({
      exitCode: 0,
      user: { email, fullName: 'Noor', role: 'manager', status: 'active', manager: null },
    });
    const [row] = await db.sql`
      select encrypted_password = extensions.crypt(${added.password}, encrypted_password) as matches
      from auth.users where email = ${email}`;
    expect(row?.matches).toBe(true);
    const { users: everybody } = await users('list');
    expect(everybody.map((user: { email: string }) => user.email)).toContain(email);
  });

  test('adds nobody twice, whatever the case of the letters', async () => {
    const again = await users('add', alex.email.toUpperCase(), '--name', 'Alex again');
    expect(again).toMatchObject({ exitCode: 3, error: { code: 'user_exists' } });
  });

  test('an account whose manager is unknown is not made', async () => {
    const email = `lost${number}@example.test`;
    const refused = await users('add', email, '--name', 'Lo', '--manager', 'nobody@example.test');
    expect(refused).toMatchObject({ exitCode: 3, error: { code: 'unknown_user' } });
    expect(await db.sql`select from auth.users where email = ${email}`).toHaveLength(0);
  });

  test('gives a role and a manager, and takes the manager away', async () => {
    const boss = `boss${number}@example.test`;
    await createUser(db.sql, { email: boss, fullName: 'Boss' });
    const given = await users('role', alex.email, 'manager', '--manager', boss);
    expect(given.user).toMatchObject({ role: 'manager', manager: boss });
    const taken = await users('role', alex.email, 'rep', '--no-manager');
    expect(taken.user).toMatchObject({ role: 'rep', manager: null });
  });

  test('are not for a login that lacks rights, and it is told whose login has them', async () => {
    const role = `stranger_${process.pid}`;
    await db.sql.unsafe(`create role ${role} login password 'test'`);
    const url = db.url.replace('//postgres:', `//${role}:`);
    const { exitCode, stderr } = await kp(url, 'users', 'list');
    await db.sql.unsafe(`drop role ${role}`);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('This login lacks a right that kp needs.');
    expect(stderr).toContain('permission denied for schema auth');
    expect(stderr).toContain('Use the database URL of role postgres.');
  });

  test('disables and enables', async () => {
    expect((await users('disable', alex.email)).user.status).toBe('disabled');
    expect((await users('enable', alex.email)).user.status).toBe('active');
  });

  test('disables and off-boards somebody who never got a profile', async () => {
    await db.sql`delete from public.user_profiles where user_id = ${alex.id}`;
    const { user } = await users('disable', alex.email);
    expect(user).toMatchObject({ fullName: 'Alex', role: 'rep', status: 'disabled' });

    await db.sql`delete from public.user_profiles where user_id = ${alex.id}`;
    const heir = `after${number}@example.test`;
    await createUser(db.sql, { email: heir, fullName: 'After' });
    await users('offboard', alex.email, '--to', heir);
    const rows = await db.sql`select status from public.user_profiles where user_id = ${alex.id}`;
    expect(rows).toEqual([{ status: 'disabled' }]);
  });

  test('off-boards: shows what is owned, then moves it and switches the account off', async () => {
    const heir = `heir${number}@example.test`;
    const heirId = await createUser(db.sql, { email: heir, fullName: 'Heir' });
    const organization = await addOrganization(db.sql, {
      name: `Diner ${number}`,
      owner_user_id: alex.id,
    });
    const counts = [{ table: 'public.organizations', rows: 1 }];
    const report = await createUser(db.sql);
    await setProfile(db.sql, report, { manager_user_id: alex.id });

    expect(await users('offboard', alex.email)).toMatchObject({ exitCode: 0, owns: counts });
    expect(await users('offboard', alex.email, '--to', heir)).toMatchObject({
      moved: [...counts, { table: 'public.user_profiles', rows: 1 }],
    });
    const [row] = await db.sql`
      select owner_user_id, (select status from public.user_profiles where user_id = ${alex.id})
      from public.organizations where organization_id = ${organization}`;
    expect(row).toEqual({ owner_user_id: heirId, status: 'disabled' });
    const [led] = await db.sql`
      select manager_user_id from public.user_profiles where user_id = ${report}`;
    expect(led).toEqual({ manager_user_id: heirId });
  });

  test('off-boards to nobody who is switched off, and then nothing has changed', async () => {
    const heir = `off${number}@example.test`;
    await createUser(db.sql, { email: heir, fullName: 'Off' });
    await users('disable', heir);
    const refused = await users('offboard', alex.email, '--to', heir);
    expect(refused).toMatchObject({ exitCode: 3, error: { code: 'KP803' } });
    const { users: everybody } = await users('list');
    const [still] = everybody.filter((user: { email: string }) => user.email === alex.email);
    expect(still.status).toBe('active');
  });

  test('a wrong role and what is no e-mail are wrong usage', async () => {
    expect((await users('role', alex.email, 'chef')).exitCode).toBe(2);
    expect((await users('disable', 'alex')).exitCode).toBe(2);
  });

  test('a database without people says which phase is missing', async () => {
    const empty = await freshDatabase('kp_platform');
    const outcome = await kp(empty.url, 'users', 'list', '--json');
    expect(outcome.exitCode).toBe(3);
    expect(JSON.parse(outcome.stdout).error.code).toBe('phase_pending');
    await empty.dispose();
  });
});

describe('on Supabase', () => {
  test('half of the admin API’s address is wrong usage', () => {
    expect(() => readAdminApi({ SUPABASE_URL: 'https://x.test' })).toThrow('Half of the way');
  });

  test('the auth server invites, and the key stays out of every message', async () => {
    const email = `hosted${number}@example.test`;
    let invitation: unknown;
    const server = createServer(async (request, response) => {
      invitation = { path: request.url, body: JSON.parse(await text(request)) };
      if (request.headers.authorization !== 'Bearer service-key') {
        response.writeHead(401).end(JSON.stringify({ msg: 'Invalid key' }));
        return;
      }
      // The auth server writes into the same database.
      const id = await createUser(db.sql, { email, fullName: '' });
      response.end(JSON.stringify({ id, email }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const url = `http://127.0.0.1:${port}`;
    const wanted = { email, fullName: 'Hosted', role: 'rep' as const };

    const wrong = addUser(db.url, wanted, { url, serviceRoleKey: 'wrong-key' });
    await expect(wrong).rejects.toMatchObject({ code: 'admin_api_refused', exitCode: 1 });
    await expect(wrong).rejects.not.toThrow(/wrong-key/);

    const added = await addUser(db.url, wanted, { url, serviceRoleKey: 'service-key' });
    expect(added).toMatchObject({ password: null, user: { email, fullName: 'Hosted' } });
    expect(invitation).toEqual({
      path: '/auth/v1/invite',
      body: { email, data: { full_name: 'Hosted' } },
    });
    server.close();
    await once(server, 'close');
    const gone = addUser(
      db.url,
      { ...wanted, email: `x${email}` },
      { url, serviceRoleKey: 'service-key' },
    );
    await expect(gone).rejects.toMatchObject({ code: 'admin_api_unreachable', exitCode: 4 });
  });
});
