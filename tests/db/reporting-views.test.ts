import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, addOrganization, daysAgo } from '../support/fixtures.ts';
import { asUser, become, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('a row of the pipeline carries the names around it and its latest interaction', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world, {
      distributor_org_id: world.distributor,
      estimated_value: 2000,
      source: 'referral',
    });
    await addInteraction(tx, world, id, {
      stage: 'demo_scheduled',
      subject: 'Tasting',
      interaction_date: daysAgo(2.5),
    });
    const [row] = await tx`select * from reporting.pipeline_full where opportunity_id = ${id}`;
    expect(row).toMatchObject({
      organization_name: 'Bristol Street Kitchen',
      organization_city: 'Flint',
      principal_name: 'Thumb Coast Potato Company',
      product_name: 'Crinkle fries',
      product_sku: 'TC-100',
      distributor_name: 'Lakeshore Foodservice',
      owner_name: 'Alex Rivera',
      stage_label: 'Demo scheduled',
      stage_is_closed: false,
      status_label: 'Active',
      source_label: 'Referral',
      weighted_value: '1400.00',
      last_interaction_type_label: 'Call',
      last_interaction_subject: 'Tasting',
      days_since_activity: 2,
      is_stale: false,
    });
  });
});

test('an opportunity stays in its owner’s pipeline when its customer goes out of sight', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, { owner_user_id: world.blair });
    const id = await addOpportunity(tx, world, { organization_id: hidden });
    await become(tx, 'authenticated', world.alex);
    const [row] = await tx`
      select organization_id, organization_name from reporting.pipeline_full where opportunity_id = ${id}`;
    expect(row).toEqual({ organization_id: hidden, organization_name: null });
  });
});

test('what an organization is to us follows from what there is', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    await tx`insert into public.product_distributors (product_id, distributor_org_id)
             values (${world.product}, ${world.distributor})`;
    const roles = () => tx`
      select organization_id, concat_ws(' ', case when is_principal then 'principal' end,
        case when is_distributor then 'distributor' end, case when is_customer then 'customer' end,
        case when is_prospect then 'prospect' end) as roles
      from public.v_org_roles`;
    expect(await byOrganization(roles())).toMatchObject({
      [world.principal]: 'principal',
      [world.distributor]: 'distributor',
      [world.customer]: '',
      [world.otherPrincipal]: '',
    });
    const id = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.otherPrincipal,
      distributor_org_id: world.otherDistributor,
    });
    expect(await byOrganization(roles())).toMatchObject({
      [world.customer]: 'prospect',
      [world.otherPrincipal]: 'principal',
      [world.otherDistributor]: 'distributor',
    });
    await tx`update public.opportunities set product_id = ${world.product} where opportunity_id = ${id}`;
    await addInteraction(tx, world, id, { stage: 'closed_won' });
    expect(await byOrganization(roles())).toMatchObject({ [world.customer]: 'customer' });
  });
});

test('latest_interaction and the summary show the caller’s own', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const alexs = await addOpportunity(tx, world, { estimated_value: 100 });
    await addInteraction(tx, world, alexs, { interaction_date: daysAgo(2) });
    const newest = await addInteraction(tx, world, alexs, { interaction_date: daysAgo(1) });
    await addOpportunity(tx, world, { owner_user_id: world.blair, estimated_value: 50 });
    await become(tx, 'authenticated', world.alex);
    const latest = await tx`select interaction_id from reporting.latest_interaction`;
    expect(latest).toEqual([{ interaction_id: newest }]);
    const summary = () =>
      tx`select opportunities::int, open_value from reporting.org_principal_summary`;
    expect(await summary()).toEqual([{ opportunities: 1, open_value: '100.00' }]);
    await become(tx, 'authenticated', world.admin);
    expect(await summary()).toEqual([{ opportunities: 2, open_value: '150.00' }]);
  });
});

test('the board’s totals follow its filters', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await addOpportunity(tx, world, { estimated_value: 100, priority: 'A' });
    await addOpportunity(tx, world, { estimated_value: 50.5, status: 'on_hold' });
    await addOpportunity(tx, world, { owner_user_id: world.maya, estimated_value: 7 });
    await addOpportunity(tx, world, { product_id: null, principal_org_id: world.otherPrincipal });
    await become(tx, 'authenticated', world.maya);
    const totals = async (filter: postgres.JSONValue) => {
      const rows = await tx`
        select stage, opportunities::int as n, total_value::float8 as total, weighted_value::float8 as weighted
        from reporting.pipeline_totals(${tx.json(filter)})`;
      expect(rows.every((row) => row.stage === 'new_lead')).toBe(true);
      return rows.map(({ n, total, weighted }) => [n, total, weighted]);
    };
    expect(await totals({})).toEqual([[4, 157.5, 15.75]]);
    expect(await totals({ owner: world.alex })).toEqual([[3, 150.5, 15.05]]);
    expect(await totals({ priority: 'A' })).toEqual([[1, 100, 10]]);
    expect(await totals({ status: ['on_hold'] })).toEqual([[1, 50.5, 5.05]]);
    expect(await totals({ principal: world.otherPrincipal })).toEqual([[1, 0, 0]]);
    expect(await totals({ owner: world.blair })).toEqual([]);
  });
});

test('the board’s first cards follow its filters, and are those that the columns begin with', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const later = await addOpportunity(tx, world, { next_action_date: '2030-01-02' });
    const sooner = await addOpportunity(tx, world, {
      next_action_date: '2030-01-01',
      priority: 'A',
    });
    const undated = await addOpportunity(tx, world);
    const lost = await addOpportunity(tx, world, { stage: 'closed_lost', loss_reason: 'timing' });
    await addOpportunity(tx, world, { owner_user_id: world.blair });
    await become(tx, 'authenticated', world.alex);
    const cards = async (filter: postgres.JSONValue, each = 20, skip = 0) => {
      const rows = await tx`
        select stage, opportunity_id from reporting.board(${tx.json(filter)}, ${each}, ${skip})`;
      return Object.fromEntries(
        [...new Set(rows.map(({ stage }) => stage))].map((stage) => [
          stage,
          rows.filter((row) => row.stage === stage).map((row) => row.opportunity_id),
        ]),
      );
    };
    expect(await cards({})).toEqual({ new_lead: [sooner, later, undated], closed_lost: [lost] });
    expect(await cards({}, 1)).toEqual({ new_lead: [sooner], closed_lost: [lost] });
    expect(await cards({}, 1, 1)).toEqual({ new_lead: [later] });
    expect(await cards({ priority: 'A' })).toEqual({ new_lead: [sooner] });
    expect(await cards({ owner: world.blair })).toEqual({});
  });
});

test('sync_drift finds an opportunity that says something else than its interactions', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    expect(await tx`select from reporting.sync_drift`).toHaveLength(0);
    await tx`alter table public.opportunities disable trigger _110_apply_rules`;
    await tx`update public.opportunities set stage = 'new_lead' where opportunity_id = ${id}`;
    const drift = await tx`select opportunity_id, stage, derived_stage from reporting.sync_drift`;
    expect(drift).toEqual([
      { opportunity_id: id, stage: 'new_lead', derived_stage: 'feedback_logged' },
    ]);
  });
});

async function byOrganization(query: PromiseLike<postgres.Row[]>) {
  return Object.fromEntries((await query).map((row) => [row.organization_id, row.roles]));
}
