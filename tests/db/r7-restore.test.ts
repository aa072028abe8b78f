import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { asUser, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

test('an opportunity goes with its interactions, and comes back with just those', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const kept = await addInteraction(tx, world, id, {
      stage: 'initial_outreach',
      interaction_date: daysAgo(2),
    });
    const archivedBefore = await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await tx`select public.archive_record('interaction', ${archivedBefore})`;
    await tx`select public.archive_record('opportunity', ${id})`;
    expect(await interactionsOf(tx, id)).toEqual([]);
    expect(await listed(tx)).toEqual([{ kind: 'opportunity', id }]);

    await tx`select public.restore_record('opportunity', ${id})`;
    expect(await interactionsOf(tx, id)).toEqual([kept]);
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'initial_outreach',
      last_interaction_id: kept,
    });
    await tx`select public.restore_record('interaction', ${archivedBefore})`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged' });
  });
});

test('it comes back in the stage that was set by hand', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { stage: 'demo_scheduled', stage_manual: true });
    await addInteraction(tx, world, id, { stage: 'feedback_logged', status: 'on_hold' });
    await tx`select public.archive_record('opportunity', ${id})`;
    await tx`select public.restore_record('opportunity', ${id})`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'demo_scheduled', status: 'on_hold' });
  });
});

test('a closed opportunity comes back closed since when it was', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const closed = daysAgo(3);
    await addInteraction(tx, world, id, { stage: 'closed_won', interaction_date: closed });
    await tx`select public.archive_record('opportunity', ${id})`;
    await tx`select public.restore_record('opportunity', ${id})`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'closed_won', closed_at: closed });
  });
});

test('gates that it has passed through and left do not keep it from coming back', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, { loss_reason: 'timing' });
    await addInteraction(tx, world, id, { stage: 'demo_scheduled', interaction_date: daysAgo(3) });
    await addInteraction(tx, world, id, { stage: 'closed_lost', interaction_date: daysAgo(2) });
    await addInteraction(tx, world, id, { stage: 'new_lead', interaction_date: daysAgo(1) });
    await tx`update public.opportunities set loss_reason = null, product_id = null where opportunity_id = ${id}`;
    await tx`select public.archive_record('opportunity', ${id})`;
    await tx`select public.restore_record('opportunity', ${id})`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead' });
    expect(await interactionsOf(tx, id)).toHaveLength(3);
  });
});

test('but a restored interaction does not carry it through a gate that is shut now', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const demo = await addInteraction(tx, world, id, { stage: 'demo_scheduled' });
    await tx`select public.archive_record('interaction', ${demo})`;
    await tx`update public.opportunities set product_id = null where opportunity_id = ${id}`;
    const error = await refusal(tx, (t) => t`select public.restore_record('interaction', ${demo})`);
    expect(error.code).toBe('KP401');
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead' });
  });
});

test('what was deleted for good meanwhile is not missed', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const call = await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await become(tx, 'authenticated', world.alex);
    await tx`select public.archive_record('opportunity', ${id})`;
    await becomePostgres(tx);
    await tx`delete from public.interactions where interaction_id = ${call}`;
    await become(tx, 'authenticated', world.alex);
    await tx`select public.restore_record('opportunity', ${id})`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead', last_interaction_id: null });
  });
});

test('what belongs to something archived is restored after it', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const call = await addInteraction(tx, world, id);
    const archived = [
      ['contact', world.contact],
      ['product', world.product],
      ['interaction', call],
      ['opportunity', id],
      ['organization', world.customer],
      ['organization', world.principal],
    ] as const;
    for (const [kind, target] of archived) {
      await tx`select public.archive_record(${kind}, ${target})`;
    }
    for (const [kind, target] of archived.slice(0, 4)) {
      const error = await refusal(tx, (t) => t`select public.restore_record(${kind}, ${target})`);
      expect(error.code).toBe('KP703');
      expect(error.hint).toMatch(/^Restore the (organization|principal|opportunity) first\.$/);
    }
    // The list offers only what can be restored now.
    expect((await listed(tx)).map(({ kind }) => kind)).toEqual(['organization', 'organization']);
  });
});

test('nothing new is added to an archived opportunity', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await become(tx, 'authenticated', world.alex);
    await tx`select public.archive_record('opportunity', ${id})`;
    const byUser = await refusal(tx, (t) => addInteraction(t, world, id));
    expect(byUser.code).toBe('KP901');
    await become(tx, 'service_role');
    const byService = await refusal(tx, (t) => addInteraction(t, world, id));
    expect(byService.code).toBe('KP705');
  });
});

test('list_archived shows everybody what they may restore, newest first, and no more', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const alexs = await addOpportunity(tx, world);
    const blairs = await addOpportunity(tx, world, { owner_user_id: world.blair });
    await tx`update public.opportunities set deleted_at = now() - interval '1 day' where opportunity_id = ${alexs}`;
    await tx`update public.opportunities set deleted_at = now() where opportunity_id = ${blairs}`;
    await tx`update public.contacts set deleted_at = now() - interval '2 days' where contact_id = ${world.contact}`;
    const seenBy = async (who: string) => {
      await become(tx, 'authenticated', who);
      return (await listed(tx)).map(({ id }) => id);
    };
    expect(await seenBy(world.alex)).toEqual([alexs, world.contact]);
    expect(await seenBy(world.maya)).toEqual([alexs, world.contact]);
    expect(await seenBy(world.blair)).toEqual([blairs, world.contact]);
    expect(await seenBy(world.admin)).toEqual([blairs, alexs, world.contact]);
    await become(tx, 'authenticated', world.alex);
    const [row] = await tx`select title, subtitle from public.list_archived() where id = ${alexs}`;
    expect(row).toEqual({ title: 'Fries for Bristol Street', subtitle: 'Bristol Street Kitchen' });
  });
});

async function interactionsOf(tx: postgres.TransactionSql, opportunity: string) {
  const rows = await tx`
    select interaction_id from public.interactions where opportunity_id = ${opportunity}`;
  return rows.map((row) => row.interaction_id);
}

function listed(tx: postgres.TransactionSql) {
  return tx`select kind, id from public.list_archived()`;
}
