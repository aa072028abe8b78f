import { expect } from 'vitest';
import { inEveryOrder, log, type Scene, type Sql } from './isolation-scene.ts';

const alex = { user: (scene: Scene) => scene.alex };

inEveryOrder('everything of a person goes to another while they log, edit and archive', {
  sessions: {
    reassign: {
      steps: { reassign: (sql, s) => sql`select * from reassign_user_data(${s.alex}, ${s.blair})` },
    },
    log: {
      ...alex,
      steps: { log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead' }) },
    },
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('opportunity', ${s.opportunity})` },
    },
  },
  refusals: ['KP701', 'KP705', 'KP901', '42501'],
  check: expectMoved,
});

inEveryOrder('everything of a person goes to another while calls are logged on two opportunities', {
  sessions: {
    reassign: {
      steps: { reassign: (sql, s) => sql`select * from reassign_user_data(${s.alex}, ${s.blair})` },
    },
    log: {
      ...alex,
      steps: {
        first: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead' }),
        second: (sql, s) => log(sql, s.alex, s.other, { stage: 'new_lead' }),
      },
    },
  },
  refusals: ['KP901', '42501'],
  check: expectMoved,
});

inEveryOrder('two distributors become the primary of one product', {
  sessions: {
    one: {
      ...alex,
      steps: {
        link: (sql, s) => sql`
          insert into public.product_distributors (product_id, distributor_org_id, is_primary)
          values (${s.product}, ${s.distributors[0]}, true)`,
      },
    },
    two: {
      ...alex,
      steps: {
        link: (sql, s) => sql`
          insert into public.product_distributors (product_id, distributor_org_id, is_primary)
          values (${s.product}, ${s.distributors[1]}, true)`,
      },
    },
  },
  refusals: ['23505'],
  check: async (sql, s) => expect(await primaries(sql, s)).toBe(1),
});

inEveryOrder('two people save the distributors of one product', {
  sessions: {
    one: { ...alex, steps: { save: (sql, s) => saveDistributors(sql, s, s.distributors[0]) } },
    two: { ...alex, steps: { save: (sql, s) => saveDistributors(sql, s, s.distributors[1]) } },
  },
  check: async (sql, s) => expect(await primaries(sql, s)).toBe(1),
});

inEveryOrder('two administrators demote each other', {
  before: (sql, s) => sql`
    update public.user_profiles set role = 'admin' where user_id in (${s.alex}, ${s.blair})`,
  sessions: {
    one: { ...alex, steps: { demote: (sql, s) => demote(sql, s.blair) } },
    two: { user: (s) => s.blair, steps: { demote: (sql, s) => demote(sql, s.alex) } },
  },
  refusals: ['KP903', 'KP905'],
  check: async (sql) => {
    const [row] = await sql`
      select count(*)::int as admins from public.user_profiles
      where role = 'admin' and status = 'active'`;
    expect(row?.admins).toBe(1);
  },
});

/** What was there before went to Blair; what was logged meanwhile may be anybody's. */
async function expectMoved(sql: Sql, s: Scene): Promise<void> {
  const left = await sql`
    select 'interaction' as kind from public.interactions
    where interaction_id in (${s.interaction}, ${s.otherInteraction}) and owner_user_id = ${s.alex}
    union all
    select 'opportunity' from public.opportunities where owner_user_id = ${s.alex}
    union all
    select 'organization' from public.organizations where owner_user_id = ${s.alex}`;
  expect(left).toEqual([]);
}

function saveDistributors(sql: Sql, scene: Scene, primary: string) {
  const list = scene.distributors.map((id) => ({
    distributor_org_id: id,
    is_primary: id === primary,
  }));
  return sql`select set_product_distributors(${scene.product}, ${sql.json(list)})`;
}

function demote(sql: Sql, user: string) {
  return sql`update public.user_profiles set role = 'rep' where user_id = ${user}`;
}

async function primaries(sql: Sql, scene: Scene): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from public.product_distributors
    where product_id = ${scene.product} and is_primary and deleted_at is null`;
  return row?.count ?? 0;
}
