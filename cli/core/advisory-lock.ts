import { setTimeout as delay } from 'node:timers/promises';
import { exitCodes, KpError } from './errors.ts';
import type { Session } from './session.ts';

// Any fixed number does, if nobody else uses it: this is "kpmigrat" in ASCII.
const lockKey = '7741535010104402292';

export interface LockHolder {
  pid: number;
  who: string;
  application: string;
  address: string | null;
  since: Date;
}

/**
 * A session lock, not a transaction's: CREATE INDEX CONCURRENTLY would wait for that transaction.
 * A killed runner's lock lives on until the server misses its client, hence the few attempts.
 */
export async function takeLock(session: Session, patienceMs = 1500): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const [row] = await session.query<{ taken: boolean }>(
      'select pg_catalog.pg_try_advisory_lock($1::bigint) as taken',
      [lockKey],
    );
    if (row?.taken) return;
    if (Date.now() >= deadline) break;
    await delay(300);
  }
  throw underWay(await lockHolder(session));
}

/** For what only looks: a run under way would make its answer stale at once. */
export async function requireNoRun(session: Session): Promise<void> {
  const holder = await lockHolder(session);
  if (holder) throw underWay(holder);
}

export async function lockHolder(session: Session): Promise<LockHolder | undefined> {
  const [holder] = await session.query<LockHolder>(
    `select a.pid, coalesce(a.usename, '?') as who, coalesce(a.application_name, '') as application,
            host(a.client_addr) as address, coalesce(a.backend_start, now()) as since
       from pg_catalog.pg_locks l
       join pg_catalog.pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
        and (l.classid::bigint << 32 | l.objid::bigint) = $1::bigint`,
    [lockKey],
  );
  return holder;
}

function underWay(holder: LockHolder | undefined): KpError {
  const detail = holder
    ? `Process ${holder.pid} of ${holder.who} (${holder.application || 'no name'}${holder.address ? `, from ${holder.address}` : ''}), connected since ${holder.since.toISOString()}.`
    : 'It ended just now.';
  return new KpError('Another run is under way on this database; nothing was touched.', {
    exitCode: exitCodes.refused,
    code: 'run_under_way',
    detail,
    suggestion: holder
      ? `Wait for it to end, and look with kp status. If nobody is at it any more: select pg_terminate_backend(${holder.pid});`
      : 'Try again.',
  });
}
