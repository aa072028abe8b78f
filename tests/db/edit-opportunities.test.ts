import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, setProfile } from '../support/fixtures.ts';
import { asAnon, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

type Sql = postgres.TransactionSql;
type Edit = Record<string, string | boolean | null>;

async function edit(tx: Sql, edits: Edit[]) {
  const rows = await tx`select * from public.edit_opportunities(${tx.json(edits)})`;
  return new Map(rows.map((row) => [row.opportunity_id, row]));
}

const one = (tx: Sql, id: string) =>
  tx`select status, status_manual, owner_user_id, next_action from public.opportunities where opportunity_id = ${id}`;

test('what may be edited is done, the rest says why, row by row, and taking it back restores it', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const mine = await addOpportunity(tx, world);
    await addInteraction(tx, world, mine, { status: 'qualified' });
    const hidden = await addOpportunity(tx, world, { owner_user_id: world.blair });
    await become(tx, 'authenticated', world.alex);
    const byHand = { status: 'on_hold', status_manual: true };
    const answers = await edit(tx, [
      { opportunity_id: mine, ...byHand },
      { opportunity_id: hidden, ...byHand },
    ]);
    expect(answers.get(hidden)).toMatchObject({ error_code: 'KP701' });
    expect(answers.get(mine)).toMatchObject({
      error_code: null,
      before: { status: 'qualified', status_manual: false },
    });
    expect(await one(tx, mine)).toMatchObject([byHand]);
    await edit(tx, [{ opportunity_id: mine, status_manual: false }]);
    expect(await one(tx, mine)).toMatchObject([{ status: 'qualified', status_manual: false }]);
    await becomePostgres(tx);
    expect(await one(tx, hidden)).toMatchObject([{ status: 'active', status_manual: false }]);
  });
});

test('a status that follows the interactions, and one that does not exist, are refused', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await become(tx, 'authenticated', world.alex);
    const code = async (changes: Edit) =>
      (await edit(tx, [{ opportunity_id: id, ...changes }])).get(id)?.error_code;
    expect(await code({ status: 'on_hold' })).toBe('KP302');
    expect(await code({ status: 'gone', status_manual: true })).toBe('23503');
    expect(await one(tx, id)).toMatchObject([{ status: 'active', status_manual: false }]);
  });
});

test('a row that somebody changed since is left as it is', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { next_action: 'Call' });
    await become(tx, 'authenticated', world.alex);
    const stale = { opportunity_id: id, if_updated_at: '2020-01-01T00:00:00Z', next_action: null };
    expect((await edit(tx, [stale])).get(id)?.error_code).toBe('KP707');
    expect(await one(tx, id)).toMatchObject([{ next_action: 'Call' }]);
    const [row] =
      await tx`select updated_at::text as at from public.opportunities where opportunity_id = ${id}`;
    const fresh = { ...stale, if_updated_at: row?.at };
    expect((await edit(tx, [fresh])).get(id)?.error_code).toBeNull();
    expect(await one(tx, id)).toMatchObject([{ next_action: null }]);
  });
});

test('a manager gives to whom they see; a rep gives nothing away; a disabled person gets nothing', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const give = async (to: string) =>
      (await edit(tx, [{ opportunity_id: id, owner_user_id: to }])).get(id)?.error_code;
    await become(tx, 'authenticated', world.alex);
    expect(await give(world.maya)).toBe('42501');
    await become(tx, 'authenticated', world.maya);
    expect(await give(world.blair)).toBe('42501');
    expect(await give(world.maya)).toBeNull();
    expect(await one(tx, id)).toMatchObject([{ owner_user_id: world.maya }]);
    await becomePostgres(tx);
    await setProfile(tx, world.alex, { status: 'disabled' });
    await become(tx, 'authenticated', world.maya);
    expect(await give(world.alex)).toBe('KP803');
    expect(await one(tx, id)).toMatchObject([{ owner_user_id: world.maya }]);
    await become(tx, 'authenticated', world.admin);
    expect(await give(world.blair)).toBeNull();
  });
});

test('who is not signed in, or is disabled, edits nothing', async ({ world }) => {
  await asAnon(world.sql, async (tx) => {
    const call = await refusal(tx, (t) => t`select public.edit_opportunities('[]')`);
    expect(call.code).toBe('42501');
  });
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await setProfile(tx, world.alex, { status: 'disabled' });
    await become(tx, 'authenticated', world.alex);
    const answer = (await edit(tx, [{ opportunity_id: id, next_action: 'x' }])).get(id);
    expect(answer?.error_code).toBe('KP701');
  });
});
