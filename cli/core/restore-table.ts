import { exitCodes, KpError, refused } from './errors.ts';
import type { ForeignKey } from './foreign-keys.ts';
import { type Loss, lossName, primaryKey, qualifiedTable } from './losses.ts';
import { quoteLiteral, quoteName } from './names.ts';
import { plural } from './plural.ts';
import type { RollbackPoint } from './rollback-point.ts';
import { exactCount } from './row-counts.ts';
import type { Session } from './session.ts';

export interface RestoredTable {
  name: string;
  /** Rows in the rollback point. */
  saved: number;
  restored: number;
  /** Values of a column whose row is gone meanwhile. */
  rowsGone: number;
}

type Saved = RollbackPoint['tables'][number];

export async function restoreTable(
  session: Session,
  point: string,
  saved: Saved,
  foreignKeys: readonly ForeignKey[],
): Promise<RestoredTable> {
  const source = `${quoteName(point)}.${quoteName(saved.savedAs)}`;
  const total = await exactCount(session, source);
  const key = await primaryKey(session, saved);
  if (saved.column) {
    const restored = await restoreColumn(session, source, saved, saved.column, key);
    return { name: lossName(saved), saved: total, restored, rowsGone: total - restored };
  }
  await requireParents(session, source, saved, foreignKeys);
  const columns = await restorableColumns(session, source, saved);
  const list = columns.map(quoteName).join(', ');
  const updates = columns
    .filter((column) => !key.includes(column))
    .map((column) => `${quoteName(column)} = excluded.${quoteName(column)}`);
  await session.run(
    `insert into ${qualifiedTable(saved)} (${list}) overriding system value
     select ${columns.map((column) => `r.${quoteName(column)}`).join(', ')}
       from ${source} as s, pg_catalog.jsonb_populate_record(null::${qualifiedTable(saved)}, s.row_data) as r
     on conflict (${key.map(quoteName).join(', ')})
     do ${updates.length ? `update set ${updates.join(', ')}` : 'nothing'}`,
  );
  await advanceSequences(session, saved);
  const restored = await countEqual(session, source, saved, columns, key);
  if (restored !== total) throw notEqual(lossName(saved), total, restored);
  return { name: lossName(saved), saved: total, restored, rowsGone: 0 };
}

async function restoreColumn(
  session: Session,
  source: string,
  saved: Saved,
  column: string,
  key: readonly string[],
): Promise<number> {
  const [row] = await session.query<{ count: string }>(
    `with restored as (
       update ${qualifiedTable(saved)} as t set ${quoteName(column)} = r.${quoteName(column)}
         from ${source} as s, pg_catalog.jsonb_populate_record(null::${qualifiedTable(saved)}, s.row_data) as r
        where ${key.map((name) => `t.${quoteName(name)} = r.${quoteName(name)}`).join(' and ')}
       returning 1)
     select count(*) as count from restored`,
  );
  return Number(row?.count ?? 0);
}

/** Saved columns that exist; one that does not would be lost without a word, so that it is an error. */
async function restorableColumns(
  session: Session,
  source: string,
  saved: Saved,
): Promise<string[]> {
  const keys = await session.query<{ key: string; exists: boolean }>(
    `select key, exists (select from pg_catalog.pg_attribute a
               where a.attrelid = $1::text::regclass and a.attname = key and a.attnum > 0
                 and not a.attisdropped and a.attgenerated = '') as exists
       from (select row_data from ${source} limit 1) as s, pg_catalog.jsonb_object_keys(s.row_data) as key`,
    [qualifiedTable(saved)],
  );
  const missing = keys.filter(({ exists }) => !exists).map(({ key }) => key);
  if (missing.length > 0) {
    throw refused(
      'column_missing',
      `${lossName(saved)} has no column ${missing.join(', ')} any more, and the rollback point holds values of it.`,
      undefined,
      'Run the packs of the version that the point was written with.',
    );
  }
  return keys.map(({ key }) => key);
}

async function countEqual(
  session: Session,
  source: string,
  saved: Saved,
  columns: readonly string[],
  key: readonly string[],
): Promise<number> {
  const compared = columns
    .map((column) => `${quoteLiteral(column)}, t.${quoteName(column)}`)
    .reduce<string[][]>((chunks, pair, index) => {
      // A function takes 100 arguments at most.
      if (index % 40 === 0) chunks.push([]);
      chunks.at(-1)?.push(pair);
      return chunks;
    }, [])
    .map((pairs) => `pg_catalog.jsonb_build_object(${pairs.join(', ')})`)
    .join(' || ');
  const [row] = await session.query<{ count: string }>(
    `select count(*) as count from ${source} as s,
            pg_catalog.jsonb_populate_record(null::${qualifiedTable(saved)}, s.row_data) as r,
            ${qualifiedTable(saved)} as t
      where ${key.map((name) => `t.${quoteName(name)} = r.${quoteName(name)}`).join(' and ')}
        and s.row_data = ${compared}`,
  );
  return Number(row?.count ?? 0);
}

/** Parents outside the rollback point, people above all, may be gone for good. */
async function requireParents(
  session: Session,
  source: string,
  saved: Saved,
  foreignKeys: readonly ForeignKey[],
): Promise<void> {
  for (const { table, name, columns, parent, parentColumns, parentIsSaved } of foreignKeys) {
    if (parentIsSaved || table !== qualifiedTable(saved)) continue;
    const on = columns.map(
      (column, index) => `p.${quoteName(parentColumns[index] ?? column)} = r.${quoteName(column)}`,
    );
    const named = columns.map((column) => `r.${quoteName(column)} is not null`);
    const missing = await session.query<{ key: string; rows: string }>(
      `select pg_catalog.concat_ws(', ', ${columns.map((column) => `r.${quoteName(column)}`).join(', ')}) as key,
              count(*) as rows
         from ${source} as s, pg_catalog.jsonb_populate_record(null::${qualifiedTable(saved)}, s.row_data) as r
        where ${named.join(' and ')} and not exists (select from ${parent} as p where ${on.join(' and ')})
        group by 1 order by 1 limit 6`,
    );
    if (missing.length === 0) continue;
    throw refused(
      'parent_missing',
      `${lossName(saved)} has rows that name something in ${parent} which no longer exists. Nothing was restored.`,
      missing
        .map(
          ({ key, rows }) =>
            `${columns.join(', ')} = ${key}: ${plural(Number(rows), 'row')} (${name})`,
        )
        .join('\n'),
      parent === '"auth"."users"'
        ? 'Add these people again under the same ids, then restore.'
        : `Bring the missing rows of ${parent} back first, then restore.`,
    );
  }
}

async function advanceSequences(session: Session, loss: Loss): Promise<void> {
  const table = qualifiedTable(loss);
  const sequences = await session.query<{ sequence: string; column: string }>(
    `select pg_catalog.pg_get_serial_sequence($1, attname) as sequence, attname as column
       from pg_catalog.pg_attribute
      where attrelid = $1::text::regclass and attnum > 0 and not attisdropped
        and pg_catalog.pg_get_serial_sequence($1, attname) is not null`,
    [table],
  );
  for (const { sequence, column } of sequences) {
    await session.query(
      `select pg_catalog.setval($1::text::regclass, greatest(max(${quoteName(column)}), 1)) from ${table}`,
      [sequence],
    );
  }
}

function notEqual(name: string, saved: number, equal: number): KpError {
  return new KpError(
    `${name}: ${saved} rows were saved, but only ${equal} came back equal. Nothing was restored.`,
    {
      exitCode: exitCodes.failed,
      code: 'restore_differs',
      suggestion: 'The rollback point is untouched. Compare it with the table by hand.',
    },
  );
}
