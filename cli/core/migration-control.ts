import { hostname, userInfo } from 'node:os';
import { exitCodes, KpError } from './errors.ts';
import type { Pack } from './packs.ts';
import type { RowCounts } from './row-counts.ts';
import type { Session } from './session.ts';

export interface Attempt {
  migrationId: string;
  phase: number;
  status: 'running' | 'complete' | 'failed' | 'rolled_back';
  startedAt: Date;
  completedAt: Date | null;
  pack: string | null;
  checksum: string | null;
  durationMs: string | null;
  executedBy: string;
  error: string | null;
  rollbackPoint: string | null;
}

export async function hasControlTable(session: Session): Promise<boolean> {
  const [row] = await session.query<{ columns: string }>(
    `select count(*) as columns from pg_catalog.pg_attribute
      where attrelid = pg_catalog.to_regclass('public.migration_control') and not attisdropped
        and attname in ('migration_id', 'phase_number', 'status', 'checksum', 'row_counts')`,
  );
  return Number(row?.columns) === 5;
}

/** All attempts, oldest first; empty where phase 1 never began. */
export async function readHistory(session: Session): Promise<Attempt[]> {
  if (!(await hasControlTable(session))) return [];
  await requireWholeView(session);
  return session.query<Attempt>(
    `select migration_id as "migrationId", phase_number as phase, status, started_at as "startedAt",
            completed_at as "completedAt", pack, checksum, duration_ms as "durationMs",
            executed_by as "executedBy", error, rollback_point as "rollbackPoint"
       from public.migration_control order by migration_id`,
  );
}

/** Under row security every table looks empty: every phase would seem pending, and all well. */
async function requireWholeView(session: Session): Promise<void> {
  const [bound] = await session.query(
    "select where pg_catalog.row_security_active('public.migration_control'::regclass)",
  );
  if (!bound) return;
  throw new KpError('This login is bound by row security, and would see next to nothing.', {
    exitCode: exitCodes.refused,
    code: 'under_row_security',
    suggestion: 'Use the database URL of role postgres.',
  });
}

export async function recordStart(
  session: Session,
  pack: Pack,
  before: RowCounts,
): Promise<string> {
  const [row] = await session.query<{ id: string }>(
    `insert into public.migration_control
            (phase_number, status, started_at, pack, checksum, executed_by, row_counts)
     values ($1, 'running', pg_catalog.clock_timestamp(), $2, $3, session_user::text || ' (' || $4::text || ')',
             pg_catalog.jsonb_build_object('before', $5::text::jsonb))
     returning migration_id as id`,
    [pack.phase, pack.file, pack.checksum, operator(), JSON.stringify(before)],
  );
  if (!row) throw new Error('migration_control returned no row for a new attempt');
  return row.id;
}

/** Inside the pack's transaction, while the row still counts as running: ended rows never change. */
export async function recordRowCounts(
  session: Session,
  id: string,
  after: RowCounts,
): Promise<void> {
  await session.query(
    `update public.migration_control
        set row_counts = row_counts || pg_catalog.jsonb_build_object('after', $2::text::jsonb)
      where migration_id = $1::bigint`,
    [id, JSON.stringify(after)],
  );
}

export async function isRecordedComplete(session: Session, id: string): Promise<boolean> {
  const [row] = await session.query<{ status: string }>(
    'select status from public.migration_control where migration_id = $1::bigint',
    [id],
  );
  return row?.status === 'complete';
}

export async function recordFailure(session: Session, id: string, error: string): Promise<void> {
  await session.query(
    `update public.migration_control
        set status = 'failed', completed_at = pg_catalog.clock_timestamp(), error = $2
      where migration_id = $1::bigint and status = 'running'`,
    [id, error],
  );
}

export async function recordInterrupted(session: Session, id: string): Promise<void> {
  await recordFailure(session, id, 'Interrupted: the runner ended without a word.');
}

/** The statement that ends a phase also says where its rows were kept: an ended row never changes again. */
export async function recordRollback(
  session: Session,
  phase: number,
  point: string | null,
): Promise<void> {
  await session.query(
    `update public.migration_control set status = 'rolled_back', rollback_point = $2
      where phase_number = $1 and status = 'complete'`,
    [phase, point],
  );
}

/** A failed attempt whose remains were cleared: the new row closes the breaker. */
export async function recordCleared(session: Session, pack: Pack): Promise<void> {
  await session.query(
    `insert into public.migration_control (phase_number, status, started_at, completed_at, pack, executed_by)
     values ($1, 'rolled_back', pg_catalog.clock_timestamp(), pg_catalog.clock_timestamp(), $2,
             session_user::text || ' (' || $3::text || ')')`,
    [pack.phase, pack.file, operator()],
  );
}

/** The database role is the same for everyone, so the history also names the person's account. */
function operator(): string {
  return `${userInfo().username}@${hostname()}`;
}
