import { takeLock } from './advisory-lock.ts';
import { isPostgresError } from './database-error.ts';
import { exitCodes, interrupted, KpError, refused } from './errors.ts';
import { type ForeignKey, foreignKeysOf, inParentOrder } from './foreign-keys.ts';
import { lossExists, lossName, qualifiedTable } from './losses.ts';
import { readHistory } from './migration-control.ts';
import { quoteName } from './names.ts';
import { readPacks } from './packs.ts';
import { completedPhases, phaseStates } from './phase-state.ts';
import { phaseList } from './plural.ts';
import { requireKnownServer } from './preconditions.ts';
import { type RestoredTable, restoreTable } from './restore-table.ts';
import { type RollbackPoint, readRollbackPoint } from './rollback-point.ts';
import { Session } from './session.ts';

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
  onNote?: ((text: string) => void) | undefined;
}

/** All or nothing: one transaction, with the tables' own triggers silent meanwhile. */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const session = await Session.open(options.databaseUrl, {
    applicationName: 'kp rollback --restore',
    onNotice: ({ severity, message }) => {
      if (severity === 'WARNING') options.onNote?.(`PostgreSQL warns: ${message}`);
    },
  });
  const cancel = () => session.cancel();
  options.signal?.addEventListener('abort', cancel);
  try {
    await requireKnownServer(session);
    await takeLock(session);
    const point = await readRollbackPoint(session, options.point);
    await requirePhases(session, options.folder, point);
    const result = await session.transaction(() => restoreAll(session, point, options));
    // Without fresh statistics the first queries over a million restored rows would be planned blindly.
    for (const saved of point.tables) await session.run(`analyze ${qualifiedTable(saved)}`);
    return result;
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
  await callIfThere(session, 'private.before_restore()');
  const restored: RestoredTable[] = [];
  for (const saved of order) {
    signal?.throwIfAborted();
    onTable?.(lossName(saved));
    restored.push(await restoreTable(session, point.name, saved, foreignKeys));
  }
  await session.run('set constraints all immediate');
  for (const key of cyclic) await session.run(alterKey(key, key.timing));
  await callIfThere(session, 'private.after_restore()');
  for (const table of tables) await session.run(`alter table ${table} enable trigger user`);
  const refreshed = await refreshViews(session);
  return { rollbackPoint: point.name, restored, refreshed };
}

/** The packs' own part in it, for rows that were kept from earlier packs; fewer phases may have none. */
async function callIfThere(session: Session, call: string): Promise<void> {
  const [found] = await session.query<{ exists: boolean }>(
    'select pg_catalog.to_regprocedure($1) is not null as exists',
    [call],
  );
  if (found?.exists) await session.run(`select ${call}`);
}

function alterKey({ table, name }: ForeignKey, timing: string): string {
  return `alter table ${table} alter constraint ${quoteName(name)} ${timing}`;
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
  const states = phaseStates(readPacks(folder), await readHistory(session));
  const complete = new Set(completedPhases(states).map(({ pack }) => pack.phase));
  const missing = states
    .map(({ pack }) => pack.phase)
    .filter((phase) => phase > point.to && phase <= point.from && !complete.has(phase));
  const absent: string[] = [];
  for (const saved of point.tables) {
    if (!(await lossExists(session, saved))) absent.push(lossName(saved));
  }
  if (missing.length === 0 && absent.length === 0) return;
  throw refused(
    'phases_missing',
    missing.length > 0
      ? `Before ${point.name} can be restored, ${phaseList(missing)} must run again. Nothing was touched.`
      : `${absent.join(', ')} does not exist. Nothing was touched.`,
    absent.length > 0 ? `Missing: ${absent.join(', ')}.` : undefined,
    `Run kp migrate --to ${point.from}, then restore.`,
  );
}

function explain(error: unknown, { point, signal }: RestoreOptions): unknown {
  if (signal?.aborted) {
    const again = `Run kp rollback --restore ${point} again.`;
    return interrupted('Interrupted. Nothing was restored.', again, error);
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
