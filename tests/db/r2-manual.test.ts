import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { asUser } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

test('while the stage is manual, interactions leave it alone and still set the status', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await demoScheduledByHand(tx, world);
    const call = await addInteraction(tx, world, id, {
      stage: 'feedback_logged',
      status: 'on_hold',
    });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'demo_scheduled', status: 'on_hold' });
    await tx`update public.interactions set stage = 'new_lead' where interaction_id = ${call}`;
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'demo_scheduled',
      last_interaction_id: call,
    });
  });
});

test('while the status is manual, interactions leave it alone and still set the stage', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await tx`update public.opportunities set status_manual = true, status = 'stalled' where opportunity_id = ${id}`;
    await addInteraction(tx, world, id, { stage: 'feedback_logged', status: 'on_hold' });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged', status: 'stalled' });
  });
});

test('switching a manual flag off syncs at once', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await demoScheduledByHand(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await tx`update public.opportunities set stage_manual = false where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged', stage_manual: false });

    await tx`update public.opportunities set status_manual = true, status = 'stalled' where opportunity_id = ${id}`;
    await tx`update public.opportunities set status_manual = false where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ status: 'active' });
  });
});

test('switched off where no interaction names a stage, the first stage is back', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await demoScheduledByHand(tx, world);
    await tx`update public.opportunities set stage_manual = false where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead' });
  });
});

test('the stage may stay as it is when it becomes manual', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged', interaction_date: daysAgo(1) });
    await tx`update public.opportunities set stage_manual = true where opportunity_id = ${id}`;
    await addInteraction(tx, world, id, { stage: 'awaiting_response' });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged' });
  });
});

test('an opportunity can be created manual', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { stage: 'demo_scheduled', stage_manual: true });
    await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'demo_scheduled' });
  });
});

test('the computed way says the same as the stored one, manual or not', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const byHand = await demoScheduledByHand(tx, world);
    const derived = await addOpportunity(tx, world);
    for (const id of [byHand, derived]) {
      await addInteraction(tx, world, id, { stage: 'feedback_logged', status: 'on_hold' });
    }
    const rows = await tx`
      select opportunity_id, effective_stage, effective_status from public.opportunities_enriched
      where opportunity_id in (${byHand}, ${derived})`;
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        { opportunity_id: byHand, effective_stage: 'demo_scheduled', effective_status: 'on_hold' },
        {
          opportunity_id: derived,
          effective_stage: 'feedback_logged',
          effective_status: 'on_hold',
        },
      ]),
    );
  });
});

async function demoScheduledByHand(tx: postgres.TransactionSql, world: World) {
  const id = await addOpportunity(tx, world);
  await tx`update public.opportunities set stage_manual = true, stage = 'demo_scheduled' where opportunity_id = ${id}`;
  return id;
}
