import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser, becomePostgres, createUser, refusal, rolledBack } from '../support/people.ts';
import { assembleCast, type Cast } from './access-cast.ts';
import { describeAccess, strangers } from './access-matrix.ts';

describeAccess("a person's profile", {
  table: 'user_profiles',
  key: (cast) => ({ user_id: cast.alex }),
  addition: (cast) => ({ user_id: cast.gone }),
  change: { full_name: 'changed' },
  expected: {
    'the owner': ['yes', '42501', 'yes', '42501'],
    'another rep': ['yes', '42501', 'none', '42501'],
    "the owner's manager": ['yes', '42501', 'none', '42501'],
    'a manager without a team': ['yes', '42501', 'none', '42501'],
    'an admin': ['yes', '42501', 'yes', '42501'],
    ...strangers({ disabled: '42501' }),
    // Profiles come from accounts: even the service role makes none without one.
    'the service role': ['yes', '23503', 'yes', 'yes'],
  },
});

describe('roles, managers and status', () => {
  let db: TestDatabase;
  let cast: Cast;
  beforeAll(async () => {
    db = await freshDatabase('kp_installed');
    cast = await assembleCast(db.sql);
  });
  afterAll(() => db.dispose());

  const promotions = [
    { role: 'admin' },
    { role: 'manager' },
    { status: 'disabled' },
    { manager_user_id: null },
  ];

  test.each(promotions)('a rep does not set %o on their own profile', async (change) => {
    await asUser(db.sql, cast.alex, async (tx) => {
      const error = await refusal(
        tx,
        (t) => t`update public.user_profiles set ${t(change)} where user_id = ${cast.alex}`,
      );
      expect(error.code).toBe('KP903');
      expect(error.hint).toBeTruthy();
      await becomePostgres(tx);
      const [alex] = await tx`
        select role, status, manager_user_id from public.user_profiles where user_id = ${cast.alex}`;
      expect(alex).toEqual({ role: 'rep', status: 'active', manager_user_id: cast.maya });
    });
  });

  test("a manager does not promote a report: somebody else's profile is out of reach", async () => {
    await asUser(db.sql, cast.maya, async (tx) => {
      const result = await tx`
        update public.user_profiles set role = 'admin' where user_id = ${cast.alex}`;
      expect(result.count).toBe(0);
    });
  });

  test('an admin sets role, manager and status', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      const result = await tx`
        update public.user_profiles
        set role = 'manager', manager_user_id = ${cast.nora}, status = 'disabled'
        where user_id = ${cast.alex}`;
      expect(result.count).toBe(1);
    });
  });

  test.each([{ role: 'rep' }, { status: 'disabled' }])(
    'the last active admin does not set %o on themselves',
    async (change) => {
      await asUser(db.sql, cast.robin, async (tx) => {
        const error = await refusal(
          tx,
          (t) => t`update public.user_profiles set ${t(change)} where user_id = ${cast.robin}`,
        );
        expect(error.code).toBe('KP905');
      });
    },
  );

  test('one statement does not demote all admins', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx`update public.user_profiles set status = 'active' where user_id = ${cast.dora}`;
      const error = await refusal(
        tx,
        (t) => t`update public.user_profiles set role = 'rep' where role = 'admin'`,
      );
      expect(error.code).toBe('KP905');
    });
  });

  test('sign-up metadata makes nobody an admin', async () => {
    const metadata = { role: 'admin', status: 'active', is_admin: true, full_name: 'Mallory' };
    const [mallory] = await db.sql<{ id: string }[]>`
      insert into auth.users (id, email, raw_user_meta_data)
      values (gen_random_uuid(), 'mallory@example.test', ${db.sql.json(metadata)})
      returning id`;
    const [profile] = await db.sql`
      select full_name, role, status, manager_user_id from public.user_profiles
      where user_id = ${mallory?.id ?? ''}`;
    expect(profile).toEqual({
      full_name: 'Mallory',
      role: 'rep',
      status: 'active',
      manager_user_id: null,
    });
  });

  test('what a token claims beside its user changes nothing', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      const claims = {
        sub: cast.blair,
        role: 'authenticated',
        user_role: 'admin',
        app_metadata: { role: 'admin' },
      };
      await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      expect(await tx`select * from public.opportunities`).toEqual([]);
      const error = await refusal(tx, (t) => t`select * from admin_user_footprint(${cast.alex})`);
      expect(error.code).toBe('KP804');
    });
  });

  test('a person without a profile counts as an active rep', async () => {
    const kim = await createUser(db.sql);
    await db.sql`delete from public.user_profiles where user_id = ${kim}`;
    await asUser(db.sql, kim, async (tx) => {
      const [seen] = await tx`select count(*)::int from public.organizations`;
      expect(seen?.count, 'the shared one').toBe(1);
    });
  });

  test('a rep, whoever reports to them, sees only their own; a manager sees the team of their team', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx`
        update public.user_profiles set manager_user_id = ${cast.nora} where user_id = ${cast.maya}`;
      await tx`
        update public.user_profiles set manager_user_id = ${cast.blair} where user_id = ${cast.nora}`;
      const opportunities = async (user: string) => {
        await tx`select set_config('role', 'authenticated', true),
          set_config('request.jwt.claims', ${JSON.stringify({ sub: user })}, true)`;
        const found = await tx`select opportunity_id from public.opportunities`;
        return found.length;
      };
      expect(await opportunities(cast.nora), 'manager of the manager').toBe(1);
      expect(await opportunities(cast.blair), 'a rep').toBe(0);
    });
  });

  test('managers in a circle do not hang the policies', async () => {
    await rolledBack(db.sql, async (tx) => {
      // Nobody can make one; older data may have one.
      await tx`alter table public.user_profiles disable trigger _100_admin_fields`;
      await tx`
        update public.user_profiles set manager_user_id = ${cast.nora} where user_id = ${cast.maya}`;
      await tx`
        update public.user_profiles set manager_user_id = ${cast.maya} where user_id = ${cast.nora}`;
      await tx`select set_config('role', 'authenticated', true),
        set_config('request.jwt.claims', ${JSON.stringify({ sub: cast.nora })}, true)`;
      expect(await tx`select opportunity_id from public.opportunities`).toHaveLength(1);
    });
  });
});
