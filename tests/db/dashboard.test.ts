import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { asAnon, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

test('everybody’s dashboard is what their pipeline adds up to', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await addBusyPipeline(tx, world);
    await tx`select public.refresh_dashboard_view()`;
    for (const who of [world.alex, world.blair, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      const shown = await tx`
        select * from reporting.my_dashboard() order by owner_user_id, stage, principal_org_id`;
      expect(shown.length).toBeGreaterThan(0);
      expect(shown).toEqual(await addedUp(tx));
    }
  });
});

test('the dashboard shows the last refresh, not the present', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    await tx`select public.refresh_dashboard_view()`;
    await addOpportunity(tx, world);
    expect(await tx`select from reporting.my_dashboard()`).toHaveLength(0);
    const [refreshed] = await tx`select succeeded, error from public.refresh_dashboard_view()`;
    expect(refreshed).toEqual({ succeeded: true, error: null });
    expect(await tx`select from reporting.my_dashboard()`).toHaveLength(1);
  });
});

test('every refresh is on record, with who asked for it and how long it took', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const [refreshed] =
      await tx`select refreshed_at, duration_ms from public.refresh_dashboard_view()`;
    const [last] = await tx`select reporting.dashboard_refreshed_at() as refreshed_at`;
    expect(last?.refreshed_at).toEqual(refreshed?.refreshed_at);
    await becomePostgres(tx);
    const log =
      await tx`select requested_by, duration_ms, succeeded from private.dashboard_refreshes`;
    expect(log).toEqual([
      { requested_by: world.alex, duration_ms: refreshed?.duration_ms, succeeded: true },
    ]);
  });
});

test('a failed refresh is logged and returned, and the last success stays the last', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`select public.refresh_dashboard_view()`;
    const [before] = await tx`select reporting.dashboard_refreshed_at() as refreshed_at`;
    await tx`drop index reporting.rds_owner_stage_uq`;
    await become(tx, 'authenticated', world.alex);
    const [failed] = await tx`select succeeded, error from public.refresh_dashboard_view()`;
    expect(failed?.succeeded).toBe(false);
    expect(failed?.error).toContain('cannot refresh materialized view');
    const [after] = await tx`select reporting.dashboard_refreshed_at() as refreshed_at`;
    expect(after).toEqual(before);
    await becomePostgres(tx);
    const log = await tx`
      select succeeded from private.dashboard_refreshes order by refresh_id desc limit 1`;
    expect(log).toEqual([{ succeeded: false }]);
  });
});

test('a refresh that runs into a timeout has failed like any other', async ({ world }) => {
  const blocker = await world.sql.reserve();
  try {
    await blocker`begin`;
    await blocker`refresh materialized view reporting.dashboard_summary`;
    await rolledBack(world.sql, async (tx) => {
      await become(tx, 'authenticated', world.alex);
      await tx`set local statement_timeout = '200ms'`;
      const [failed] = await tx`select succeeded, error from public.refresh_dashboard_view()`;
      expect(failed?.succeeded).toBe(false);
      expect(failed?.error).toContain('timeout');
    });
  } finally {
    await blocker`rollback`;
    blocker.release();
  }
});

test('while one session refreshes, another one reads', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`select public.refresh_dashboard_view()`;
    await rolledBack(world.sql, async (reader) => {
      await reader`set local lock_timeout = '100ms'`;
      await become(reader, 'authenticated', world.alex);
      expect(await reader`select from reporting.my_dashboard()`).toBeDefined();
    });
  });
});

test('nobody reads the materialized view itself, nor the log', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    for (const who of [world.alex, world.admin]) {
      await become(tx, 'authenticated', who);
      const view = await refusal(tx, (t) => t`select from reporting.dashboard_summary`);
      expect(view.code).toBe('42501');
      const log = await refusal(tx, (t) => t`select from private.dashboard_refreshes`);
      expect(log.code).toBe('42501');
    }
  });
});

test('who is disabled or not signed in neither refreshes nor reads', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`update public.user_profiles set status = 'disabled' where user_id = ${world.alex}`;
    await addOpportunity(tx, world);
    await tx`select public.refresh_dashboard_view()`;
    await become(tx, 'authenticated', world.alex);
    const refreshed = await refusal(tx, (t) => t`select public.refresh_dashboard_view()`);
    expect(refreshed.code).toBe('42501');
    expect(await tx`select from reporting.my_dashboard()`).toHaveLength(0);
  });
  await asAnon(world.sql, async (tx) => {
    const attempts = [
      (t: postgres.TransactionSql) => t`select public.refresh_dashboard_view()`,
      (t: postgres.TransactionSql) => t`select from reporting.my_dashboard()`,
    ];
    for (const attempt of attempts) expect((await refusal(tx, attempt)).code).toBe('42501');
  });
});

async function addBusyPipeline(tx: postgres.TransactionSql, world: World) {
  for (const owner_user_id of [world.alex, world.blair, world.maya]) {
    const row = { owner_user_id, estimated_value: 1000.55 };
    const fresh = await addOpportunity(tx, world, row);
    await addInteraction(tx, world, fresh, { owner_user_id, interaction_date: daysAgo(1) });
    await addInteraction(tx, world, fresh, { owner_user_id, interaction_date: daysAgo(10) });
    await addOpportunity(tx, world, {
      ...row,
      created_at: daysAgo(60),
      next_action_date: daysAgo(5),
    });
    await addOpportunity(tx, world, { owner_user_id, next_action_date: daysAgo(-3) });
    await addOpportunity(tx, world, { ...row, stage: 'demo_scheduled' });
    const lost = { loss_reason: 'timing', next_action_date: daysAgo(5) };
    const closed = await addOpportunity(tx, world, { ...row, ...lost });
    await addInteraction(tx, world, closed, { owner_user_id, stage: 'closed_lost' });
    await addOpportunity(tx, world, {
      owner_user_id,
      product_id: null,
      principal_org_id: world.otherPrincipal,
    });
    const archived = await addOpportunity(tx, world, row);
    await tx`update public.opportunities set deleted_at = now() where opportunity_id = ${archived}`;
  }
}

/** From what the caller sees in the pipeline. */
function addedUp(tx: postgres.TransactionSql) {
  return tx`
    select owner_user_id, stage, principal_org_id, count(*) as opportunities,
      coalesce(sum(estimated_value), 0) as total_value,
      coalesce(sum(weighted_value), 0) as weighted_value,
      count(*) filter (where is_stale) as stale_opportunities,
      count(*) filter (where is_overdue) as overdue_actions,
      count(*) filter (where due_date between current_date and current_date + 6) as due_actions,
      sum((select count(*) from public.interactions i
           where i.opportunity_id = p.opportunity_id and i.interaction_date between now() - interval '7 days' and now()))::bigint
        as interactions_last_7_days,
      count(*) filter (where closed_at >= now() - interval '30 days') as closed_last_30_days
    from reporting.pipeline_full p
    group by owner_user_id, stage, principal_org_id
    order by owner_user_id, stage, principal_org_id`;
}
