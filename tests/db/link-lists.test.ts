import type postgres from 'postgres';
import { expect } from 'vitest';
import { addContact, addOpportunity, addOrganization } from '../support/fixtures.ts';
import { asUser, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('the stakeholders are what the list says: linked, changed, unlinked and linked again', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const [dana, zoe] = [world.contact, world.otherContact];
    await setContacts(tx, id, [
      { contact_id: dana, role: 'buyer', is_primary: true },
      { contact_id: zoe, role: 'champion' },
    ]);
    expect(await contactsOf(tx, id)).toEqual({ [dana]: 'buyer, primary', [zoe]: 'champion' });
    await setContacts(tx, id, [{ contact_id: zoe, role: 'gatekeeper', is_primary: true }]);
    expect(await contactsOf(tx, id)).toEqual({ [zoe]: 'gatekeeper, primary' });
    await setContacts(tx, id, [
      { contact_id: dana, role: 'end_user' },
      { contact_id: zoe, role: 'buyer' },
    ]);
    expect(await contactsOf(tx, id)).toEqual({ [dana]: 'end_user', [zoe]: 'buyer' });
    await setContacts(tx, id, []);
    expect(await contactsOf(tx, id)).toEqual({});
  });
});

test('two primary stakeholders are refused, and the list stays as it was', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await setContacts(tx, id, [{ contact_id: world.contact, role: 'buyer' }]);
    const error = await refusal(tx, (t) =>
      setContacts(t, id, [
        { contact_id: world.contact, is_primary: true },
        { contact_id: world.otherContact, is_primary: true },
      ]),
    );
    expect(error.constraint_name).toBe('opportunity_contacts_one_primary_idx');
    expect(await contactsOf(tx, id)).toEqual({ [world.contact]: 'buyer' });
  });
});

test('a contact that the caller cannot see does not become a stakeholder', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const hidden = await addContact(tx, await addOrganization(tx, { owner_user_id: world.blair }));
    const archived = await addContact(tx, world.customer);
    await become(tx, 'authenticated', world.alex);
    await tx`select public.archive_record('contact', ${archived})`;
    for (const contact_id of [hidden, archived]) {
      const error = await refusal(tx, (t) => setContacts(t, id, [{ contact_id }]));
      expect(error.code).toBe('KP901');
      expect(error.detail).toBe('column: contact_id');
    }
  });
});

test('the stakeholders are not overwritten where they are no longer what the caller saw', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const [dana, zoe] = [world.contact, world.otherContact];
    const seen = [{ contact_id: dana, role: 'buyer', is_primary: true }];
    await setContacts(tx, id, seen, []);
    const error = await refusal(tx, (t) => setContacts(t, id, [{ contact_id: zoe }], []));
    expect(error.code).toBe('KP706');
    expect(await contactsOf(tx, id)).toEqual({ [dana]: 'buyer, primary' });
    await setContacts(tx, id, [{ contact_id: zoe }], seen);
    expect(await contactsOf(tx, id)).toEqual({ [zoe]: '' });
  });
});

test('a stakeholder who has gone out of sight does not block the list', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await become(tx, 'authenticated', world.alex);
    await setContacts(tx, id, [{ contact_id: world.contact, role: 'buyer' }]);
    await becomePostgres(tx);
    await tx`update public.organizations set owner_user_id = ${world.blair} where organization_id = ${world.customer}`;
    await become(tx, 'authenticated', world.alex);
    await setContacts(tx, id, [{ contact_id: world.contact, role: 'champion' }]);
    expect(await contactsOf(tx, id)).toEqual({ [world.contact]: 'champion' });
  });
});

test('nobody sets the stakeholders of somebody else’s opportunity', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await become(tx, 'authenticated', world.blair);
    const error = await refusal(tx, (t) => setContacts(t, id, []));
    expect(error.code).toBe('KP701');
  });
});

test('the distributors of a product are what the list says', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const [lakeshore, maumee] = [world.distributor, world.otherDistributor];
    await setDistributors(tx, world.product, [
      { distributor_org_id: lakeshore, is_primary: true, distributor_item_number: '4711' },
      { distributor_org_id: maumee },
    ]);
    await setDistributors(tx, world.product, [{ distributor_org_id: maumee, is_primary: true }]);
    expect(await distributorsOf(tx, world.product)).toEqual([
      { distributor_org_id: maumee, is_primary: true, distributor_item_number: null },
    ]);
    await setDistributors(tx, world.product, [
      { distributor_org_id: lakeshore, distributor_item_number: '4712' },
    ]);
    expect(await distributorsOf(tx, world.product)).toEqual([
      { distributor_org_id: lakeshore, is_primary: false, distributor_item_number: '4712' },
    ]);
  });
});

test('a list of distributors that is no longer what the caller saw is not overwritten', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const [lakeshore, maumee] = [world.distributor, world.otherDistributor];
    const seen = [{ distributor_org_id: lakeshore, is_primary: true }];
    const wanted = [{ distributor_org_id: maumee, is_primary: true }];
    await setDistributors(tx, world.product, seen);
    for (const stale of [[], wanted, [{ distributor_org_id: lakeshore }]]) {
      const error = await refusal(
        tx,
        (t) =>
          t`select public.set_product_distributors(${world.product}, ${t.json(wanted)}, ${t.json(stale)})`,
      );
      expect(error.code).toBe('KP706');
    }
    expect(await distributorsOf(tx, world.product)).toMatchObject(seen);
    await tx`select public.set_product_distributors(${world.product}, ${tx.json(wanted)}, ${tx.json(seen)})`;
    expect(await distributorsOf(tx, world.product)).toMatchObject(wanted);
  });
});

test('a distributor that the caller cannot see does not carry their product', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, { owner_user_id: world.blair });
    const archived = await addOrganization(tx);
    await become(tx, 'authenticated', world.alex);
    await tx`select public.archive_record('organization', ${archived})`;
    for (const distributor_org_id of [hidden, archived]) {
      const error = await refusal(tx, (t) =>
        setDistributors(t, world.product, [{ distributor_org_id }]),
      );
      expect(error.code).toBe('KP901');
      expect(error.detail).toBe('column: distributor_org_id');
    }
    expect(await distributorsOf(tx, world.product)).toEqual([]);
  });
});

test('nobody sets the distributors of a product that they cannot see', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`update public.organizations set owner_user_id = ${world.blair} where organization_id = ${world.principal}`;
    await become(tx, 'authenticated', world.alex);
    const error = await refusal(tx, (t) => setDistributors(t, world.product, []));
    expect(error.code).toBe('KP701');
  });
});

type Links = Record<string, string | boolean>[];

function setContacts(
  tx: postgres.TransactionSql,
  opportunity: string,
  list: Links,
  seen: Links | null = null,
) {
  return tx`select public.set_opportunity_contacts(${opportunity}, ${tx.json(list)}, ${seen && tx.json(seen)})`;
}

function setDistributors(tx: postgres.TransactionSql, product: string, list: Links) {
  return tx`select public.set_product_distributors(${product}, ${tx.json(list)})`;
}

async function contactsOf(tx: postgres.TransactionSql, opportunity: string) {
  const [row] = await tx`
    select coalesce(jsonb_object_agg(contact_id, concat_ws(', ', role, case when is_primary then 'primary' end)), '{}') as contacts
    from public.opportunity_contacts where opportunity_id = ${opportunity}`;
  return row?.contacts;
}

async function distributorsOf(tx: postgres.TransactionSql, product: string) {
  return tx`
    select distributor_org_id, is_primary, distributor_item_number
    from public.product_distributors where product_id = ${product}`;
}
