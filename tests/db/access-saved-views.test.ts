import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { expect } from 'vitest';
import { become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

async function addView(
  tx: postgres.TransactionSql,
  row: Record<string, string | boolean> = {},
): Promise<string> {
  const saved_view_id = randomUUID();
  await tx`insert into public.saved_views ${tx({ saved_view_id, name: 'My A accounts', ...row })}`;
  return saved_view_id;
}

const seen = async (tx: postgres.TransactionSql) =>
  (await tx`select saved_view_id from public.saved_views`).map((row) => row.saved_view_id);

test('a view is its owner’s alone: nobody else sees or changes it, an admin neither', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const id = await addView(tx);
    expect(await seen(tx)).toEqual([id]);
    expect((await tx`update public.saved_views set name = 'Mine'`).count).toBe(1);
    for (const who of [world.blair, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      expect(await seen(tx)).toEqual([]);
      expect((await tx`update public.saved_views set name = 'Theirs'`).count).toBe(0);
    }
    await becomePostgres(tx);
    const rows = await tx`select name from public.saved_views where saved_view_id = ${id}`;
    expect(rows).toEqual([{ name: 'Mine' }]);
  });
});

test('a manager’s shared view is seen by everybody active, and changed by its owner', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.maya);
    const id = await addView(tx, { is_shared: true });
    for (const who of [world.alex, world.blair, world.admin]) {
      await become(tx, 'authenticated', who);
      expect(await seen(tx)).toEqual([id]);
      expect((await tx`update public.saved_views set name = 'Theirs'`).count).toBe(0);
    }
    await becomePostgres(tx);
    await tx`update public.user_profiles set status = 'disabled' where user_id in (${world.alex}, ${world.maya})`;
    for (const who of [world.alex, world.maya]) {
      await become(tx, 'authenticated', who);
      expect(await seen(tx)).toEqual([]);
      expect((await refusal(tx, (t) => addView(t))).code).toBe('42501');
      expect((await tx`update public.saved_views set name = 'x'`).count).toBe(0);
    }
    await become(tx, 'anon');
    expect((await refusal(tx, (t) => t`select from public.saved_views`)).code).toBe('42501');
  });
});

test('a rep neither shares, nor saves for somebody else, nor deletes', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    await addView(tx);
    const attempts = [
      (t: postgres.TransactionSql) => addView(t, { is_shared: true }),
      (t: postgres.TransactionSql) => addView(t, { owner_user_id: world.blair }),
      (t: postgres.TransactionSql) => t`update public.saved_views set is_shared = true`,
      (t: postgres.TransactionSql) =>
        t`update public.saved_views set owner_user_id = ${world.blair}`,
      (t: postgres.TransactionSql) => t`delete from public.saved_views`,
    ];
    for (const attempt of attempts) expect((await refusal(tx, attempt)).code).toBe('42501');
  });
});

test('a view that was removed comes back by its owner’s hand, and is not the default then', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.maya);
    const id = await addView(tx, { is_shared: true, is_default: true });
    await tx`update public.saved_views set removed_at = now()`;
    await become(tx, 'authenticated', world.alex);
    expect(await seen(tx)).toEqual([]);
    await become(tx, 'authenticated', world.maya);
    await tx`update public.saved_views set removed_at = null where saved_view_id = ${id}`;
    expect(await tx`select is_default from public.saved_views`).toEqual([{ is_default: false }]);
  });
});

test('a person has one default; a new one takes the old one’s place', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    await addView(tx, { name: 'First', is_default: true });
    const second = await addView(tx, { name: 'Second' });
    const third = await addView(tx, { name: 'Third', is_default: true });
    const defaults = () => tx`select saved_view_id as id from public.saved_views where is_default`;
    expect(await defaults()).toEqual([{ id: third }]);
    await tx`update public.saved_views set is_default = true where saved_view_id = ${second}`;
    expect(await defaults()).toEqual([{ id: second }]);
  });
});

test('off-boarding moves views too, of one name and with a default on both sides', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    for (const owner_user_id of [world.alex, world.blair]) {
      await addView(tx, { owner_user_id, is_default: true });
    }
    const moved = await tx`select * from public.reassign_user_data(${world.alex}, ${world.blair})`;
    expect(moved.find((row) => row.table_name === 'public.saved_views')).toMatchObject({
      rows: '1',
    });
    const rows = await tx`
      select owner_user_id, is_default from public.saved_views order by is_default`;
    expect(rows).toEqual([
      { owner_user_id: world.blair, is_default: false },
      { owner_user_id: world.blair, is_default: true },
    ]);
  });
});

test('a view without a name, or one that is no address, is refused', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const nameless = await refusal(tx, (t) => addView(t, { name: '  ' }));
    expect(nameless.constraint_name).toBe('saved_views_name_check');
    const odd = await refusal(
      tx,
      (t) => t`insert into public.saved_views (name, search) values ('x', '[]')`,
    );
    expect(odd.constraint_name).toBe('saved_views_search_check');
  });
});
