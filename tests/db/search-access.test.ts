import type postgres from 'postgres';
import { expect } from 'vitest';
import {
  addContact,
  addOpportunity,
  addOrganization,
  addProduct,
  setProfile,
} from '../support/fixtures.ts';
import { asAnon, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

// Some words that match everything, by beginning, by customer and by similarity.
const queries = ['quibble', 'quib', 'q', 'quibbel', 'quible farm', 'kim', 'chips', 'fries', 'farm'];

test('search and row level security agree: what is found is exactly what can be selected', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await addOnePerOwner(tx, world);
    for (const who of [world.alex, world.blair, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      for (const query of queries) {
        const found = await ids(tx`select id from public.search_records(${query}, 100)`);
        const visible = await ids(everythingVisible(tx));
        expect(visible).toEqual(expect.arrayContaining(found));
      }
      const found = await ids(tx`select id from public.search_records('quibble', 100)`);
      const matching = await ids(tx`
        select organization_id as id from public.organizations where name like 'Quibble%'
        union all select contact_id from public.contacts where full_name like 'Quibble%'
        union all select product_id from public.products where name like 'Quibble%'
        union all select opportunity_id from public.opportunities where name like 'Quibble%'`);
      expect(found.toSorted()).toEqual(matching.toSorted());
    }
  });
});

test('an archived record is not found, nor what belongs to it', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const farm = await addOrganization(tx, { name: 'Quibble Farm' });
    await addContact(tx, farm, { first_name: 'Quibble' });
    await addProduct(tx, farm, { name: 'Quibble' });
    const deal = await addOpportunity(tx, world, { name: 'Quibble' });
    await become(tx, 'authenticated', world.alex);
    expect(await ids(tx`select id from public.search_records('quibble')`)).toHaveLength(4);
    await tx`select public.archive_record('organization', ${farm})`;
    await tx`select public.archive_record('opportunity', ${deal})`;
    for (const query of ['quibble', 'quibbel']) {
      expect(await ids(tx`select id from public.search_records(${query})`)).toEqual([]);
    }
  });
});

test('an opportunity is found without the name of a customer that one cannot see', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, { name: 'Hidden', owner_user_id: world.blair });
    await addOpportunity(tx, world, { name: 'Quibble', organization_id: hidden });
    await become(tx, 'authenticated', world.alex);
    for (const query of ['quibble', 'quibbel']) {
      const [hit] = await tx`select title, subtitle from public.search_records(${query})`;
      expect(hit).toEqual({ title: 'Quibble', subtitle: null });
    }
    expect(await ids(tx`select id from public.search_records('hidden')`)).toEqual([]);
  });
});

test('a disabled user finds nothing', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await setProfile(tx, world.alex, { status: 'disabled' });
    await become(tx, 'authenticated', world.alex);
    for (const query of ['bristol', 'brisol']) {
      expect(await ids(tx`select id from public.search_records(${query})`)).toEqual([]);
    }
  });
});

test('who is not signed in may not search', async ({ world }) => {
  await asAnon(world.sql, async (tx) => {
    expect((await refusal(tx, (t) => t`select public.search_records('bristol')`)).code).toBe(
      '42501',
    );
  });
});

test('under row level security, the search still uses its index', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`insert into public.organizations (name) select 'Filler ' || md5(n::text) from generate_series(1, 5000) n`;
    await addOrganization(tx, { name: 'Quibble Farm' });
    await tx`select gin_clean_pending_list('public.organizations_search_tsv_idx')`;
    await tx`analyze public.organizations`;
    const before = await sequentialScans(tx);
    await become(tx, 'authenticated', world.alex);
    await tx`select * from public.search_records('quibb')`;
    await becomePostgres(tx);
    expect(await sequentialScans(tx)).toBe(before);
  });
});

/** For Alex, for Blair and for all: an organization with its contact, its product and an opportunity. */
async function addOnePerOwner(tx: postgres.TransactionSql, world: World) {
  for (const owner of [world.alex, world.blair, world.maya, null]) {
    const name = `Quibble Farm of ${owner ?? 'all'}`;
    const organization_id = await addOrganization(tx, { name, owner_user_id: owner });
    await addContact(tx, organization_id, { first_name: 'Quibble', last_name: 'Kim' });
    const product_id = await addProduct(tx, organization_id, { name: 'Quibble chips' });
    for (const owner_user_id of [world.alex, world.blair]) {
      const opportunity = { name: 'Quibble fries', organization_id, product_id, owner_user_id };
      await addOpportunity(tx, world, opportunity);
    }
  }
}

function everythingVisible(tx: postgres.TransactionSql) {
  return tx`
    select organization_id as id from public.organizations
    union all select contact_id from public.contacts
    union all select product_id from public.products
    union all select opportunity_id from public.opportunities`;
}

async function ids(query: PromiseLike<postgres.Row[]>): Promise<string[]> {
  return (await query).map((row) => row.id);
}

/** This transaction's, so far. */
async function sequentialScans(tx: postgres.TransactionSql) {
  const [row] = await tx`
    select pg_stat_get_xact_numscans('public.organizations'::regclass)::int as scans`;
  return row?.scans;
}
