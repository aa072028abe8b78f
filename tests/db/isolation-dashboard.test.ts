import { expect } from 'vitest';
import { inEveryOrder, log, type Scene, type Sql } from './isolation-scene.ts';

const alex = { user: (scene: Scene) => scene.alex };
const refresh = (sql: Sql) => sql`select refresh_dashboard_view()`;

inEveryOrder('the dashboard is refreshed while a call is logged', {
  sessions: {
    refresh: { steps: { refresh } },
    log: {
      ...alex,
      steps: { log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead' }) },
    },
  },
  check: async (sql, s) => {
    await refresh(sql);
    const rows = await sql`
      select stage, sum(opportunities)::int as number from reporting.dashboard_summary
       where owner_user_id = ${s.alex} group by stage`;
    const counted = await sql`
      select stage, count(*)::int as number from public.opportunities
       where owner_user_id = ${s.alex} and deleted_at is null group by stage`;
    expect(Object.fromEntries(rows.map((row) => [row.stage, row.number]))).toEqual(
      Object.fromEntries(counted.map((row) => [row.stage, row.number])),
    );
  },
});

inEveryOrder('the dashboard is refreshed twice at once', {
  sessions: { one: { steps: { refresh } }, two: { steps: { refresh } } },
});

inEveryOrder('what is archived is purged while it is restored', {
  before: async (sql, s) => {
    await sql`update public.interactions set deleted_at = now() - interval '400 days'
               where interaction_id in (${s.interaction}, ${s.otherInteraction})`;
  },
  sessions: {
    purge: { steps: { purge: (sql) => sql`select * from purge_archived(365)` } },
    restore: {
      ...alex,
      steps: { restore: (sql, s) => sql`select restore_record('interaction', ${s.interaction})` },
    },
  },
  // Purged already, or not yet restored: there, or gone; never half.
  refusals: ['KP701', 'KP702', 'P0002'],
});
