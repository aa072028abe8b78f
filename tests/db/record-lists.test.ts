import type postgres from 'postgres';
import { describe, expect } from 'vitest';
import {
  addContact,
  addInteraction,
  addOpportunity,
  addOrganization,
  addProduct,
  daysAgo,
  setProfile,
} from '../support/fixtures.ts';
import { asAnon, asUser, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

const roles = ['principal', 'distributor', 'customer', 'prospect'] as const;

describe('the list of organizations', () => {
  test('shows what the tables show, to a rep, a manager and an admin, in every role', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      await scene(tx, world);
      for (const person of [world.alex, world.blair, world.maya, world.admin]) {
        await become(tx, 'authenticated', person);
        const visible = await names(tx`select name from public.organizations order by name`);
        expect(await names(tx`select name from reporting.list_organizations()`)).toEqual(visible);
        for (const role of roles) {
          const derived = await names(tx`
            select o.name from public.organizations o join public.v_org_roles r using (organization_id)
            where ${tx(`is_${role}`)} order by o.name`);
          const listed = tx`select name from reporting.list_organizations(only_role => ${role})`;
          expect(await names(listed), role).toEqual(derived);
          const [counted] = await tx`
            select reporting.count_organizations(only_role => ${role})::int as n`;
          expect(counted?.n, role).toBe(derived.length);
        }
      }
    });
  });

  test('goes on after the last row of the page before, in either direction and by priority', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      for (const [n, priority] of ['B', null, 'A', 'B', null, 'C', 'A'].entries()) {
        const owner_user_id = n % 2 ? world.alex : null;
        await addOrganization(tx, { name: `quince ${n}`, city: 'Quince', priority, owner_user_id });
      }
      await become(tx, 'authenticated', world.alex);
      expect(await paged(tx, 'name', false)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(await paged(tx, 'name', true)).toEqual([6, 5, 4, 3, 2, 1, 0]);
      expect(await paged(tx, 'priority', false)).toEqual([2, 6, 0, 3, 5, 1, 4]);
      expect(await paged(tx, 'priority', true)).toEqual([5, 0, 3, 2, 6, 1, 4]);
    });
  });

  test('is narrowed by words, city, state, segment, priority and owner, together', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      const here = { city: 'São_Paulo', state: 'MI', segment: 'Diner', priority: 'A' };
      await addOrganization(tx, { name: 'Quince One', ...here, owner_user_id: world.alex });
      await addOrganization(tx, { name: 'Quince Two', ...here });
      await addOrganization(tx, { name: 'Quince Sao', state: 'OH', city: 'SaoXPaulo' });
      await become(tx, 'authenticated', world.alex);
      const list = (filter: postgres.PendingQuery<postgres.Row[]>) =>
        names(
          tx`select name from reporting.list_organizations(${filter}) where name like 'Quince%'`,
        );
      expect(await list(tx`only_city => 'sao_p'`)).toEqual(['Quince One', 'Quince Two']);
      expect(await list(tx`query => 'quin two'`)).toEqual(['Quince Two']);
      expect(await list(tx`only_owner => 'mine'`)).toEqual(['Quince One']);
      expect(await list(tx`only_owner => 'shared', only_priority => 'A'`)).toEqual(['Quince Two']);
      expect(await list(tx`query => 'quince', only_state => 'OH'`)).toEqual(['Quince Sao']);
      expect(await list(tx`only_segment => 'Diner', only_role => 'customer'`)).toEqual([]);
      for (const typed of ['%', '\\', "'", '!!', '<->']) {
        expect(await list(tx`query => ${typed}`), typed).toEqual([]);
        expect(await list(tx`only_city => ${typed}`), typed).toEqual([]);
      }
      const segments = await tx`select reporting.organization_segments() as segment`;
      expect(segments.map((row) => row.segment)).toEqual(['Diner']);
    });
  });

  test('counts the open opportunities and the last activity that the caller sees', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      const mine = await addOpportunity(tx, world);
      await addInteraction(tx, world, mine, { interaction_date: daysAgo(3) });
      await addOpportunity(tx, world, { owner_user_id: world.blair });
      const row = async (person: string) => {
        await become(tx, 'authenticated', person);
        const [found] = await tx`
          select open_opportunities::int as open, last_activity_at is null as untouched
          from reporting.list_organizations(query => 'bristol')`;
        return found;
      };
      expect(await row(world.alex)).toEqual({ open: 1, untouched: false });
      expect(await row(world.blair)).toEqual({ open: 1, untouched: true });
      expect(await row(world.admin)).toEqual({ open: 2, untouched: false });
    });
  });

  test('hides what is archived, what is somebody else’s, and everything from the disabled', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      const archived = await addOrganization(tx, { name: 'Quince', segment: 'Archived' });
      const blairs = { name: 'Quince hidden', segment: 'Hidden', owner_user_id: world.blair };
      await addContact(tx, await addOrganization(tx, blairs), { first_name: 'Quince' });
      await addContact(tx, archived, { first_name: 'Quince' });
      await become(tx, 'authenticated', world.alex);
      await tx`select public.archive_record('organization', ${archived})`;
      expect(await tx`select from reporting.list_organizations(query => 'quince')`).toHaveLength(0);
      expect(await tx`select from reporting.list_contacts(query => 'quince')`).toHaveLength(0);
      expect(await tx`select reporting.organization_segments()`).toHaveLength(0);
      await becomePostgres(tx);
      await setProfile(tx, world.blair, { status: 'disabled' });
      await become(tx, 'authenticated', world.blair);
      expect(await tx`select from reporting.list_organizations()`).toHaveLength(0);
      expect(await tx`select from reporting.list_contacts()`).toHaveLength(0);
      expect(await tx`select reporting.organization_segments()`).toHaveLength(0);
    });
  });
});

describe('the list of contacts', () => {
  test('shows what the table shows, by name and by organization, page after page', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      const blairs = await addOrganization(tx, { name: 'abc', owner_user_id: world.blair });
      const alexs = await addOrganization(tx, { name: 'Zed', owner_user_id: world.alex });
      for (const last_name of ['Ng', 'Ng', 'Abe', '']) {
        await addContact(tx, alexs, { first_name: 'Q', last_name, role: 'buyer' });
        await addContact(tx, blairs, { first_name: 'Q', last_name });
      }
      for (const person of [world.alex, world.maya, world.blair]) {
        await become(tx, 'authenticated', person);
        const byName = tx`select contact_id from public.contacts order by last_name, first_name, contact_id`;
        expect(await contactPages(tx, 'name', false)).toEqual(await ids(byName));
        const byOrganization = tx`
          select c.contact_id from public.contacts c join public.organizations o using (organization_id)
          order by o.name desc, c.last_name desc, c.first_name desc, c.contact_id desc`;
        expect(await contactPages(tx, 'organization', true)).toEqual(await ids(byOrganization));
      }
      await become(tx, 'authenticated', world.alex);
      const [buyers] = await tx`select reporting.count_contacts(only_role => 'buyer')::int as n`;
      expect(buyers?.n).toBe(4);
      const hidden = tx`select from reporting.list_contacts(only_organization => ${blairs})`;
      expect(await hidden).toHaveLength(0);
    });
  });
});

describe('the primary contact', () => {
  test('is one of its organization’s, or none', async ({ world }) => {
    await asUser(world.sql, world.alex, async (tx) => {
      const primary = () =>
        ids(tx`select contact_id from public.contacts where is_primary order by contact_id`);
      await tx`select public.set_primary_contact(${world.contact})`;
      expect(await primary()).toEqual([world.contact]);
      await tx`select public.set_primary_contact(${world.otherContact})`;
      expect(await primary()).toEqual([world.otherContact]);
      await tx`select public.set_primary_contact(${world.otherContact}, false)`;
      expect(await primary()).toEqual([]);
    });
  });

  test('is not for strangers to choose', async ({ world }) => {
    await rolledBack(world.sql, async (tx) => {
      const hidden = await addOrganization(tx, { owner_user_id: world.blair });
      const contact = await addContact(tx, hidden);
      await become(tx, 'authenticated', world.alex);
      const refused = await refusal(tx, (t) => t`select public.set_primary_contact(${contact})`);
      expect(refused.code).toBe('KP701');
      await becomePostgres(tx);
      const [row] = await tx`select is_primary from public.contacts where contact_id = ${contact}`;
      expect(row?.is_primary).toBe(false);
    });
    await asAnon(world.sql, async (tx) => {
      const call = (t: postgres.TransactionSql) =>
        t`select public.set_primary_contact(${world.contact})`;
      expect((await refusal(tx, call)).code).toBe('42501');
    });
  });
});

describe('the activity of an organization', () => {
  test('is the newest of its opportunities, as customer, principal or distributor', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      const mine = await addOpportunity(tx, world, { distributor_org_id: world.distributor });
      const blairs = await addOpportunity(tx, world, { owner_user_id: world.blair });
      await addInteraction(tx, world, mine, { subject: 'older', interaction_date: daysAgo(3) });
      const archived = await addInteraction(tx, world, mine, { interaction_date: daysAgo(1) });
      await addInteraction(tx, world, mine, { subject: 'newer', interaction_date: daysAgo(2) });
      await addInteraction(tx, world, blairs, { owner_user_id: world.blair, subject: 'hidden' });
      await become(tx, 'authenticated', world.alex);
      await tx`select public.archive_record('interaction', ${archived})`;
      for (const organization of [world.customer, world.principal, world.distributor]) {
        const rows = await tx`
          select subject, customer_name from reporting.organization_activity(${organization})`;
        expect(rows).toEqual([
          { subject: 'newer', customer_name: 'Bristol Street Kitchen' },
          { subject: 'older', customer_name: 'Bristol Street Kitchen' },
        ]);
      }
      const one = tx`select subject from reporting.organization_activity(${world.customer}, 1)`;
      expect(await one).toEqual([{ subject: 'newer' }]);
    });
  });
});

/** Organizations in every role, of everybody's, with opportunities that not everybody sees. */
async function scene(tx: postgres.TransactionSql, world: World) {
  for (const owner_user_id of [world.alex, world.blair, world.maya, null]) {
    const suffix = `of ${owner_user_id ?? 'all'}`;
    const principal_org_id = await addOrganization(tx, { name: `Maker ${suffix}`, owner_user_id });
    const product_id = await addProduct(tx, principal_org_id);
    const distributor = await addOrganization(tx, { name: `Carrier ${suffix}`, owner_user_id });
    await tx`insert into public.product_distributors (product_id, distributor_org_id)
             values (${product_id}, ${distributor})`;
    const named = await addOrganization(tx, { name: `Named ${suffix}` });
    for (const owner of [world.alex, world.blair]) {
      const prospect = await addOrganization(tx, { name: `Prospect ${suffix} ${owner}` });
      const customer = await addOrganization(tx, { name: `Customer ${suffix} ${owner}` });
      const deal = { product_id, owner_user_id: owner, distributor_org_id: named };
      await addOpportunity(tx, world, { ...deal, organization_id: prospect });
      await addOpportunity(tx, world, { ...deal, organization_id: customer, stage: 'closed_won' });
    }
  }
}

async function paged(tx: postgres.TransactionSql, sort: string, descending: boolean) {
  const found = await pages(
    (after) => tx`
      select organization_id as id, name from reporting.list_organizations(query => 'quince',
        max_results => 2, sort => ${sort}, descending => ${descending}, after => ${after})`,
  );
  return found.map((row) => Number(row.name.split(' ')[1]));
}

async function contactPages(tx: postgres.TransactionSql, sort: string, descending: boolean) {
  const found = await pages(
    (after) => tx`
      select contact_id as id from reporting.list_contacts(
        max_results => 2, sort => ${sort}, descending => ${descending}, after => ${after})`,
  );
  return found.map((row) => row.id);
}

/** Page after page, each after the last row of the one before, until one is empty. */
async function pages(load: (after: string | null) => PromiseLike<postgres.Row[]>) {
  const found: postgres.Row[] = [];
  for (;;) {
    const page = await load(found.at(-1)?.id ?? null);
    if (page.length === 0) return found;
    found.push(...page);
  }
}

async function names(query: PromiseLike<postgres.Row[]>): Promise<string[]> {
  return (await query).map((row) => row.name);
}

async function ids(query: PromiseLike<postgres.Row[]>): Promise<string[]> {
  return (await query).map((row) => row.contact_id);
}
