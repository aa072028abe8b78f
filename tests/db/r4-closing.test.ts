import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { asService, asUser, refusal } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

test('a lost stage needs a loss reason: by interaction, by hand and from the start', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const attempts = [
      await refusal(tx, (t) => addInteraction(t, world, id, { stage: 'closed_lost' })),
      await refusal(
        tx,
        (t) =>
          t`update public.opportunities set stage_manual = true, stage = 'closed_lost' where opportunity_id = ${id}`,
      ),
      await refusal(tx, (t) => addOpportunity(t, world, { stage: 'closed_lost' })),
    ];
    for (const error of attempts) {
      expect(error.code).toBe('KP403');
      expect(error.detail).toBe('column: loss_reason');
    }
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead', closed_at: null });
  });
});

test('with a loss reason it is lost, and the reason stays while it is', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { loss_reason: 'timing' });
    await addInteraction(tx, world, id, { stage: 'closed_lost' });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_lost' });
    const error = await refusal(
      tx,
      (t) => t`update public.opportunities set loss_reason = null where opportunity_id = ${id}`,
    );
    expect(error.code).toBe('KP403');
    await tx`update public.opportunities set loss_reason = 'product_fit' where opportunity_id = ${id}`;
  });
});

test('closed_at is the date of the interaction that closed it', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const interaction_date = daysAgo(3);
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date });
    expect(await stateOf(tx, id)).toMatchObject({ closed_at: interaction_date });
  });
});

test('closed by hand, it is closed now', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'new_lead', interaction_date: daysAgo(3) });
    await tx`update public.opportunities set stage_manual = true, stage = 'closed_won' where opportunity_id = ${id}`;
    const [row] = await tx`
      select closed_at = now() as now from public.opportunities where opportunity_id = ${id}`;
    expect(row).toEqual({ now: true });
  });
});

test('reopening clears closed_at, by interaction and by hand', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: daysAgo(3) });
    await addInteraction(tx, world, id, { stage: 'feedback_logged', interaction_date: daysAgo(2) });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged', closed_at: null });
    await tx`update public.opportunities set stage_manual = true, stage = 'closed_won' where opportunity_id = ${id}`;
    await tx`update public.opportunities set stage = 'awaiting_response' where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'awaiting_response', closed_at: null });
  });
});

test('a further interaction in the closed stage leaves closed_at as it was', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const closed = daysAgo(3);
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: closed });
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: daysAgo(1) });
    expect(await stateOf(tx, id)).toMatchObject({ closed_at: closed });
  });
});

test('closed_at follows what closed it: dated anew, archived, restored', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const first = await addInteraction(tx, world, id, {
      stage: 'closed_won',
      interaction_date: daysAgo(3),
    });
    const later = daysAgo(1);
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: later });
    const corrected = daysAgo(5);
    await tx`update public.interactions set interaction_date = ${corrected} where interaction_id = ${first}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_won', closed_at: corrected });
    await tx`select public.archive_record('interaction', ${first})`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_won', closed_at: later });
    await tx`select public.restore_record('interaction', ${first})`;
    expect(await stateOf(tx, id)).toMatchObject({ closed_at: corrected });
    // What was open between them ends the first time.
    await addInteraction(tx, world, id, { stage: 'new_lead', interaction_date: daysAgo(2) });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_won', closed_at: later });
  });
});

test('what was closed by hand, or from the start, keeps its date when something is logged', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const fromStart = await addOpportunity(tx, world, { stage: 'closed_won' });
    const byHand = await addOpportunity(tx, world);
    await tx`update public.opportunities set stage_manual = true, stage = 'closed_won' where opportunity_id = ${byHand}`;
    for (const id of [fromStart, byHand]) {
      const { closed_at } = await stateOf(tx, id);
      await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: daysAgo(9) });
      expect(await stateOf(tx, id)).toMatchObject({ closed_at });
    }
  });
});

test('won after it was lost, it is closed since it was won', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { loss_reason: 'timing' });
    await addInteraction(tx, world, id, { stage: 'closed_lost', interaction_date: daysAgo(400) });
    const won = daysAgo(3);
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: won });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_won', closed_at: won });
  });
});

test('created in a closed stage, it is closed from the start', async ({ world }) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { stage: 'closed_won' });
    expect((await stateOf(tx, id)).closed_at).toBeInstanceOf(Date);
    // History that is brought in from elsewhere keeps its date.
    const closed = daysAgo(400);
    const old = await addOpportunity(tx, world, { stage: 'closed_won', closed_at: closed });
    expect(await stateOf(tx, old)).toMatchObject({ closed_at: closed });
    const open = await addOpportunity(tx, world, { closed_at: closed });
    expect(await stateOf(tx, open)).toMatchObject({ closed_at: null });
  });
});

test('switching the manual stage off dates the closing by the interaction that closes it, at once', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { loss_reason: 'timing' });
    await tx`update public.opportunities set stage_manual = true, stage = 'closed_lost' where opportunity_id = ${id}`;
    const closed = daysAgo(40);
    await addInteraction(tx, world, id, { stage: 'closed_lost', interaction_date: closed });
    await tx`update public.opportunities set stage_manual = false where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_lost', closed_at: closed });
  });
});
