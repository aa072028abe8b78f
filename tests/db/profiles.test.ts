import { expect } from 'vitest';
import { setProfile } from '../support/fixtures.ts';
import {
  asUser,
  become,
  becomePostgres,
  createUser,
  refusal,
  rolledBack,
} from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('a new user gets a profile: their name, a rep, active', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await createUser(tx, { fullName: '  Casey Okonkwo ' });
    const [profile] = await tx`
      select full_name, role, status, manager_user_id from public.user_profiles where user_id = ${id}`;
    expect(profile).toEqual({
      full_name: 'Casey Okonkwo',
      role: 'rep',
      status: 'active',
      manager_user_id: null,
    });
  });
});

test('without a name, the address lends one', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const names = [];
    for (const [n, metadata] of ['{}', '{"full_name": " "}', '"text"', null].entries()) {
      const [profile] = await tx`
        with account as (
          insert into auth.users (id, email, raw_user_meta_data)
          values (gen_random_uuid(), ${`casey${n}@example.test`}, ${metadata}::text::jsonb) returning id)
        select id from account`;
      const [row] =
        await tx`select full_name from public.user_profiles where user_id = ${profile?.id}`;
      names.push(row?.full_name);
    }
    expect(names).toEqual(['casey0', 'casey1', 'casey2', 'casey3']);
  });
});

test('a role that the sign-up claims is not given', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const [account] = await tx`
      insert into auth.users (id, email, raw_user_meta_data, raw_app_meta_data)
      values (gen_random_uuid(), 'eve@example.test', '{"role": "admin"}', '{"role": "admin"}') returning id`;
    const [row] = await tx`select role from public.user_profiles where user_id = ${account?.id}`;
    expect(row).toEqual({ role: 'rep' });
  });
});

test('a user edits their own name and nothing else of people', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    await tx`update public.user_profiles set full_name = 'Alexander' where user_id = ${world.alex}`;
    const others =
      await tx`update public.user_profiles set full_name = 'Mine' where user_id <> ${world.alex}`;
    expect(others.count).toBe(0);
    for (const change of [
      { role: 'admin' },
      { status: 'disabled' },
      { manager_user_id: world.blair },
    ]) {
      const error = await refusal(
        tx,
        (t) => t`update public.user_profiles set ${t(change)} where user_id = ${world.alex}`,
      );
      expect(error.code).toBe('KP903');
    }
    await becomePostgres(tx);
    const names = await tx`select full_name from public.user_profiles order by full_name`;
    expect(names.map((row) => row.full_name)).toEqual([
      'Alexander',
      'Blair Nakamura',
      'Maya Okafor',
      'Robin Castellanos',
    ]);
  });
});

test('an administrator gives roles, managers and leave', async ({ world }) => {
  await asUser(world.sql, world.admin, async (tx) => {
    const changes = { role: 'manager', status: 'disabled', manager_user_id: world.maya };
    await setProfile(tx, world.blair, changes);
    const [row] = await tx`
      select role, status, manager_user_id from public.user_profiles where user_id = ${world.blair}`;
    expect(row).toEqual(changes);
  });
});

test('the last active administrator stays one', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const changes: Record<string, string>[] = [{ role: 'rep' }, { status: 'disabled' }];
    for (const change of changes) {
      await become(tx, 'authenticated', world.admin);
      expect((await refusal(tx, (t) => setProfile(t, world.admin, change))).code).toBe('KP905');
      await become(tx, 'service_role');
      expect((await refusal(tx, (t) => setProfile(t, world.admin, change))).code).toBe('KP905');
    }
    await setProfile(tx, world.maya, { role: 'admin' });
    await setProfile(tx, world.admin, { role: 'rep' });
  });
});

test('nobody is their own manager', async ({ world }) => {
  await asUser(world.sql, world.admin, async (tx) => {
    const error = await refusal(tx, (t) =>
      setProfile(t, world.alex, { manager_user_id: world.alex }),
    );
    expect(error.constraint_name).toBe('user_profiles_manager_check');
  });
});

test('a user who has no profile counts as an active rep', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`delete from public.user_profiles where user_id = ${world.alex}`;
    await become(tx, 'authenticated', world.alex);
    const [row] = await tx`select count(*)::int as shared from public.organizations`;
    expect(row?.shared).toBeGreaterThan(0);
  });
});

test('a token outlives its user, their access does not', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`delete from auth.users where id = ${world.blair}`;
    await become(tx, 'authenticated', world.blair);
    for (const table of ['organizations', 'user_profiles', 'stage_lu']) {
      expect(await tx`select from public.${tx(table)}`).toHaveLength(0);
    }
  });
});
