import { expect } from 'vitest';
import { inEveryOrder, log, type Scene, type Sql } from './isolation-scene.ts';

// Blair is an administrator here, and takes over from Alex, who is still at work.
const before = (sql: Sql, s: Scene) => sql`
  update public.user_profiles
     set role = case when user_id = ${s.blair} then 'admin' else 'rep' end, status = 'active'
   where user_id in (${s.alex}, ${s.blair})`;
const alex = { user: (scene: Scene) => scene.alex };
const offBoard = {
  user: (scene: Scene) => scene.blair,
  steps: {
    offBoard: (sql: Sql, s: Scene) => sql`select * from admin_off_board(${s.alex}, ${s.blair})`,
  },
};
// Whose account is gone sees nothing, may name nothing, and owns no parent.
const refusals = ['KP701', 'KP901', 'KP903', 'KP907', '42501', 'P0002'];

const atWork: Record<string, (sql: Sql, scene: Scene) => PromiseLike<unknown>> = {
  'log a call': (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead' }),
  'archive an opportunity': (sql, s) => sql`select archive_record('opportunity', ${s.opportunity})`,
  'set the stakeholders': (sql, s) => sql`
    select set_opportunity_contacts(${s.opportunity},
      ${sql.json([{ contact_id: s.contacts[0], role: 'buyer', is_primary: true }])})`,
  'change a customer': (sql, s) => sql`
    update public.organizations set city = 'Chicago' where organization_id = ${s.customer}`,
  'add a person': (sql, s) => sql`
    insert into public.contacts (organization_id, first_name) values (${s.customer}, 'Kim')`,
  'save a view': (sql) => sql`
    insert into public.saved_views (name, search) values ('Mine', '{}')`,
};

for (const [name, write] of Object.entries(atWork)) {
  inEveryOrder(`somebody is off-boarded while they ${name}`, {
    before,
    sessions: { leaver: { ...alex, steps: { write } }, offBoard },
    refusals,
    check: expectHandedOver,
  });
}

inEveryOrder('two people are handed over to each other', {
  before,
  sessions: {
    there: {
      steps: { go: (sql, s) => sql`select * from reassign_user_data(${s.alex}, ${s.blair})` },
    },
    back: {
      steps: { go: (sql, s) => sql`select * from reassign_user_data(${s.blair}, ${s.alex})` },
    },
  },
  check: async (sql, s) => {
    const owners = await sql`
      select distinct owner_user_id from public.opportunities
       where opportunity_id in (${s.opportunity}, ${s.other})`;
    expect(owners).toHaveLength(1);
  },
});

/** All that was there before is Blair's, and Alex is out. */
async function expectHandedOver(sql: Sql, s: Scene) {
  const left = await sql`
    select 'opportunity' as kind from public.opportunities where owner_user_id = ${s.alex}
    union all
    select 'organization' from public.organizations where owner_user_id = ${s.alex}
    union all
    select 'interaction' from public.interactions
     where interaction_id in (${s.interaction}, ${s.otherInteraction}) and owner_user_id = ${s.alex}`;
  expect(left).toEqual([]);
  const [leaver] = await sql`select status from public.user_profiles where user_id = ${s.alex}`;
  expect(leaver?.status).toBe('disabled');
}
