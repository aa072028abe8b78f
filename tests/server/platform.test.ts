import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import {
  asAnon,
  asUser,
  become,
  becomePostgres,
  createUser,
  refusal,
  rolledBack,
} from '../support/people.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_platform');
});
afterAll(() => db.dispose());

describe('the prepared cluster looks like a Supabase project', () => {
  test('postgres is no superuser, but may become each of the API roles', async () => {
    const [me] =
      await db.sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
    expect(me).toEqual({ rolsuper: false, rolbypassrls: true });
    await rolledBack(db.sql, async (tx) => {
      for (const role of ['anon', 'authenticated', 'service_role', 'authenticator']) {
        await tx.unsafe(`set local role ${role}; reset role`);
      }
    });
  });

  test('postgres may create what the packs need', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx.unsafe(`
        create extension citext schema extensions;
        create extension pg_trgm schema extensions;
        create extension unaccent schema extensions;
        create extension btree_gin schema extensions;
        create schema elsewhere;
        create materialized view elsewhere.summary as select 1 as one;
        create table public.owned (user_id uuid references auth.users (id));
        create function elsewhere.note() returns trigger language plpgsql as 'begin return new; end';
        create trigger note after insert on auth.users for each row execute function elsewhere.note();
      `);
      expect(await createUser(tx)).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  test('postgres owns nothing in auth', async () => {
    await rolledBack(db.sql, async (tx) => {
      const altered = await refusal(tx, (inner) => inner`alter table auth.users add extra int`);
      expect(altered.code).toBe('42501');
    });
  });

  test('a new table in public is open to the API roles until somebody revokes it', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx`create table public.fresh (id int)`;
      const [open] =
        await tx`select has_table_privilege('anon', 'public.fresh', 'truncate') as open`;
      expect(open).toEqual({ open: true });
    });
  });

  test('auth.uid() reads the claims in both forms', async () => {
    const id = await createUser(db.sql);
    expect(
      await asUser(db.sql, id, (tx) => tx`select auth.uid() as uid, auth.role() as role`),
    ).toEqual([{ uid: id, role: 'authenticated' }]);
    await rolledBack(db.sql, async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${id}, true)`;
      expect(await tx`select auth.uid() as uid`).toEqual([{ uid: id }]);
    });
    expect(await asAnon(db.sql, (tx) => tx`select auth.uid() as uid`)).toEqual([{ uid: null }]);
  });

  test('the API login may keep accounts, and grant nothing', async () => {
    const [may] = await db.sql`
      select has_table_privilege('authenticator', 'auth.users', 'insert') as keep_accounts,
             has_table_privilege('authenticator', 'auth.users', 'insert with grant option') as grants,
             (select count(*)::int from pg_class where relowner = 'authenticator'::regrole) as owns`;
    expect(may).toEqual({ keep_accounts: true, grants: false, owns: 0 });
  });

  test('an API role cannot read the accounts', async () => {
    await rolledBack(db.sql, async (tx) => {
      const id = await createUser(tx);
      await become(tx, 'authenticated', id);
      expect((await refusal(tx, (inner) => inner`select from auth.users`)).code).toBe('42501');
      await becomePostgres(tx);
      expect(await tx`select from auth.users where id = ${id}`).toHaveLength(1);
    });
  });
});
