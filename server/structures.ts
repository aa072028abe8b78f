import type postgres from 'postgres';

/** Which columns and arguments hold more than one value. */
export interface Structures {
  kindOf(schema: string, owner: string, name: string): 'json' | 'list' | undefined;
}

/** Unknown names count as plain: the API says that there are none. */
export async function readStructures(sql: postgres.Sql): Promise<Structures> {
  const rows = await sql<{ schema: string; owner: string; name: string; json: boolean }[]>`
    with named as (
      select c.relnamespace as schema, c.relname as owner, a.attname as name, a.atttypid as type
        from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
       where a.attnum > 0 and not a.attisdropped
      union all
      select p.pronamespace, p.proname, p.proargnames[place], type
        from pg_catalog.pg_proc p
       cross join lateral unnest(p.proargtypes::oid[]) with ordinality given (type, place)
    )
    select n.nspname as schema, owner, name, t.typname in ('json', 'jsonb') as json
      from named
      join pg_catalog.pg_namespace n on n.oid = named.schema
      join pg_catalog.pg_type t on t.oid = named.type
     where n.nspname in ('public', 'reporting') and name is not null
       and (t.typname in ('json', 'jsonb') or t.typcategory = 'A')`;
  const kinds = new Map(
    rows.map((row) => [
      [row.schema, row.owner, row.name].join('.'),
      row.json ? ('json' as const) : ('list' as const),
    ]),
  );
  return { kindOf: (...path) => kinds.get(path.join('.')) };
}
