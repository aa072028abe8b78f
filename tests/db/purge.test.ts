import type postgres from 'postgres';
import { describe, expect } from 'vitest';
import {
  addContact,
  addInteraction,
  addOpportunity,
  addOrganization,
  addProduct,
  daysAgo,
} from '../support/fixtures.ts';
import { become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';
import { tableContents } from './table-contents.ts';

type Tx = postgres.TransactionSql;
const long = { deleted_at: daysAgo(400) };

/** What one call purged and left over, per table; tables without either are left out. */
async function purge(tx: Tx, days = 365, most = 5000): Promise<Record<string, [number, number]>> {
  const rows = await tx<{ table_name: string; purged: string; left_over: string }[]>`
    select * from public.purge_archived(${days}, ${most})`;
  const counts = rows.map((row): [string, [number, number]] => [
    row.table_name,
    [Number(row.purged), Number(row.left_over)],
  ]);
  return Object.fromEntries(counts.filter(([, [purged, left]]) => purged > 0 || left > 0));
}

function asOperator(world: World, work: (tx: Tx) => Promise<void>) {
  return rolledBack(world.sql, async (tx) => {
    await work(tx);
  });
}

describe('purge_archived()', () => {
  test('deletes for good what was archived long ago, children and links with it', async ({
    world,
  }) => {
    await asOperator(world, async (tx) => {
      const customer = await addOrganization(tx, { name: 'Gone Diner' });
      const buyer = await addContact(tx, customer);
      const product = await addProduct(tx, world.principal);
      const deal = await addOpportunity(tx, world, {
        organization_id: customer,
        product_id: product,
      });
      await addInteraction(tx, world, deal, { contact_id: buyer });
      await tx`insert into public.opportunity_contacts (opportunity_id, contact_id) values (${deal}, ${buyer})`;
      await tx`insert into public.product_distributors (product_id, distributor_org_id) values (${product}, ${world.distributor})`;
      await tx`select archive_record('opportunity', ${deal}), archive_record('contact', ${buyer}),
                      archive_record('product', ${product})`;
      await tx`select archive_record('organization', ${customer})`;
      for (const table of ['interactions', 'opportunities', 'contacts', 'products'].concat(
        'organizations',
      )) {
        await tx`update public.${tx(table)} set ${tx(long)} where deleted_at is not null`;
      }
      await become(tx, 'service_role');
      expect(await purge(tx)).toEqual({
        'public.interactions': [1, 0],
        'public.opportunity_contacts': [1, 0],
        'public.opportunities': [1, 0],
        'public.product_distributors': [1, 0],
        'public.contacts': [1, 0],
        'public.products': [1, 0],
        'public.organizations': [1, 0],
      });
      expect(await purge(tx)).toEqual({});
    });
  });

  test('leaves alone what is live, and what was archived lately', async ({ world }) => {
    await asOperator(world, async (tx) => {
      const deal = await addOpportunity(tx, world);
      await addInteraction(tx, world, deal);
      const lately = await addInteraction(tx, world, deal);
      await tx`update public.interactions set deleted_at = now() - interval '100 days' where interaction_id = ${lately}`;
      const before = await tableContents(tx);
      expect(await purge(tx, 101)).toEqual({});
      expect(await tableContents(tx)).toEqual(before);
      expect(await purge(tx, 99)).toEqual({ 'public.interactions': [1, 0] });
      const after = await tableContents(tx);
      // Not even the opportunity's updated_at.
      expect({ ...after, interactions: '' }).toEqual({ ...before, interactions: '' });
    });
  });

  test('keeps what anything still refers to, and says how much that is', async ({ world }) => {
    await asOperator(world, async (tx) => {
      const archived = await addOrganization(tx, { name: 'Closed Diner', ...long });
      await addContact(tx, archived, { first_name: 'Still', last_name: 'Here' });
      const caller = await addContact(tx, world.customer, long);
      const deal = await addOpportunity(tx, world);
      await addInteraction(tx, world, deal, { contact_id: caller });
      const stakeholder = await addContact(tx, world.customer, long);
      await tx`insert into public.opportunity_contacts (opportunity_id, contact_id) values (${deal}, ${stakeholder})`;
      const carried = await addProduct(tx, world.principal, long);
      await addOpportunity(tx, world, { product_id: carried });
      expect(await purge(tx)).toEqual({
        'public.contacts': [0, 2],
        'public.products': [0, 1],
        'public.organizations': [0, 1],
      });
    });
  });

  test('asks tables that were added later, too', async ({ world }) => {
    await asOperator(world, async (tx) => {
      const archived = await addOrganization(tx, { name: 'Sampled Diner', ...long });
      await tx.unsafe(`create table public.samples (
        organization_id uuid references public.organizations (organization_id) on delete cascade)`);
      await tx`insert into public.samples values (${archived})`;
      expect(await purge(tx)).toEqual({ 'public.organizations': [0, 1] });
      await tx`delete from public.samples`;
      expect(await purge(tx)).toEqual({ 'public.organizations': [1, 0] });
    });
  });

  test('goes in portions, until a call purges nothing', async ({ world }) => {
    await asOperator(world, async (tx) => {
      const parent = await addOrganization(tx, long);
      const child = await addOrganization(tx, { parent_organization_id: parent, ...long });
      await addOrganization(tx, { parent_organization_id: child, ...long });
      expect(await purge(tx, 365, 2)).toEqual({ 'public.organizations': [1, 2] });
      expect(await purge(tx, 365, 2)).toEqual({ 'public.organizations': [1, 1] });
      expect(await purge(tx, 365, 2)).toEqual({ 'public.organizations': [1, 0] });
      expect(await purge(tx, 365, 2)).toEqual({});
    });
  });

  test('does not wait for a row that somebody is working on', async ({ world }) => {
    const archived = await addOrganization(world.sql, { name: 'Busy Diner', ...long });
    const other = await world.sql.reserve();
    try {
      await other`begin`;
      await other`insert into public.contacts (organization_id, first_name) values (${archived}, 'New')`;
      await asOperator(world, async (tx) => {
        expect(await purge(tx)).toEqual({ 'public.organizations': [0, 1] });
      });
      await other`rollback`;
    } finally {
      other.release();
      await world.sql`delete from public.organizations where organization_id = ${archived}`;
    }
  });

  test('refuses to purge what was archived less than 30 days ago', async ({ world }) => {
    await asOperator(world, async (tx) => {
      for (const days of [29, 0, -400, null]) {
        const error = await refusal(tx, (t) => t`select * from public.purge_archived(${days})`);
        expect(error.code).toBe('KP708');
      }
    });
  });

  test('is the service role’s: nobody else calls it, by whichever name', async ({ world }) => {
    await asOperator(world, async (tx) => {
      await addOrganization(tx, long);
      const others = [
        ['anon', undefined],
        ['authenticated', world.admin],
        ['authenticated', world.alex],
      ] as const;
      for (const [role, user] of others) {
        await become(tx, role, user);
        const errors = [
          await refusal(tx, (t) => t`select * from public.purge_archived(365)`),
          await refusal(tx, (t) => t`select * from private.purge_archived('1 year', 10)`),
        ];
        expect(errors.map((error) => error.code)).toEqual(['42501', '42501']);
      }
      await becomePostgres(tx);
      expect(await purge(tx)).toEqual({ 'public.organizations': [1, 0] });
    });
  });
});
