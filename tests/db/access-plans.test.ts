import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser, createUser } from '../support/people.ts';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Parent Relationship'?: string;
  'Function Name'?: string;
  'Actual Loops': number;
  Plans?: Node[];
}

let db: TestDatabase;
let rep: string;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  const people: string[] = [];
  for (let n = 0; n < 20; n += 1) people.push(await createUser(db.sql));
  [rep = ''] = people;
  await db.sql`
    insert into public.organizations (name, owner_user_id)
    select 'Diner ' || n, (${people}::uuid[])[1 + n % 20] from generate_series(1, 2000) n`;
  await db.sql`
    insert into public.opportunities (name, organization_id, principal_org_id, owner_user_id)
    select 'Deal', o.organization_id, o.organization_id, (${people}::uuid[])[1 + n % 20]
    from generate_series(1, 5000) n
    join (select organization_id, row_number() over () as place from public.organizations) o
      on o.place = 1 + n % 2000`;
  await db.sql`vacuum analyze public.organizations, public.opportunities`;
});
afterAll(() => db.dispose());

async function planOf(tx: postgres.TransactionSql, query: string): Promise<Node[]> {
  const [row] = await tx.unsafe<{ 'QUERY PLAN': { Plan: Node }[] }[]>(
    `explain (analyze, format json) ${query}`,
  );
  const [root] = row?.['QUERY PLAN'] ?? [];
  return root ? flat(root.Plan) : [];
}

function flat(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

test.each(['public.opportunities', 'public.opportunities_enriched', 'reporting.pipeline_full'])(
  'a rep reads %s through an index on the owner',
  async (relation) => {
    await asUser(db.sql, rep, async (tx) => {
      const plan = await planOf(tx, `select opportunity_id, stage from ${relation}`);
      const reads = plan.filter((node) => node['Relation Name'] === 'opportunities');
      expect(reads.length).toBeGreaterThan(0);
      expect(reads.map((node) => node['Node Type'])).not.toContain('Seq Scan');
      const indexes = plan.map((node) => node['Index Name'] ?? '').join();
      expect(indexes).toMatch(/opportunities\w*owner|opportunities_board/);
    });
  },
);

test('whose rows one sees is asked once per query, not per row', async () => {
  await asUser(db.sql, rep, async (tx) => {
    const plan = await planOf(tx, 'select * from public.opportunities');
    const asked = plan.filter((node) => node['Parent Relationship'] === 'InitPlan');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.['Actual Loops']).toBe(1);
  });
});

test('a rep counts their opportunities without touching those of the nineteen others', async () => {
  await asUser(db.sql, rep, async (tx) => {
    const [row] = await tx`select count(*)::int from public.opportunities`;
    expect(row?.count).toBe(250);
    const [removed] = (await planOf(tx, 'select * from public.opportunities')).filter(
      (node) => 'Rows Removed by Filter' in node,
    );
    expect(removed).toBeUndefined();
  });
});
