import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { become, becomePostgres, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

test('the totals per stage, principal and owner are what the live pipeline adds up to', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addBusyTeam(tx, world);
    await tx`select public.refresh_dashboard_view()`;
    for (const who of [world.alex, world.blair, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      for (const key of ['stage', 'principal_org_id', 'owner_user_id']) {
        const shown = await tx`
          select ${tx(key)}, open_opportunities, open_value, weighted_value, stale_opportunities, overdue_actions, due_actions
          from reporting.dashboard_totals() where ${tx(key)} is not null and open_opportunities > 0 order by 1`;
        expect(shown.length).toBeGreaterThan(0);
        expect(shown).toEqual(await openPipelineBy(tx, key));
      }
    }
  });
});

test('one row sums up all, also where there is nothing, and says as of when', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`select public.refresh_dashboard_view()`;
    await become(tx, 'authenticated', world.alex);
    const [total, ...others] = await tx`select * from reporting.dashboard_totals()`;
    expect(others).toEqual([]);
    expect(total).toMatchObject({ open_opportunities: '0', open_value: '0', stage: null });
    const [last] = await tx`select reporting.dashboard_refreshed_at() as refreshed_at`;
    expect(total?.refreshed_at).toEqual(last?.refreshed_at);
  });
});

test('a rep sees their own owner only, a manager the team, an admin all, who is disabled nobody', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addBusyTeam(tx, world);
    await tx`select public.refresh_dashboard_view()`;
    const everybody = [world.alex, world.blair, world.maya];
    await tx`update public.user_profiles set status = 'disabled' where user_id = ${world.blair}`;
    const seen = { [world.alex]: [world.alex], [world.maya]: [world.alex, world.maya] };
    const expected = { ...seen, [world.admin]: everybody, [world.blair]: [] };
    for (const [who, owners] of Object.entries(expected)) {
      await become(tx, 'authenticated', who);
      for (const list of [
        'dashboard_totals',
        'closed_last_30_days',
        'due_opportunities',
        'stale_opportunities',
      ]) {
        const rows = await tx`
          select distinct owner_user_id as owner from ${tx(`reporting.${list}`)}() where owner_user_id is not null`;
        expect(new Set(rows.map((row) => row.owner)), `${list} for ${who}`).toEqual(
          new Set(owners),
        );
        const others = await tx`
          select from ${tx(`reporting.${list}`)}(owner => ${world.blair}) where owner_user_id is not null`;
        expect(others.length > 0, `${list} of Blair for ${who}`).toBe(owners.includes(world.blair));
      }
    }
  });
});

test('what is due comes in three spans, the most urgent first, with how many there are', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const due = async (days: number) =>
      addOpportunity(tx, world, { next_action_date: daysAgo(-days) });
    const late = [await due(-9), await due(-4), await due(-1)];
    const today = await due(0);
    const week = [await due(1), await due(6)];
    await due(7);
    await addOpportunity(tx, world, { owner_user_id: world.blair, next_action_date: daysAgo(2) });
    await become(tx, 'authenticated', world.alex);
    const rows = await tx`select * from reporting.due_opportunities(max_each => 2)`;
    expect(rows.map((row) => [row.span, row.opportunity_id])).toEqual([
      ...late.slice(0, 2).map((id) => ['overdue', id]),
      ['today', today],
      ...week.map((id) => ['week', id]),
    ]);
    expect(rows.map((row) => row.in_span)).toEqual(['3', '3', '1', '2', '2']);
    const [call] = await tx`
      select (log).interaction_id from public.log_interaction(opportunity_id => ${late[0] ?? ''}, interaction_type => 'call') log`;
    expect(call).toBeDefined();
    const left =
      await tx`select opportunity_id from reporting.due_opportunities() where span = 'overdue'`;
    expect(left.map((row) => row.opportunity_id)).toEqual(late.slice(1));
    const tomorrow = await tx`
      select opportunity_id from reporting.due_opportunities(today => current_date + 1) where span = 'today'`;
    expect(tomorrow.map((row) => row.opportunity_id)).toEqual(week.slice(0, 1));
  });
});

test('the stale list is what the pipeline calls stale, the longest untouched first', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addBusyTeam(tx, world);
    for (const who of [world.alex, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      const rows =
        await tx`select opportunity_id from reporting.stale_opportunities(max_results => 100)`;
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toEqual(
        await tx`
        select opportunity_id from reporting.pipeline_full where is_stale order by last_activity_at, opportunity_id`,
      );
    }
  });
});

test('wins and losses of the last 30 days, with the reasons', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const close = async (days: number, stage: string, loss_reason: string | null) => {
      const id = await addOpportunity(tx, world, { estimated_value: 500, loss_reason });
      await addInteraction(tx, world, id, { stage, interaction_date: daysAgo(days) });
    };
    await close(1, 'closed_won', null);
    // A reason that somebody entered before it was won after all does not count.
    await close(2, 'closed_won', 'timing');
    await close(3, 'closed_lost', 'timing');
    await close(4, 'closed_lost', 'product_fit');
    await close(31, 'closed_lost', 'timing');
    await become(tx, 'authenticated', world.alex);
    const rows = await tx`
      select is_won, loss_reason, opportunities, total_value from reporting.closed_last_30_days() order by 1, 2`;
    expect(rows).toEqual([
      { is_won: false, loss_reason: 'product_fit', opportunities: '1', total_value: '500.00' },
      { is_won: false, loss_reason: 'timing', opportunities: '1', total_value: '500.00' },
      { is_won: true, loss_reason: null, opportunities: '2', total_value: '1000.00' },
    ]);
    await becomePostgres(tx);
  });
});

async function addBusyTeam(tx: postgres.TransactionSql, world: World) {
  for (const owner_user_id of [world.alex, world.blair, world.maya]) {
    const row = { owner_user_id, estimated_value: 1000.55 };
    const touched = await addOpportunity(tx, world, row);
    await addInteraction(tx, world, touched, { owner_user_id, follow_up_date: daysAgo(-2) });
    await addOpportunity(tx, world, {
      ...row,
      created_at: daysAgo(60),
      next_action_date: daysAgo(5),
    });
    await addOpportunity(tx, world, { ...row, created_at: daysAgo(15), stage: 'demo_scheduled' });
    await addOpportunity(tx, world, {
      owner_user_id,
      product_id: null,
      principal_org_id: world.otherPrincipal,
    });
    const lost = await addOpportunity(tx, world, {
      ...row,
      loss_reason: 'timing',
      next_action_date: daysAgo(5),
    });
    await addInteraction(tx, world, lost, { owner_user_id, stage: 'closed_lost' });
  }
}

function openPipelineBy(tx: postgres.TransactionSql, key: string) {
  return tx`
    select ${tx(key)}, count(*) as open_opportunities, coalesce(sum(estimated_value), 0) as open_value,
      coalesce(sum(weighted_value), 0) as weighted_value,
      count(*) filter (where is_stale) as stale_opportunities,
      count(*) filter (where is_overdue) as overdue_actions,
      count(*) filter (where due_date between current_date and current_date + 6) as due_actions
    from reporting.pipeline_full where not stage_is_closed group by 1 order by 1`;
}
