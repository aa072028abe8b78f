import type { Session } from './session.ts';

export interface ForeignKey {
  /** Quoted, with schema; so is `parent`. */
  table: string;
  name: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
  parentIsSaved: boolean;
  /** As ALTER CONSTRAINT takes it, to put back what was there. */
  timing: string;
}

export async function foreignKeysOf(
  session: Session,
  tables: readonly string[],
): Promise<ForeignKey[]> {
  const keys = await session.query<Omit<ForeignKey, 'parentIsSaved'>>(
    `select pg_catalog.format('"%s"."%s"', n.nspname, c.relname) as table, k.conname as name,
            pg_catalog.format('"%s"."%s"', pn.nspname, p.relname) as parent,
            (select pg_catalog.jsonb_agg(a.attname order by u.position)
               from unnest(k.conkey) with ordinality as u (attnum, position)
               join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) as columns,
            (select pg_catalog.jsonb_agg(a.attname order by u.position)
               from unnest(k.confkey) with ordinality as u (attnum, position)
               join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum) as "parentColumns",
            case when k.condeferrable and k.condeferred then 'deferrable initially deferred'
                 when k.condeferrable then 'deferrable initially immediate'
                 else 'not deferrable' end as timing
       from pg_catalog.pg_constraint k
       join pg_catalog.pg_class c on c.oid = k.conrelid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       join pg_catalog.pg_class p on p.oid = k.confrelid
       join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
      where k.contype = 'f' order by 1, 2`,
  );
  return keys
    .filter(({ table }) => tables.includes(table))
    .map((key) => ({ ...key, parentIsSaved: tables.includes(key.parent) }));
}

/**
 * Parents before children. Where tables refer to each other in a circle no order satisfies every
 * key: those that it breaks are `cyclic`. A table's key to itself is checked at the end of each insert.
 */
export function inParentOrder<T extends { column?: string | undefined }>(
  items: readonly T[],
  nameOf: (item: T) => string,
  keys: readonly ForeignKey[],
): { order: T[]; cyclic: ForeignKey[] } {
  const edges = keys.filter(
    ({ parentIsSaved, parent, table }) => parentIsSaved && parent !== table,
  );
  const names = [...new Set(items.map(nameOf))];
  const placed = new Map<string, number>();
  while (placed.size < names.length) {
    const waiting = names.filter((name) => !placed.has(name));
    const openEdges = (name: string) =>
      edges.filter(({ table, parent }) => table === name && !placed.has(parent)).length;
    const next = waiting.reduce((best, name) => (openEdges(name) < openEdges(best) ? name : best));
    placed.set(next, placed.size);
  }
  const place = (name: string) => placed.get(name) ?? 0;
  // Columns after whole tables: a table's own rows may bring the column along.
  const order = items.toSorted(
    (a, b) =>
      place(nameOf(a)) - place(nameOf(b)) || Number(Boolean(a.column)) - Number(Boolean(b.column)),
  );
  return { order, cyclic: edges.filter(({ table, parent }) => place(parent) > place(table)) };
}
