import type postgres from 'postgres';

export interface Column {
  schema: string;
  relation: string;
  column: string;
  type: string;
  reads: boolean;
  inserts: boolean;
  updates: boolean;
}

/** Every column of every table and view that somebody who is signed in may read or write. */
export async function columnsOfTheApi(sql: postgres.Sql): Promise<Column[]> {
  return sql<Column[]>`
    select n.nspname as schema, c.relname as relation, a.attname as column, t.typname as type,
           has_column_privilege('authenticated', c.oid, a.attnum, 'select') as reads,
           has_column_privilege('authenticated', c.oid, a.attnum, 'insert') as inserts,
           has_column_privilege('authenticated', c.oid, a.attnum, 'update') as updates
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'reporting')
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
     where c.relkind in ('r', 'v') and has_any_column_privilege('authenticated', c.oid, 'select')
     order by 1, 2, a.attnum`;
}

export interface Argument {
  schema: string;
  routine: string;
  name: string;
  type: string;
  needed: boolean;
}

/** Every argument of every function that somebody who is signed in may call. */
export async function argumentsOfTheApi(sql: postgres.Sql): Promise<Argument[]> {
  return sql<Argument[]>`
    select n.nspname as schema, p.proname as routine, p.proargnames[place] as name,
           t.typname as type, place <= p.pronargs - p.pronargdefaults as needed
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('public', 'reporting')
     cross join lateral unnest(p.proargtypes::oid[]) with ordinality given (type, place)
      join pg_type t on t.oid = given.type
     where has_function_privilege('authenticated', p.oid, 'execute') and p.prokind = 'f'
     order by 1, 2, place`;
}

/** A row that each table takes, as JSON texts; `unique` keeps one from being another's double. */
export async function rowsThatFit(sql: postgres.Sql) {
  const [ids] = await sql<Record<string, string>[]>`
    select o.opportunity_id as opportunity, o.organization_id as customer, p.product_id as product,
           p.principal_org_id as principal, c.contact_id as contact,
           (select organization_id from public.organizations order by 1 limit 1) as distributor
      from public.opportunities o, public.products p, public.contacts c
     where o.deleted_at is null and p.deleted_at is null and c.deleted_at is null
       and o.stage_manual = false and not exists (
         select from public.product_distributors d where d.product_id = p.product_id)
     order by 1, 3, 5 limit 1`;
  const id = (name: string) => JSON.stringify(ids?.[name] ?? null);
  const lookup = (unique: string) => ({ code: `"c${unique}"`, label: '"Label"' });
  const lookups = [
    'state_lu',
    'stage_lu',
    'status_lu',
    'interaction_type_lu',
    'source_lu',
    'loss_reason_lu',
  ];
  const rows: Record<string, (unique: string) => Record<string, string>> = {
    organizations: (unique) => ({ name: `"Row ${unique}"` }),
    contacts: () => ({ organization_id: id('customer'), first_name: '"Ada"' }),
    products: (unique) => ({ principal_org_id: id('principal'), name: `"Row ${unique}"` }),
    product_distributors: () => ({
      product_id: id('product'),
      distributor_org_id: id('distributor'),
    }),
    opportunities: (unique) => ({
      name: `"Row ${unique}"`,
      organization_id: id('customer'),
      principal_org_id: id('principal'),
    }),
    interactions: () => ({ opportunity_id: id('opportunity'), interaction_type: '"call"' }),
    opportunity_contacts: () => ({ opportunity_id: id('opportunity'), contact_id: id('contact') }),
    imports: () => ({ kind: '"contact"', file_name: '"a.csv"', rows_expected: '1' }),
    import_rows: () => ({ import_id: id('contact'), row_number: '1', data: '{}' }),
    saved_views: (unique) => ({ name: `"Row ${unique}"`, search: '{}' }),
    ...Object.fromEntries(lookups.map((name) => [name, lookup])),
  };
  return rows;
}
