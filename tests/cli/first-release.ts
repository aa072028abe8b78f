import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const dump = new URL('golden/first-release.sql', import.meta.url);

/** Fixed in the dump. */
export const golden = {
  alex: '00000000-0000-4000-8000-000000000003',
  blair: '00000000-0000-4000-8000-000000000004',
  /** Blair's. */
  promised: '40000000-0000-4000-8000-000000000005',
};

/** A database as the first released packs made it, with rows in every table. */
export async function firstRelease(): Promise<TestDatabase> {
  const db = await freshDatabase('kp_platform');
  const loading = db.connect({ max: 1 });
  await loading.unsafe(readFileSync(dump, 'utf8')).simple();
  await loading.end();
  return db;
}

export type Rows = Record<string, Record<string, unknown>[]>;

/** Every row of every table, sorted; logs begin afresh in an upgrade, and the history goes on. */
export async function everyRow(sql: postgres.Sql): Promise<Rows> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'private', 'auth')
       and c.relname not in ('migration_control', 'slow_trigger_calls', 'dashboard_refreshes')
     order by 1`;
  const rows: Rows = {};
  for (const { name } of tables) {
    const found = await sql.unsafe<{ row: Record<string, unknown> }[]>(
      `select to_jsonb(t) as row from ${name} t order by t::text collate "C"`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

/** `rows` without the tables and columns that `known` does not have, in one order. */
export function asKnownTo(known: Rows, rows: Rows): Rows {
  const inOrder = (table: Record<string, unknown>[]) =>
    table.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return Object.fromEntries(
    Object.entries(known).map(([table, before]) => {
      const columns = Object.keys(before[0] ?? {}).sort();
      const cut = (row: Record<string, unknown>) =>
        Object.fromEntries(columns.map((column) => [column, row[column]]));
      return [table, inOrder((rows[table] ?? []).map(cut))];
    }),
  );
}
