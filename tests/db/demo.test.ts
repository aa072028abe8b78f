import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { asUser } from '../support/people.ts';
import { type DemoDatabase, demoDatabase, loadDemo } from './demo-database.ts';
import { tableContents } from './table-contents.ts';

describe('the demo brokerage', () => {
  let demo: DemoDatabase;
  beforeAll(async () => {
    demo = await demoDatabase();
  });
  afterAll(() => demo.dispose());

  test('has the size of a small brokerage', async () => {
    const [size] = await demo.sql`
      select (select count(*)::int from public.v_org_roles where is_principal) as principals,
             (select count(*)::int from public.v_org_roles where is_distributor) as distributors,
             (select count(*)::int from public.v_org_roles where not is_principal and not is_distributor) as customers,
             (select count(*)::int from public.products) as products,
             (select count(*)::int from public.opportunities) as opportunities,
             (select count(*)::int from public.interactions) as interactions`;
    expect(size).toMatchObject({
      principals: 6,
      distributors: 5,
      customers: 60,
      products: 40,
      opportunities: 120,
    });
    expect(size?.interactions).toBeGreaterThan(550);
    expect(size?.interactions).toBeLessThan(650);
  });

  test('has work in every stage', async () => {
    const stages = await demo.sql`
      select s.code from public.stage_lu s
      where (select count(*) from public.opportunities o where o.stage = s.code) < 5`;
    expect(stages).toEqual([]);
  });

  test('tells of the last six months, and of nothing that has not happened yet', async () => {
    const [span] = await demo.sql`
      select min(interaction_date) > now() - interval '6 months 1 week' as begins_late_enough,
             min(interaction_date) < now() - interval '4 months' as begins_early_enough,
             max(interaction_date) > now() - interval '5 days' as goes_on,
             bool_and(interaction_date <= now() and i.created_at <= now()) as happened,
             bool_and(i.interaction_date >= o.created_at) as after_it_began
      from public.interactions i join public.opportunities o using (opportunity_id)`;
    expect(span).toEqual({
      begins_late_enough: true,
      begins_early_enough: true,
      goes_on: true,
      happened: true,
      after_it_began: true,
    });
  });

  test('has stages that follow from its interactions', async () => {
    expect(await demo.sql`select * from reporting.sync_drift`).toEqual([]);
  });

  test('belongs to the demo accounts, who have their roles', async () => {
    const { admin, maya, alex, blair } = demo.people;
    const owners = await demo.sql`
      select distinct owner_user_id from public.opportunities
      union select distinct owner_user_id from public.interactions
      union select owner_user_id from public.organizations where owner_user_id is not null`;
    const known = new Set<unknown>([admin, maya, alex, blair]);
    expect(owners.filter((row) => !known.has(row.owner_user_id))).toEqual([]);
    const profiles = await demo.sql`
      select user_id, role, manager_user_id from public.user_profiles order by full_name`;
    expect(profiles).toEqual([
      { user_id: alex, role: 'rep', manager_user_id: maya },
      { user_id: blair, role: 'rep', manager_user_id: maya },
      { user_id: maya, role: 'manager', manager_user_id: null },
      { user_id: admin, role: 'admin', manager_user_id: null },
    ]);
  });

  test('gives each of them a pipeline, a dashboard and something to search', async () => {
    const { alex, blair, maya, admin } = demo.people;
    const seen: Record<string, number> = {};
    for (const [name, who] of Object.entries({ alex, blair, maya, admin })) {
      await asUser(demo.sql, who, async (tx) => {
        const [row] = await tx`
          select (select count(*)::int from reporting.pipeline_full) as pipeline,
                 (select count(*)::int from reporting.my_dashboard()) as dashboard,
                 (select count(*)::int from public.search_records('fries')) as found`;
        expect(row?.dashboard).toBeGreaterThan(3);
        expect(row?.found).toBeGreaterThan(3);
        seen[name] = row?.pipeline;
      });
    }
    expect(seen.alex).toBeGreaterThan(30);
    expect(seen.blair).toBeGreaterThan(30);
    expect(seen.maya).toBeGreaterThan(100);
    expect(seen.admin).toBe(120);
  });

  test('names the products and principals that R1 wants, and every gated stage has its product', async () => {
    const [row] = await demo.sql`
      select count(*) filter (where s.requires_product and o.product_id is null)::int as gated_without,
             count(*) filter (where s.is_closed and not s.is_won and o.loss_reason is null)::int as lost_without,
             count(*) filter (where o.stage_manual)::int > 0 as some_manual
      from public.opportunities o join public.stage_lu s on s.code = o.stage`;
    expect(row).toEqual({ gated_without: 0, lost_without: 0, some_manual: true });
  });
});

test('without being asked for, no demo is loaded', async () => {
  const db = await freshDatabase('kp_installed');
  try {
    const contents = await tableContents(db.sql);
    expect(contents.organizations).toBe('0 ');
    expect(contents.opportunities).toBe('0 ');
    expect(contents.stage_lu).toMatch(/^8 /);
    expect(contents.state_lu).toMatch(/^56 /);
  } finally {
    await db.dispose();
  }
});

test('asked for without its accounts, it says which are missing, and loads nothing', async () => {
  const db = await freshDatabase('kp_installed');
  try {
    await expect(loadDemo(db)).rejects.toMatchObject({
      code: 'KP801',
      message: expect.stringContaining('alex@kitchenpantry.test'),
    });
    expect((await tableContents(db.sql)).organizations).toBe('0 ');
  } finally {
    await db.dispose();
  }
});

test('loaded again, it leaves alone what people have made of it', async () => {
  const demo = await demoDatabase();
  try {
    await demo.sql`update public.organizations set notes = 'Ours now' where name = 'Café Zoë'`;
    await demo.sql`update public.stage_lu set label = 'Tasting' where code = 'demo_scheduled'`;
    await demo.sql`update public.user_profiles set manager_user_id = null`;
    await demo.sql`delete from public.interactions where interaction_id in (select interaction_id from public.interactions limit 10)`;
    const before = await tableContents(demo.sql);
    await loadDemo(demo);
    expect(await tableContents(demo.sql)).toEqual(before);
  } finally {
    await demo.dispose();
  }
});
