import { quoteName } from './names.ts';
import type { Session } from './session.ts';

interface RowCount {
  rows: number;
  estimated: boolean;
}

export type RowCounts = Record<string, RowCount>;

// Counting a table of this size takes some ten milliseconds; a million rows would take a second each.
const largestExactCount = 64 * 1024 * 1024;

/** Every table of the schemas that the packs own; big ones from the planner's statistics. */
export async function countRows(session: Session): Promise<RowCounts> {
  const tables = await session.query<{
    schema: string;
    name: string;
    estimate: string;
    big: boolean;
  }>(
    `select n.nspname as schema, c.relname as name, c.reltuples::bigint::text as estimate,
            c.reltuples >= 0 and pg_catalog.pg_relation_size(c.oid) > $1 as big
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'private', 'reporting')
        and (n.nspname, c.relname) <> ('public', 'migration_control')
        and not exists (select from pg_catalog.pg_depend d
                         where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by n.nspname <> 'public', n.nspname, c.relname`,
    [largestExactCount],
  );
  const counts: RowCounts = {};
  for (const { schema, name, estimate, big } of tables) {
    const label = schema === 'public' ? name : `${schema}.${name}`;
    counts[label] = big
      ? { rows: Number(estimate), estimated: true }
      : {
          rows: await exactCount(session, `${quoteName(schema)}.${quoteName(name)}`),
          estimated: false,
        };
  }
  return counts;
}

export async function exactCount(session: Session, table: string, where = 'true'): Promise<number> {
  const [row] = await session.query<{ count: string }>(
    `select count(*) as count from ${table} as t where ${where}`,
  );
  return Number(row?.count ?? 0);
}
