import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { createUser } from './people.ts';

type Database = postgres.Sql | postgres.TransactionSql;
type Row = Record<string, string | number | boolean | Date | null>;

/** Ids of a small brokerage. Maya is Alex's manager; Blair reports to nobody. */
export interface Brokerage {
  admin: string;
  maya: string;
  alex: string;
  blair: string;
  /** These organizations are shared by all. */
  customer: string;
  principal: string;
  otherPrincipal: string;
  distributor: string;
  otherDistributor: string;
  /** Of the customer. */
  contact: string;
  otherContact: string;
  /** Of the principal. */
  product: string;
}

export async function buildBrokerage(sql: Database): Promise<Brokerage> {
  const admin = await createUser(sql, { fullName: 'Robin Castellanos' });
  const maya = await createUser(sql, { fullName: 'Maya Okafor' });
  const alex = await createUser(sql, { fullName: 'Alex Rivera' });
  const blair = await createUser(sql, { fullName: 'Blair Nakamura' });
  await setProfile(sql, admin, { role: 'admin' });
  await setProfile(sql, maya, { role: 'manager' });
  await setProfile(sql, alex, { manager_user_id: maya });

  const customer = await addOrganization(sql, { name: 'Bristol Street Kitchen', city: 'Flint' });
  const principal = await addOrganization(sql, { name: 'Thumb Coast Potato Company' });
  const contact = await addContact(sql, customer, { first_name: 'Dana', last_name: 'Johnson' });
  return {
    ...{ admin, maya, alex, blair, customer, principal, contact },
    otherPrincipal: await addOrganization(sql, { name: 'Pierhead Seafood' }),
    distributor: await addOrganization(sql, { name: 'Lakeshore Foodservice' }),
    otherDistributor: await addOrganization(sql, { name: 'Maumee Provisions' }),
    otherContact: await addContact(sql, customer, { first_name: 'Zoë', last_name: 'Núñez' }),
    product: await addProduct(sql, principal, { name: 'Crinkle fries', sku: 'TC-100' }),
  };
}

export async function setProfile(sql: Database, user: string, changes: Row): Promise<void> {
  await sql`update public.user_profiles set ${sql(changes)} where user_id = ${user}`;
}

/** Shared by all, unless an owner is given. */
export async function addOrganization(sql: Database, row: Row = {}): Promise<string> {
  const organization_id = randomUUID();
  const organization = { organization_id, name: organization_id, owner_user_id: null, ...row };
  await sql`insert into public.organizations ${sql(organization)}`;
  return organization_id;
}

export async function addContact(
  sql: Database,
  organization: string,
  row: Row = {},
): Promise<string> {
  const contact_id = randomUUID();
  const contact = { contact_id, organization_id: organization, first_name: 'Kim', ...row };
  await sql`insert into public.contacts ${sql(contact)}`;
  return contact_id;
}

export async function addProduct(sql: Database, principal: string, row: Row = {}): Promise<string> {
  const product_id = randomUUID();
  const product = { product_id, principal_org_id: principal, name: 'Chips', ...row };
  await sql`insert into public.products ${sql(product)}`;
  return product_id;
}

/** Alex's, with the brokerage's customer and product, unless told otherwise. */
export async function addOpportunity(
  sql: Database,
  brokerage: Brokerage,
  row: Row = {},
): Promise<string> {
  const opportunity_id = randomUUID();
  const opportunity = {
    opportunity_id,
    name: 'Fries for Bristol Street',
    organization_id: brokerage.customer,
    product_id: brokerage.product,
    owner_user_id: brokerage.alex,
    ...row,
  };
  await sql`insert into public.opportunities ${sql(opportunity)}`;
  return opportunity_id;
}

/** Alex's call, now, unless told otherwise. */
export async function addInteraction(
  sql: Database,
  brokerage: Brokerage,
  opportunity: string,
  row: Row = {},
): Promise<string> {
  const interaction_id = randomUUID();
  const interaction = {
    interaction_id,
    opportunity_id: opportunity,
    interaction_type: 'call',
    owner_user_id: brokerage.alex,
    ...row,
  };
  await sql`insert into public.interactions ${sql(interaction)}`;
  return interaction_id;
}

export function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000);
}
