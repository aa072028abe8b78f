import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, addOrganization, daysAgo } from '../support/fixtures.ts';
import { become, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

type Sql = postgres.TransactionSql;

async function names(tx: Sql, filter: postgres.JSONValue) {
  const rows = await tx`
    select name from reporting.pipeline_page(${tx.json(filter)}, sort => 'created_at')`;
  const [total] = await tx`
    select coalesce(sum(opportunities), 0)::int as n from reporting.pipeline_totals(${tx.json(filter)})`;
  expect(total?.n, 'totals and rows agree').toBe(rows.length);
  return rows.map((row) => row.name);
}

async function addVariety(tx: Sql, world: World) {
  const ohio = await addOrganization(tx, { name: 'Scioto River Grill', state: 'OH' });
  const at = (days: number) => ({ created_at: daysAgo(days) });
  const add = (name: string, row: Record<string, string | number | Date | null>) =>
    addOpportunity(tx, world, { name, ...row });
  await add('A', { ...at(9), priority: 'A', stage: 'demo_scheduled' });
  await add('B', { ...at(8), organization_id: ohio, distributor_org_id: world.distributor });
  await add('C', { ...at(7), product_id: null, principal_org_id: world.otherPrincipal });
  await add('D', { ...at(6), status: 'on_hold', next_action_date: daysAgo(3) });
  await add('E', { ...at(5), next_action_date: daysAgo(0), owner_user_id: world.blair });
  await add('F', { ...at(40), next_action_date: daysAgo(-4) });
}

test('each filter leaves what it says, alone and together, and the totals agree', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addVariety(tx, world);
    await become(tx, 'authenticated', world.admin);
    const today = daysAgo(0).toISOString().slice(0, 10);
    expect(await names(tx, {})).toEqual(['F', 'A', 'B', 'C', 'D', 'E']);
    expect(await names(tx, { stage: ['demo_scheduled'] })).toEqual(['A']);
    expect(await names(tx, { stage: ['demo_scheduled', 'new_lead'], priority: 'A' })).toEqual([
      'A',
    ]);
    expect(await names(tx, { status: ['on_hold'] })).toEqual(['D']);
    expect(await names(tx, { state: 'OH' })).toEqual(['B']);
    expect(await names(tx, { distributor: world.distributor })).toEqual(['B']);
    expect(await names(tx, { principal: world.otherPrincipal })).toEqual(['C']);
    expect(await names(tx, { owner: world.blair })).toEqual(['E']);
    expect(await names(tx, { due: 'overdue', today })).toEqual(['D']);
    expect(await names(tx, { due: 'today', today })).toEqual(['E']);
    expect(await names(tx, { due: 'week', today })).toEqual(['F']);
    expect(await names(tx, { stale: true, q: 'f' })).toEqual(['F', 'B']);
    expect(await names(tx, { q: null, state: null })).toHaveLength(6);
  });
});

test('text finds by the words of opportunity, customer and product, each beginning one', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addVariety(tx, world);
    await become(tx, 'authenticated', world.alex);
    expect(await names(tx, { q: 'sciot' })).toEqual(['B']);
    expect(await names(tx, { q: 'RIVER crink' })).toEqual(['B']);
    expect(await names(tx, { q: 'crinkle' })).toEqual(['F', 'A', 'B', 'D']);
    expect(await names(tx, { q: 'river bristol' })).toEqual([]);
    for (const odd of ["'", '& | !', ':*', '\\', '%_', '']) {
      expect(await names(tx, { q: odd })).toEqual([]);
    }
  });
});

test('nobody finds through text, state or owner what they may not see', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, {
      name: 'Zzyzx Diner',
      state: 'OH',
      owner_user_id: world.blair,
    });
    await addOpportunity(tx, world, { name: 'Own', organization_id: hidden });
    await addOpportunity(tx, world, { name: 'Zzyzx too', owner_user_id: world.blair });
    await become(tx, 'authenticated', world.alex);
    expect(await names(tx, { q: 'zzyzx' })).toEqual([]);
    expect(await names(tx, { state: 'OH' })).toEqual([]);
    expect(await names(tx, { owner: world.blair })).toEqual([]);
    expect(await names(tx, { q: 'own' })).toEqual(['Own']);
    const partners = await tx`select name from reporting.partners()`;
    expect(partners.map((row) => row.name)).not.toContain('Zzyzx Diner');
  });
});

test('a filter or a sort that does not exist is refused, and no text becomes SQL', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addOpportunity(tx, world);
    await become(tx, 'authenticated', world.alex);
    const attempts = [
      (t: Sql) => t`select reporting.pipeline_totals('{"stages": ["x"]}')`,
      (t: Sql) => t`select reporting.pipeline_page('{}', sort => 'notes')`,
      (t: Sql) => t`select reporting.pipeline_page('{}', sort => 'name; select 1')`,
    ];
    for (const attempt of attempts) expect((await refusal(tx, attempt)).code).toBe('22023');
    const injected = "x'::text[]) or true or ('a' = any ('{a}";
    expect(await names(tx, { stage: [injected], state: injected })).toEqual([]);
    expect(await names(tx, { status: `${injected}"\\` })).toEqual([]);
  });
});

const sorts = ['due_date', 'estimated_value', 'priority', 'last_activity_at', 'stage_sort_order'];

test.for(sorts.flatMap((sort) => [false, true].map((descending) => ({ sort, descending }))))(
  'page after page by $sort (descending: $descending), every row comes once, nothing last',
  async ({ sort, descending }, { world }) => {
    await rolledBack(world.sql, async (tx) => {
      for (let n = 0; n < 11; n += 1) {
        const id = await addOpportunity(tx, world, {
          estimated_value: n % 3 === 0 ? null : n % 4,
          priority: n % 2 === 0 ? null : 'B',
          next_action_date: n % 3 === 1 ? null : daysAgo(n % 4),
          stage: n % 2 === 0 ? 'new_lead' : 'demo_scheduled',
          created_at: daysAgo(n % 4),
        });
        if (n % 5 === 0) await addInteraction(tx, world, id, { interaction_date: daysAgo(9) });
      }
      await become(tx, 'authenticated', world.alex);
      const page = (after: postgres.JSONValue, size: number) => tx`
        select opportunity_id as id, ${tx(sort)}::text as value
        from reporting.pipeline_page('{}', ${sort}, ${descending}, ${after && tx.json(after)}, ${size})`;
      const whole = await page(null, 100);
      expect(whole).toHaveLength(11);
      const values = whole.map((row) => row.value);
      const filled = values.filter((value) => value !== null);
      expect(values.slice(0, filled.length)).toEqual(filled);
      const paged: postgres.Row[] = [];
      for (let last: postgres.JSONValue = null; ; ) {
        const rows: postgres.Row[] = await page(last, 3);
        paged.push(...rows);
        const end = rows.at(-1);
        if (!end) break;
        last = { value: end.value, id: end.id };
      }
      expect(paged).toEqual([...whole]);
    });
  },
);
