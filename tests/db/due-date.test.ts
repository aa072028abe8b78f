import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { asUser, become, becomePostgres, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('an opportunity is due when its next step is', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { next_action_date: daysAgo(3) });
    expect(await dueIn(tx, id)).toBe(-3);
    await tx`update public.opportunities set next_action_date = null where opportunity_id = ${id}`;
    expect(await dueIn(tx, id)).toBeNull();
  });
});

test('or when an interaction promised a follow-up, whichever comes first', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { next_action_date: daysAgo(-5) });
    const call = await addInteraction(tx, world, id, { follow_up_date: daysAgo(-2) });
    expect(await dueIn(tx, id)).toBe(2);
    await tx`update public.interactions set follow_up_date = current_date + 9 where interaction_id = ${call}`;
    expect(await dueIn(tx, id)).toBe(5);
  });
});

test('logging something settles what was due; archiving it brings that back', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const visit = { interaction_date: daysAgo(4), follow_up_date: daysAgo(2) };
    const id = await addOpportunity(tx, world, { next_action_date: daysAgo(1) });
    await addInteraction(tx, world, id, visit);
    expect(await dueIn(tx, id)).toBe(-2);
    const call = await addInteraction(tx, world, id);
    expect(await dueIn(tx, id)).toBeNull();
    await tx`select public.archive_record('interaction', ${call})`;
    expect(await dueIn(tx, id)).toBe(-2);
  });
});

test('something logged before the day leaves a promise standing', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const visit = { interaction_date: daysAgo(4), follow_up_date: daysAgo(1) };
    await addInteraction(tx, world, id, visit);
    await addInteraction(tx, world, id, { interaction_date: daysAgo(3) });
    expect(await dueIn(tx, id)).toBe(-1);
  });
});

test('a next step that is set after the latest interaction counts from that day on', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { next_action_date: daysAgo(1) });
    await addInteraction(tx, world, id, { interaction_date: new Date(Date.now() - 120_000) });
    await become(tx, 'authenticated', world.alex);
    expect(await dueIn(tx, id)).toBe(-1);
    await becomePostgres(tx);
    await tx`update public.opportunities set next_action_set_at = now() - interval '1 hour' where opportunity_id = ${id}`;
    await become(tx, 'authenticated', world.alex);
    expect(await dueIn(tx, id)).toBeNull();
    await tx`update public.opportunities set next_action = 'Send prices', next_action_date = current_date
             where opportunity_id = ${id}`;
    expect(await dueIn(tx, id)).toBe(0);
  });
});

test('nothing is due on a closed opportunity, until it is opened again', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, {
      next_action_date: daysAgo(-3),
      loss_reason: 'timing',
    });
    const lost = await addInteraction(tx, world, id, { stage: 'closed_lost' });
    expect(await dueIn(tx, id)).toBeNull();
    await tx`select public.archive_record('interaction', ${lost})`;
    expect(await dueIn(tx, id)).toBe(3);
  });
});

/** Days from today; null where nothing is due. The pipeline must agree, and nothing must have drifted. */
async function dueIn(tx: postgres.TransactionSql, id: string): Promise<number | null> {
  const [row] = await tx`
    select due_date - current_date as days, is_overdue from reporting.pipeline_full where opportunity_id = ${id}`;
  expect(row?.is_overdue).toBe(row?.days !== null && row?.days < 0);
  expect(await tx`select from reporting.sync_drift`).toHaveLength(0);
  return row?.days ?? null;
}
