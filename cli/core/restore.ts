import { takeLock } from './advisory-lock.ts';
import { isPostgresError } from './database-error.ts';
import { exitCodes, KpError } from './errors.ts';
import { type ForeignKey, foreignKeysOf, inParentOrder } from './foreign-keys.ts';
import { type Loss, lossExists, lossName, primaryKey, qualifiedTable } from './losses.ts';
import { readHistory } from './migration-control.ts';
import { quoteLiteral, quoteName } from './names.ts';
import { readPacks } from './packs.ts';
import { completedPhases, phaseStates } from './phase-state.ts';
import { requireKnownServer } from './preconditions.ts';
import { type RollbackPoint, readRollbackPoint } from './rollback-point.ts';
import { exactCount } from './row-counts.ts';
import { Session } from './session.ts';

export interface RestoredTable {
  name: string;
  /** Rows in the rollback point. */
  saved: number;
  restored: number;
  /** Values of a column whose row is gone meanwhile. */
  rowsGone: number;
}

export interface RestoreResult {
  rollbackPoint: string;
  restored: RestoredTable[];
  refreshed: string[];
}

export interface RestoreOptions {
  databaseUrl: string;
  folder: string;
  point: string;
  signal?: AbortSignal | undefined;
  onTable?: ((name: string) => void) | undefined;
}

type Saved = RollbackPoint['tables'][number];

/** All or nothing: one transaction, with the tables' own triggers silent meanwhile. */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const session = await Session.open(options.databaseUrl, {
    applicationName: 'kp rollback --restore',
  });
  const cancel = () => session.cancel();
  options.signal?.addEventListener('abort', cancel);
  try {
    await requireKnownServer(session);
    await takeLock(session);
    const point = await readRollbackPoint(session, options.point);
    await requirePhases(session, options.folder, point);
    return await session.transaction(() => restoreAll(session, point, options));
  } catch (error) {
    throw explain(error, options);
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    await session.close();
  }
}

async function restoreAll(
  session: Session,
  point: RollbackPoint,
  { onTable, signal }: RestoreOptions,
): Promise<RestoreResult> {
  await session.run("set local lock_timeout = '10s'");
  const foreignKeys = await foreignKeysOf(session, point.tables.map(qualifiedTable));
  const { order, cyclic } = inParentOrder(point.tables, qualifiedTable, foreignKeys);
  const tables = [...new Set(point.tables.map(qualifiedTable))];
  for (const table of tables) await session.run(`alter table ${table} disable trigger user`);
  for (const key of cyclic) await session.run(alterKey(key, 'deferrable initially deferred'));
  const restored: RestoredTable[] = [];
  for (const saved of order) {
    signal?.throwIfAborted();
    onTable?.(lossName(saved));
    restored.push(await restoreTable(session, point.name, saved, foreignKeys));
  }
  await session.run('set constraints all immediate');
  for (const key of cyclic) await session.run(alterKey(key, key.timing));
  for (const table of tables) await session.run(`alter table ${table} enable trigger user`);
  const refreshed = await refreshViews(session);
  return { rollbackPoint: point.name, restored, refreshed };
}

function alterKey({ table, name }: ForeignKey, timing: string): string {
  return `alter table ${table} alter constraint ${quoteName(name)} ${timing}`;
}

async function restoreTable(
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
    throw refusal(
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
    throw refusal(
      'parent_missing',
      `${lossName(saved)} has rows that name something in ${parent} which no longer exists. Nothing was restored.`,
      missing
        .map(({ key, rows }) => `${columns.join(', ')} = ${key}: ${rows} row(s) (${name})`)
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

/** They were computed from the tables as they were before. */
async function refreshViews(session: Session): Promise<string[]> {
  const views = await session.query<{ name: string }>(
    `select pg_catalog.format('%I.%I', schemaname, matviewname) as name from pg_catalog.pg_matviews
      where schemaname in ('public', 'reporting', 'private') order by 1`,
  );
  for (const { name } of views) await session.run(`refresh materialized view ${name}`);
  return views.map(({ name }) => name);
}

async function requirePhases(
  session: Session,
  folder: string,
  point: RollbackPoint,
): Promise<void> {
  const states = phaseStates(readPacks(folder), await readHistory(session), undefined);
  const complete = new Set(completedPhases(states).map(({ pack }) => pack.phase));
  const missing = states
    .map(({ pack }) => pack.phase)
    .filter((phase) => phase > point.to && phase <= point.from && !complete.has(phase));
  const absent: string[] = [];
  for (const saved of point.tables) {
    if (!(await lossExists(session, saved))) absent.push(lossName(saved));
  }
  if (missing.length === 0 && absent.length === 0) return;
  throw refusal(
    'phases_missing',
    missing.length > 0
      ? `Phase(s) ${missing.join(', ')} must run again before ${point.name} can be restored. Nothing was touched.`
      : `${absent.join(', ')} does not exist. Nothing was touched.`,
    absent.length > 0 ? `Missing: ${absent.join(', ')}.` : undefined,
    `Run kp migrate --to ${point.from}, then restore.`,
  );
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

function refusal(code: string, message: string, detail: string | undefined, suggestion: string) {
  return new KpError(message, { exitCode: exitCodes.refused, code, detail, suggestion });
}

function explain(error: unknown, { point, signal }: RestoreOptions): unknown {
  if (signal?.aborted) {
    return new KpError('Interrupted. Nothing was restored.', {
      exitCode: exitCodes.interrupted,
      code: 'interrupted',
      suggestion: `Run kp rollback --restore ${point} again.`,
      cause: error,
    });
  }
  if (!isPostgresError(error)) return error;
  return new KpError('The rows could not be restored. Nothing was changed.', {
    exitCode: exitCodes.failed,
    code: 'restore_failed',
    detail: [`${error.message} (SQLSTATE ${error.code})`, error.detail, error.hint]
      .filter(Boolean)
      .join('\n'),
    suggestion:
      error.code === '23505'
        ? 'Rows made since then stand in the way of the saved ones. Remove or rename them, then restore.'
        : 'The rollback point is untouched. Deal with the cause, then restore.',
    cause: error,
  });
}
