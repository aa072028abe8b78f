import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { become, createUser } from '../support/people.ts';

/** Everybody who may come to the door. */
export const actors = [
  'the owner',
  'another rep',
  "the owner's manager",
  'a manager without a team',
  'an admin',
  'a disabled admin with a live token',
  "a deleted user's token",
  'a token without a user',
  'anon',
  'the service role',
] as const;
export type Actor = (typeof actors)[number];

/** Alex owns the rows; Maya manages Alex; Blair is the other rep. */
export interface Cast {
  alex: string;
  blair: string;
  maya: string;
  nora: string;
  robin: string;
  dora: string;
  gone: string;
  /** Alex's own: a customer with a contact, a principal with a product, a distributor. */
  customer: string;
  contact: string;
  principal: string;
  product: string;
  distributor: string;
  /** Alex's opportunity with the customer for the product, a call of Alex's, one that Blair logged. */
  opportunity: string;
  interaction: string;
  interactionOfBlair: string;
  /** Shared by all: an organization that is a principal too, its contact, its product. */
  shared: string;
  sharedContact: string;
  sharedProduct: string;
  /** A spreadsheet of Alex's with one row, not run yet. */
  spreadsheet: string;
}

const users: Record<Actor, keyof Cast | undefined> = {
  'the owner': 'alex',
  'another rep': 'blair',
  "the owner's manager": 'maya',
  'a manager without a team': 'nora',
  'an admin': 'robin',
  'a disabled admin with a live token': 'dora',
  "a deleted user's token": 'gone',
  'a token without a user': undefined,
  anon: undefined,
  'the service role': undefined,
};

export async function becomeActor(sql: postgres.TransactionSql, cast: Cast, actor: Actor) {
  const role =
    actor === 'anon' ? 'anon' : actor === 'the service role' ? 'service_role' : 'authenticated';
  const user = users[actor];
  await become(sql, role, user && cast[user]);
}

export async function assembleCast(sql: postgres.Sql): Promise<Cast> {
  const id = () => randomUUID();
  const cast: Cast = {
    alex: await createUser(sql, { fullName: 'Alex' }),
    blair: await createUser(sql, { fullName: 'Blair' }),
    maya: await createUser(sql, { fullName: 'Maya' }),
    nora: await createUser(sql, { fullName: 'Nora' }),
    robin: await createUser(sql, { fullName: 'Robin' }),
    dora: await createUser(sql, { fullName: 'Dora' }),
    gone: id(),
    ...{ customer: id(), contact: id(), principal: id(), product: id(), distributor: id() },
    ...{ opportunity: id(), interaction: id(), interactionOfBlair: id() },
    ...{ shared: id(), sharedContact: id(), sharedProduct: id(), spreadsheet: id() },
  };
  const { alex, blair, maya, nora, robin, dora } = cast;
  await sql`update public.user_profiles set role = 'manager' where user_id in (${maya}, ${nora})`;
  await sql`update public.user_profiles set role = 'admin' where user_id in (${robin}, ${dora})`;
  await sql`update public.user_profiles set status = 'disabled' where user_id = ${dora}`;
  await sql`update public.user_profiles set manager_user_id = ${maya} where user_id = ${alex}`;
  await ownRows(sql, cast);
  await sharedRows(sql, cast);
  await sql`
    insert into public.interactions (interaction_id, opportunity_id, interaction_type, owner_user_id)
    values (${cast.interaction}, ${cast.opportunity}, 'call', ${alex}),
           (${cast.interactionOfBlair}, ${cast.opportunity}, 'call', ${blair})`;
  await sql`
    insert into public.imports (import_id, kind, file_name, rows_expected, owner_user_id)
    values (${cast.spreadsheet}, 'organization', 'diners.csv', 1, ${alex})`;
  await sql`
    insert into public.import_rows (import_id, row_number, data)
    values (${cast.spreadsheet}, 2, '{"name": "New Diner"}')`;
  return cast;
}

async function ownRows(sql: postgres.Sql, cast: Cast): Promise<void> {
  const { alex, customer, contact, principal, product, distributor, opportunity } = cast;
  const organizations = {
    'Alex Diner': customer,
    'Alex Foods': principal,
    'Alex Trucks': distributor,
  };
  for (const [name, organization_id] of Object.entries(organizations)) {
    const row = { organization_id, name, owner_user_id: alex };
    await sql`insert into public.organizations ${sql(row)}`;
  }
  await sql`
    insert into public.contacts (contact_id, organization_id, first_name)
    values (${contact}, ${customer}, 'Kim')`;
  await sql`
    insert into public.products (product_id, principal_org_id, name)
    values (${product}, ${principal}, 'Fries')`;
  await sql`
    insert into public.product_distributors (product_id, distributor_org_id)
    values (${product}, ${distributor})`;
  await sql`
    insert into public.opportunities (opportunity_id, name, organization_id, product_id, owner_user_id)
    values (${opportunity}, 'Fries for the diner', ${customer}, ${product}, ${alex})`;
  await sql`
    insert into public.opportunity_contacts (opportunity_id, contact_id)
    values (${opportunity}, ${contact})`;
}

async function sharedRows(sql: postgres.Sql, cast: Cast): Promise<void> {
  const { shared, sharedContact, sharedProduct } = cast;
  await sql`
    insert into public.organizations (organization_id, name, owner_user_id)
    values (${shared}, 'Everybody Foods', null)`;
  await sql`
    insert into public.contacts (contact_id, organization_id, first_name)
    values (${sharedContact}, ${shared}, 'Sam')`;
  await sql`
    insert into public.products (product_id, principal_org_id, name)
    values (${sharedProduct}, ${shared}, 'Ketchup')`;
}
