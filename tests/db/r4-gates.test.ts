import { expect } from 'vitest';
import { addInteraction, addOpportunity, addProduct, daysAgo } from '../support/fixtures.ts';
import { asService, asUser, become, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

const gated = ['sample_visit_offered', 'demo_scheduled', 'closed_won'];
const open = ['new_lead', 'initial_outreach', 'awaiting_response', 'feedback_logged'];

test('gated stages are refused without a product: by interaction, by hand and from the start', async ({
  world,
}) => {
  const withoutProduct = { product_id: null, principal_org_id: world.principal };
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, withoutProduct);
    for (const stage of gated) {
      const attempts = [
        await refusal(tx, (t) => addInteraction(t, world, id, { stage })),
        await refusal(tx, (t) =>
          addInteraction(t, world, id, { stage, interaction_date: daysAgo(9) }),
        ),
        await refusal(
          tx,
          (t) =>
            t`update public.opportunities set stage_manual = true, stage = ${stage} where opportunity_id = ${id}`,
        ),
        await refusal(tx, (t) => addOpportunity(t, world, { ...withoutProduct, stage })),
      ];
      for (const error of attempts) {
        expect(error.code).toBe('KP401');
        expect(error.detail).toBe('column: stage');
      }
    }
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead', last_interaction_id: null });
    for (const stage of open) await addInteraction(tx, world, id, { stage });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged' });
  });
});

test('the refusal names the stage as people know it', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.principal,
    });
    const error = await refusal(tx, (t) =>
      addInteraction(t, world, id, { stage: 'demo_scheduled' }),
    );
    expect(error.message).toContain('"Demo scheduled"');
  });
});

test('one gated interaction in a bulk of good ones refuses them all', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const withProduct = await addOpportunity(tx, world);
    const without = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.principal,
    });
    const error = await refusal(
      tx,
      (t) => t`
        insert into public.interactions (opportunity_id, interaction_type, stage)
        select id, 'call', 'demo_scheduled' from unnest(${[withProduct, without]}::uuid[]) id`,
    );
    expect(error.code).toBe('KP401');
    expect(await stateOf(tx, withProduct)).toMatchObject({ last_interaction_id: null });
  });
});

test('moving or editing an interaction does not get around the gate', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const withProduct = await addOpportunity(tx, world);
    const without = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.principal,
    });
    const demo = await addInteraction(tx, world, withProduct, { stage: 'demo_scheduled' });
    const call = await addInteraction(tx, world, without);
    const moved = await refusal(
      tx,
      (t) =>
        t`update public.interactions set opportunity_id = ${without} where interaction_id = ${demo}`,
    );
    expect(moved.code).toBe('KP401');
    const edited = await refusal(
      tx,
      (t) =>
        t`update public.interactions set stage = 'demo_scheduled' where interaction_id = ${call}`,
    );
    expect(edited.code).toBe('KP401');
  });
});

test('in a gated stage the product cannot be taken away, but it can be another one', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'demo_scheduled' });
    const error = await refusal(
      tx,
      (t) => t`update public.opportunities set product_id = null where opportunity_id = ${id}`,
    );
    expect(error.code).toBe('KP402');
    expect(error.detail).toBe('column: product_id');
    const chips = await addProduct(tx, world.principal);
    await tx`update public.opportunities set product_id = ${chips} where opportunity_id = ${id}`;
    const [row] =
      await tx`select product_id from public.opportunities where opportunity_id = ${id}`;
    expect(row).toEqual({ product_id: chips });
  });
});

test('the product can go together with the gated stage', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { stage: 'demo_scheduled', stage_manual: true });
    await tx`update public.opportunities set product_id = null, stage = 'feedback_logged' where opportunity_id = ${id}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged' });
  });
});

test('the service role is bound as well', async ({ world }) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.principal,
    });
    const error = await refusal(tx, (t) =>
      addInteraction(t, world, id, { stage: 'demo_scheduled' }),
    );
    expect(error.code).toBe('KP401');
  });
});

test('a stage that an administrator gates is gated from then on', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.admin);
    await tx`update public.stage_lu set requires_product = true where code = 'initial_outreach'`;
    await become(tx, 'authenticated', world.alex);
    const id = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.principal,
    });
    const error = await refusal(tx, (t) =>
      addInteraction(t, world, id, { stage: 'initial_outreach' }),
    );
    expect(error.code).toBe('KP401');
  });
});
