import { quoteName } from './names.ts';
import type { Session } from './session.ts';

interface TableChecksum {
  rows: number;
  /** Of every value of every row, whatever the order of rows and columns. */
  checksum: string;
}

export type TableChecksums = Record<string, TableChecksum>;

/** Every table of the schemas that the packs own, and the accounts; `schema.table` names it. */
export async function checksumTables(
  session: Session,
  onTable: (name: string) => void = () => undefined,
): Promise<TableChecksums> {
  const tables = await session.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r'
        and (n.nspname in ('public', 'private', 'reporting')
             or (n.nspname, c.relname) in (('auth', 'users'), ('auth', 'identities')))
        and not exists (select from pg_catalog.pg_depend d
                         where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by n.nspname, c.relname`,
  );
  const sums: TableChecksums = {};
  for (const { schema, name } of tables) {
    onTable(`${schema}.${name}`);
    const [sum] = await session.query<{ rows: string; checksum: string }>(
      `select count(*) as rows,
              left(md5(coalesce(sum(pg_catalog.hashtextextended(to_jsonb(t)::text, 0)), 0)
                       || ' ' || coalesce(sum(pg_catalog.hashtextextended(to_jsonb(t)::text, 1)), 0)), 16)
                as checksum
         from ${quoteName(schema)}.${quoteName(name)} as t`,
    );
    sums[`${schema}.${name}`] = { rows: Number(sum?.rows ?? 0), checksum: sum?.checksum ?? '' };
  }
  return sums;
}

export interface TableComparison {
  table: string;
  rowsBefore: number | null;
  rowsAfter: number | null;
  checksumBefore: string | null;
  checksumAfter: string | null;
  equal: boolean;
}

export function compareChecksums(before: TableChecksums, after: TableChecksums): TableComparison[] {
  const tables = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return tables.map((table) => {
    const [was, is] = [before[table], after[table]];
    return {
      table,
      rowsBefore: was?.rows ?? null,
      rowsAfter: is?.rows ?? null,
      checksumBefore: was?.checksum ?? null,
      checksumAfter: is?.checksum ?? null,
      equal: was?.rows === is?.rows && was?.checksum === is?.checksum,
    };
  });
}
