import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { expect } from 'vitest';
import {
  addInteraction,
  addOpportunity,
  addOrganization,
  setProfile,
} from '../support/fixtures.ts';
import {
  asUser,
  become,
  becomePostgres,
  createUser,
  refusal,
  rolledBack,
} from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

const alexOwns = {
  'public.imports': 0,
  'public.interactions': 2,
  'public.opportunities': 2,
  'public.organizations': 1,
  'public.saved_views': 0,
};

test('a user who owns anything is not deleted, not even if all of it is archived', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await ownOneOfEach(tx, world);
    expect((await refusal(tx, (t) => deleteUser(t, world.alex))).code).toBe('23503');
    await tx`update public.opportunities set deleted_at = now()`;
    await tx`update public.interactions set deleted_at = now()`;
    await tx`update public.organizations set deleted_at = now()`;
    expect((await refusal(tx, (t) => deleteUser(t, world.alex))).code).toBe('23503');
  });
});

test('each kind of ownership alone holds a user', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const [a, b, c] = [await createUser(tx), await createUser(tx), await createUser(tx)];
    await addOrganization(tx, { owner_user_id: a });
    const opportunity = await addOpportunity(tx, world, { owner_user_id: b });
    await addInteraction(tx, world, opportunity, { owner_user_id: c });
    for (const user of [a, b, c]) {
      expect((await refusal(tx, (t) => deleteUser(t, user))).code).toBe('23503');
    }
  });
});

test('the footprint counts what a user owns, archived rows included', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await ownOneOfEach(tx, world);
    await become(tx, 'authenticated', world.admin);
    const rows = await tx`select * from public.admin_user_footprint(${world.alex})`;
    expect(counts(rows)).toEqual(alexOwns);
    expect(counts(await tx`select * from public.admin_user_footprint(${randomUUID()})`)).toEqual({
      'public.imports': 0,
      'public.interactions': 0,
      'public.opportunities': 0,
      'public.organizations': 0,
      'public.saved_views': 0,
    });
  });
});

test('an administrator gives all of it to somebody else, and then the user can be deleted', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const { opportunity } = await ownOneOfEach(tx, world);
    await become(tx, 'authenticated', world.admin);
    const moved =
      await tx`select * from public.admin_reassign_user_data(${world.alex}, ${world.blair})`;
    expect(counts(moved)).toEqual(alexOwns);

    await become(tx, 'authenticated', world.blair);
    const seen = await tx`select from public.opportunities where opportunity_id = ${opportunity}`;
    expect(seen).toHaveLength(1);
    await becomePostgres(tx);
    const archived =
      await tx`select distinct owner_user_id from public.opportunities where deleted_at is not null`;
    expect(archived).toEqual([{ owner_user_id: world.blair }]);
    expect(await tx`select from reporting.sync_drift`).toHaveLength(0);
    await deleteUser(tx, world.alex);
    expect(await tx`select from public.user_profiles where user_id = ${world.alex}`).toHaveLength(
      0,
    );
  });
});

test('the service role does the same', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await ownOneOfEach(tx, world);
    await become(tx, 'service_role');
    const moved = await tx`select * from public.reassign_user_data(${world.alex}, ${world.blair})`;
    expect(counts(moved)).toEqual(alexOwns);
  });
});

test('nobody else reassigns, or looks at a footprint', async ({ world }) => {
  for (const who of [world.alex, world.maya]) {
    await asUser(world.sql, who, async (tx) => {
      const attempts = [
        (t: postgres.TransactionSql) =>
          t`select public.admin_reassign_user_data(${world.alex}, ${who})`,
        (t: postgres.TransactionSql) => t`select public.admin_user_footprint(${world.alex})`,
      ];
      for (const attempt of attempts) expect((await refusal(tx, attempt)).code).toBe('KP804');
      const asService = await refusal(
        tx,
        (t) => t`select public.reassign_user_data(${world.alex}, ${who})`,
      );
      expect(asService.code).toBe('42501');
    });
  }
});

test('unknown users, the same user twice and a disabled new owner are refused', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await ownOneOfEach(tx, world);
    await setProfile(tx, world.blair, { status: 'disabled' });
    const pairs: [string | null, string | null, string][] = [
      [world.alex, randomUUID(), 'KP801'],
      [randomUUID(), world.maya, 'KP801'],
      [world.alex, null, 'KP801'],
      [null, null, 'KP801'],
      [world.alex, world.alex, 'KP802'],
      [world.alex, world.blair, 'KP803'],
    ];
    for (const [from, to, code] of pairs) {
      await become(tx, 'authenticated', world.admin);
      const byAdmin = await refusal(
        tx,
        (t) => t`select public.admin_reassign_user_data(${from}, ${to})`,
      );
      expect(byAdmin.code).toBe(code);
      await become(tx, 'service_role');
      const byService = await refusal(
        tx,
        (t) => t`select public.reassign_user_data(${from}, ${to})`,
      );
      expect(byService.code).toBe(code);
    }
    const [row] = await tx`
      select count(*)::int as opportunities from public.opportunities where owner_user_id = ${world.alex}`;
    expect(row).toEqual({ opportunities: alexOwns['public.opportunities'] });
  });
});

test('a disabled user’s records can be given away', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await ownOneOfEach(tx, world);
    await setProfile(tx, world.alex, { status: 'disabled' });
    await become(tx, 'authenticated', world.admin);
    const moved =
      await tx`select * from public.admin_reassign_user_data(${world.alex}, ${world.maya})`;
    expect(counts(moved)).toEqual(alexOwns);
  });
});

test('a table added later cannot be forgotten, by its column’s name or by its foreign key', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`create table public.quotes (quote_id int, owner_user_id uuid)`;
    await tx`create table private.visits (visit_id int, visitor uuid references auth.users (id))`;
    await tx`create table public.watches (watch_id int, watcher uuid references auth.users (id) on delete cascade)`;
    await tx`insert into public.quotes values (1, ${world.alex}), (2, ${world.blair})`;
    await tx`insert into private.visits values (1, ${world.alex})`;
    await tx`insert into public.watches values (1, ${world.alex})`;
    await become(tx, 'service_role');
    const moved = await tx`select * from public.reassign_user_data(${world.alex}, ${world.maya})`;
    expect(counts(moved)).toMatchObject({ 'public.quotes': 1, 'private.visits': 1 });
    expect(counts(moved)).not.toHaveProperty('public.watches');
    await becomePostgres(tx);
    await deleteUser(tx, world.alex);
  });
});

/** Alex's: an organization, an opportunity with its interaction, and another one, archived with its own. */
async function ownOneOfEach(tx: postgres.TransactionSql, world: World) {
  await addOrganization(tx, { owner_user_id: world.alex });
  const opportunity = await addOpportunity(tx, world);
  await addInteraction(tx, world, opportunity, { stage: 'feedback_logged' });
  const archived = await addOpportunity(tx, world);
  await addInteraction(tx, world, archived);
  await become(tx, 'authenticated', world.alex);
  await tx`select public.archive_record('opportunity', ${archived})`;
  await becomePostgres(tx);
  return { opportunity };
}

function deleteUser(tx: postgres.TransactionSql, user: string) {
  return tx`delete from auth.users where id = ${user}`;
}

function counts(rows: postgres.RowList<postgres.Row[]>) {
  return Object.fromEntries(rows.map((row) => [row.table_name, Number(row.rows)]));
}
