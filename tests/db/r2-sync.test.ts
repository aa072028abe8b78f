import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { asService, asUser, become, becomePostgres, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

test('a new interaction sets the stage and the status', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const call = await addInteraction(tx, world, id, {
      stage: 'initial_outreach',
      status: 'qualified',
      interaction_date: daysAgo(1),
    });
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'initial_outreach',
      status: 'qualified',
      last_interaction_id: call,
    });
  });
});

test('an interaction that names no stage says nothing, but is the latest', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged', interaction_date: daysAgo(2) });
    const note = await addInteraction(tx, world, id, { interaction_date: daysAgo(1) });
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'feedback_logged',
      status: 'active',
      last_interaction_id: note,
    });
  });
});

test('stage and status may come from different interactions', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged', interaction_date: daysAgo(3) });
    await addInteraction(tx, world, id, { status: 'stalled', interaction_date: daysAgo(2) });
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged', status: 'stalled' });
  });
});

test('an interaction logged later about an earlier day changes nothing', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const newest = await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await addInteraction(tx, world, id, { stage: 'demo_scheduled', interaction_date: daysAgo(5) });
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'feedback_logged',
      last_interaction_id: newest,
    });
  });
});

test('of two interactions with one date, the one logged later counts', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const interaction_date = daysAgo(1);
    for (const stage of ['demo_scheduled', 'awaiting_response', 'feedback_logged']) {
      await addInteraction(tx, world, id, { stage, interaction_date });
      expect(await stateOf(tx, id)).toMatchObject({ stage });
    }
  });
});

test('of two with one date and one creation time, the greater id counts', async ({ world }) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const moment = { interaction_date: daysAgo(1), created_at: daysAgo(1) };
    const [greater, smaller] = [`f${id.slice(1)}`, `0${id.slice(1)}`];
    const row = { ...moment, interaction_id: greater, stage: 'feedback_logged' };
    await addInteraction(tx, world, id, row);
    await addInteraction(tx, world, id, { ...row, interaction_id: smaller, stage: 'new_lead' });
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'feedback_logged',
      last_interaction_id: greater,
    });
  });
});

test('editing stage, status or date of an interaction syncs', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const older = await addInteraction(tx, world, id, {
      stage: 'initial_outreach',
      interaction_date: daysAgo(2),
    });
    const newer = await addInteraction(tx, world, id, {
      stage: 'feedback_logged',
      interaction_date: daysAgo(1),
    });
    await tx`update public.interactions set stage = 'awaiting_response', status = 'on_hold'
             where interaction_id = ${newer}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'awaiting_response', status: 'on_hold' });
    await tx`update public.interactions set interaction_date = now() where interaction_id = ${older}`;
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'initial_outreach',
      status: 'on_hold',
      last_interaction_id: older,
    });
    await tx`update public.interactions set stage = null where interaction_id = ${older}`;
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'awaiting_response' });
  });
});

test('editing anything else leaves the opportunity untouched', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const call = await addInteraction(tx, world, id, { stage: 'initial_outreach' });
    // With an old stamp in place, any update of the opportunity would show.
    await tx`alter table public.opportunities disable trigger _900_set_updated_at`;
    await tx`update public.opportunities set updated_at = '2000-01-01' where opportunity_id = ${id}`;
    await tx`alter table public.opportunities enable trigger _900_set_updated_at`;
    await become(tx, 'authenticated', world.alex);
    await tx`update public.interactions set notes = 'Longer notes', stage = stage where interaction_id = ${call}`;
    const [row] = await tx`
      select extract(year from updated_at)::int as year from public.opportunities where opportunity_id = ${id}`;
    expect(row).toEqual({ year: 2000 });
  });
});

test('moving an interaction syncs the opportunity it left and the one it joined', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const left = await addOpportunity(tx, world, { status: 'nurturing' });
    const joined = await addOpportunity(tx, world);
    const call = await addInteraction(tx, world, left, {
      stage: 'demo_scheduled',
      status: 'active',
    });
    await tx`update public.interactions set opportunity_id = ${joined} where interaction_id = ${call}`;
    expect(await stateOf(tx, left)).toMatchObject({
      stage: 'new_lead',
      status: 'nurturing',
      last_interaction_id: null,
      last_interaction_at: null,
    });
    expect(await stateOf(tx, joined)).toMatchObject({
      stage: 'demo_scheduled',
      last_interaction_id: call,
    });
  });
});

test('deleting interactions falls back, at last to what the opportunity was created with', async ({
  world,
}) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { stage: 'initial_outreach', status: 'qualified' });
    const older = await addInteraction(tx, world, id, {
      stage: 'awaiting_response',
      interaction_date: daysAgo(2),
    });
    const newer = await addInteraction(tx, world, id, {
      stage: 'feedback_logged',
      status: 'on_hold',
    });
    await tx`delete from public.interactions where interaction_id = ${newer}`;
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'awaiting_response',
      status: 'qualified',
      last_interaction_id: older,
    });
    await tx`delete from public.interactions where interaction_id = ${older}`;
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'initial_outreach',
      status: 'qualified',
      last_interaction_id: null,
    });
  });
});

test('truncating the interactions leaves what the opportunities were created with', async ({
  world,
}) => {
  await asService(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { stage: 'initial_outreach' });
    await addInteraction(tx, world, id, { stage: 'feedback_logged', status: 'on_hold' });
    await tx`truncate public.interactions`;
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'initial_outreach',
      status: 'active',
      last_interaction_id: null,
    });
  });
});

test('one statement over many opportunities syncs each of them', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push(await addOpportunity(tx, world));
    await tx`
      insert into public.interactions (opportunity_id, interaction_type, interaction_date, stage)
      select id, 'call', now() - days * interval '1 day', case days when 1 then 'feedback_logged' else 'demo_scheduled' end
      from unnest(${ids}::uuid[]) id, generate_series(1, 3) days`;
    for (const id of ids) expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged' });
    await tx`update public.interactions set stage = 'awaiting_response' where opportunity_id = any (${ids})`;
    for (const id of ids)
      expect(await stateOf(tx, id)).toMatchObject({ stage: 'awaiting_response' });
    await becomePostgres(tx);
    await tx`delete from public.interactions where opportunity_id = any (${ids})`;
    for (const id of ids) expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead' });
    expect(await tx`select * from reporting.sync_drift`).toEqual([]);
  });
});

test('what an interaction that the caller cannot see says, counts as well', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    const blairs = await addInteraction(tx, world, id, {
      stage: 'awaiting_response',
      owner_user_id: world.blair,
      interaction_date: daysAgo(1),
    });
    // Blair sees neither Alex's interaction nor the opportunity.
    await become(tx, 'authenticated', world.blair);
    await tx`update public.interactions set stage = 'new_lead' where interaction_id = ${blairs}`;
    await become(tx, 'authenticated', world.alex);
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'feedback_logged' });
  });
});
