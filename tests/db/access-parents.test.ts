import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser, refusal } from '../support/people.ts';
import { assembleCast, type Cast } from './access-cast.ts';

type Row = Record<string, string>;

/** Blair's own rows, and archived ones of Blair's, which are as good as gone. */
interface Own {
  organization: string;
  contact: string;
  product: string;
  opportunity: string;
  interaction: string;
  archived: Record<'organization' | 'contact' | 'product' | 'opportunity', string>;
}

let db: TestDatabase;
let cast: Cast;
let own: Own;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  cast = await assembleCast(db.sql);
  own = await rowsOfBlair(db.sql);
});
afterAll(() => db.dispose());

const call = { interaction_type: 'call' };
const deal = { name: 'Deal' };

/** Every column with which a user names a parent: the parent that is hidden, and a row that is otherwise right. */
const parents: {
  column: string;
  hidden: (cast: Cast) => string;
  archived: keyof Own['archived'];
  row: (own: Own) => Row;
}[] = [
  {
    column: 'organizations.parent_organization_id',
    hidden: (c) => c.customer,
    archived: 'organization',
    row: () => ({ name: 'Branch' }),
  },
  {
    column: 'contacts.organization_id',
    hidden: (c) => c.customer,
    archived: 'organization',
    row: () => ({ first_name: 'Kim' }),
  },
  {
    column: 'products.principal_org_id',
    hidden: (c) => c.principal,
    archived: 'organization',
    row: () => ({ name: 'Wedges' }),
  },
  {
    column: 'product_distributors.product_id',
    hidden: (c) => c.product,
    archived: 'product',
    row: (o) => ({ distributor_org_id: o.organization }),
  },
  {
    column: 'product_distributors.distributor_org_id',
    hidden: (c) => c.distributor,
    archived: 'organization',
    row: (o) => ({ product_id: o.product }),
  },
  {
    column: 'opportunities.organization_id',
    hidden: (c) => c.customer,
    archived: 'organization',
    row: (o) => ({ ...deal, product_id: o.product }),
  },
  {
    column: 'opportunities.principal_org_id',
    hidden: (c) => c.principal,
    archived: 'organization',
    row: (o) => ({ ...deal, organization_id: o.organization }),
  },
  {
    column: 'opportunities.product_id',
    hidden: (c) => c.product,
    archived: 'product',
    row: (o) => ({ ...deal, organization_id: o.organization }),
  },
  {
    column: 'opportunities.distributor_org_id',
    hidden: (c) => c.distributor,
    archived: 'organization',
    row: (o) => ({ ...deal, organization_id: o.organization, product_id: o.product }),
  },
  {
    column: 'interactions.opportunity_id',
    hidden: (c) => c.opportunity,
    archived: 'opportunity',
    row: () => call,
  },
  {
    column: 'interactions.contact_id',
    hidden: (c) => c.contact,
    archived: 'contact',
    row: (o) => ({ ...call, opportunity_id: o.opportunity }),
  },
  {
    column: 'opportunity_contacts.opportunity_id',
    hidden: (c) => c.opportunity,
    archived: 'opportunity',
    row: (o) => ({ contact_id: o.contact }),
  },
  {
    column: 'opportunity_contacts.contact_id',
    hidden: (c) => c.contact,
    archived: 'contact',
    row: (o) => ({ opportunity_id: o.opportunity }),
  },
];

describe('a parent that one cannot see', () => {
  test.each(parents)(
    'is refused in $column, and a hidden one looks like none at all',
    async (parent) => {
      const [table = '', column = ''] = parent.column.split('.');
      await asUser(db.sql, cast.blair, async (tx) => {
        const refused = async (id: string) => {
          const row = { ...parent.row(own), [column]: id };
          const { code, message, detail, hint } = await refusal(
            tx,
            (t) => t`insert into public.${t(table)} ${t(row)}`,
          );
          return { code, message, detail, hint };
        };
        const hidden = await refused(parent.hidden(cast));
        expect(hidden).toMatchObject({ code: 'KP901', detail: `column: ${column}` });
        expect(await refused(randomUUID()), 'none at all').toEqual(hidden);
        expect(await refused(own.archived[parent.archived]), 'archived').toEqual(hidden);
      });
    },
  );

  const movable = parents.filter(({ column }) => !/^(products|product_|opportunity_)/.test(column));
  test.each(movable)('is refused when $column changes', async (parent) => {
    const [table = '', column = ''] = parent.column.split('.');
    await asUser(db.sql, cast.blair, async (tx) => {
      for (const id of [parent.hidden(cast), randomUUID(), own.archived[parent.archived]]) {
        const error = await refusal(
          tx,
          (t) => t`update public.${t(table)} set ${t(column)} = ${id} where ${mine(t, table)}`,
        );
        expect(error).toMatchObject({ code: 'KP901', detail: `column: ${column}` });
      }
    });
  });

  test('the columns above are all there are', async () => {
    const columns = await db.sql<{ column: string; movable: boolean }[]>`
      select distinct c.relname || '.' || a.attname as column,
             has_column_privilege('authenticated', c.oid, a.attnum, 'update') as movable
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
      join pg_class parent on parent.oid = k.confrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
      where k.contype = 'f' and parent.relnamespace = 'public'::regnamespace
        and parent.relname not like '%\\_lu'
        -- A row's import is its owner's alone, and the policy says so to everybody in the same words.
        and parent.relname <> 'imports'
        and has_column_privilege('authenticated', c.oid, a.attnum, 'insert')`;
    expect(columns.map(({ column }) => column).sort()).toEqual(
      parents.map(({ column }) => column).sort(),
    );
    expect(
      columns
        .filter((c) => c.movable)
        .map(({ column }) => column)
        .sort(),
    ).toEqual(movable.map(({ column }) => column).sort());
  });

  test('is refused in the lists that are saved whole', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      for (const id of [cast.distributor, randomUUID(), own.archived.organization]) {
        const list = tx.json([{ distributor_org_id: id }]);
        const error = await refusal(
          tx,
          (t) => t`select set_product_distributors(${own.product}, ${list})`,
        );
        expect(error).toMatchObject({ code: 'KP901', detail: 'column: distributor_org_id' });
      }
      for (const id of [cast.contact, randomUUID(), own.archived.contact]) {
        const list = tx.json([{ contact_id: id }]);
        const error = await refusal(
          tx,
          (t) => t`select set_opportunity_contacts(${own.opportunity}, ${list})`,
        );
        expect(error).toMatchObject({ code: 'KP901', detail: 'column: contact_id' });
      }
    });
  });

  test('is refused in log_interaction()', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      for (const id of [cast.opportunity, randomUUID(), own.archived.opportunity]) {
        const error = await refusal(tx, (t) => t`select log_interaction(${id}, 'call')`);
        expect(error).toMatchObject({ code: 'KP901', detail: 'column: opportunity_id' });
      }
    });
  });

  test('stays named where it became hidden: the rest of the row can still be edited', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      await tx`select set_config('role', 'none', true)`;
      await tx`
        update public.organizations set owner_user_id = ${cast.alex}
        where organization_id = ${own.organization}`;
      await tx`select set_config('role', 'authenticated', true)`;
      const result = await tx`
        update public.opportunities set next_action = 'call', organization_id = organization_id
        where opportunity_id = ${own.opportunity}`;
      expect(result.count).toBe(1);
    });
  });
});

function mine(tx: postgres.TransactionSql, table: string) {
  if (table === 'organizations') return tx`organization_id = ${own.organization}`;
  if (table === 'contacts') return tx`contact_id = ${own.contact}`;
  if (table === 'interactions') return tx`interaction_id = ${own.interaction}`;
  return tx`opportunity_id = ${own.opportunity}`;
}

async function rowsOfBlair(sql: postgres.Sql): Promise<Own> {
  const make = async () => {
    const ids = {
      organization: randomUUID(),
      contact: randomUUID(),
      product: randomUUID(),
      opportunity: randomUUID(),
      interaction: randomUUID(),
    };
    await sql`
      insert into public.organizations (organization_id, name, owner_user_id)
      values (${ids.organization}, ${ids.organization}, ${cast.blair})`;
    await sql`
      insert into public.contacts (contact_id, organization_id, first_name)
      values (${ids.contact}, ${ids.organization}, 'Kim')`;
    await sql`
      insert into public.products (product_id, principal_org_id, name)
      values (${ids.product}, ${ids.organization}, 'Fries')`;
    await sql`
      insert into public.opportunities
        (opportunity_id, name, organization_id, product_id, owner_user_id)
      values (${ids.opportunity}, 'Fries', ${ids.organization}, ${ids.product}, ${cast.blair})`;
    await sql`
      insert into public.interactions
        (interaction_id, opportunity_id, interaction_type, owner_user_id)
      values (${ids.interaction}, ${ids.opportunity}, 'call', ${cast.blair})`;
    return ids;
  };
  const archived = await make();
  for (const kind of ['opportunity', 'contact', 'product', 'organization'] as const) {
    await sql`select archive_record(${kind}, ${archived[kind]})`;
  }
  return { ...(await make()), archived };
}
