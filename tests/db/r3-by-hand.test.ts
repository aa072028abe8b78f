import { expect } from 'vitest';
import { addInteraction, addOpportunity } from '../support/fixtures.ts';
import { asService, asUser, refusal } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

test('a stage changed by hand is refused, with the way to do it', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const error = await refusal(
      tx,
      (t) =>
        t`update public.opportunities set stage = 'feedback_logged' where opportunity_id = ${id}`,
    );
    expect(error.code).toBe('KP301');
    expect(error.detail).toBe('column: stage');
    expect(error.hint).toContain('stage_manual');
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead' });
  });
});

test('a status changed by hand is refused likewise', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const error = await refusal(
      tx,
      (t) => t`update public.opportunities set status = 'on_hold' where opportunity_id = ${id}`,
    );
    expect(error.code).toBe('KP302');
    expect(error.detail).toBe('column: status');
    expect(error.hint).toContain('status_manual');
  });
});

test('the flag of the one does not open the other', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const error = await refusal(
      tx,
      (t) =>
        t`update public.opportunities set stage_manual = true, status = 'on_hold' where opportunity_id = ${id}`,
    );
    expect(error.code).toBe('KP302');
  });
});

test('a stage is not changed while its flag is switched off', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { stage_manual: true });
    const error = await refusal(
      tx,
      (t) =>
        t`update public.opportunities set stage_manual = false, stage = 'feedback_logged' where opportunity_id = ${id}`,
    );
    expect(error.code).toBe('KP301');
  });
});

test('with the flag, in the same change or before, it is allowed', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await tx`update public.opportunities set stage_manual = true, stage = 'feedback_logged' where opportunity_id = ${id}`;
    await tx`update public.opportunities set stage = 'awaiting_response' where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'awaiting_response' });
  });
});

test('writing the stage that it has is no change', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await tx`update public.opportunities set stage = 'feedback_logged', notes = 'Form sent whole'
             where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged', stage_manual: false });
  });
});

test('the service role is bound as well', async ({ world }) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const stage = await refusal(
      tx,
      (t) =>
        t`update public.opportunities set stage = 'feedback_logged' where opportunity_id = ${id}`,
    );
    expect(stage.code).toBe('KP301');
    const status = await refusal(
      tx,
      (t) => t`update public.opportunities set status = 'on_hold' where opportunity_id = ${id}`,
    );
    expect(status.code).toBe('KP302');
  });
});

test('what the triggers keep, not even the service role changes', async ({ world }) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await tx`update public.opportunities set initial_stage = 'closed_won', initial_status = 'closed'
             where opportunity_id = ${id}`;
    const [row] = await tx`
      select initial_stage, initial_status from public.opportunities where opportunity_id = ${id}`;
    expect(row).toEqual({ initial_stage: 'new_lead', initial_status: 'active' });
  });
});
