import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { exitCodes, KpError } from './errors.ts';

/** A pooler that gives a client its own connection may let the second one wait for long. */
const patienceMs = 3000;
const looks = 3;

/**
 * Refuses a connection whose statements run on whichever server process is free: locks and settings
 * would stay behind in one of them, for somebody else. Leaves nothing there itself.
 */
export async function requireOwnBackend(
  first: postgres.Sql,
  connectAgain: () => postgres.Sql,
  where: string,
): Promise<void> {
  const { pid, announced } = await backend(first);
  // A pooler cannot know yet which process will serve its client, so it announces another number.
  if (pid === announced) return;
  const second = connectAgain();
  try {
    if ((await hasPlace(second)) && (await shareBackends(first, pid, second))) throw refusal(where);
  } finally {
    await second.end({ timeout: 0 });
  }
}

async function hasPlace(client: postgres.Sql): Promise<boolean> {
  const served = backend(client).then(
    () => true,
    () => false,
  );
  return Promise.race([served, pause(patienceMs, false, { ref: false })]);
}

/**
 * While the second client holds a process, the first is asked for its own: it has none if the second
 * got that one, or if it is served by another now. Where a pool is busy, one look may miss it.
 */
async function shareBackends(
  first: postgres.Sql,
  pid: number,
  second: postgres.Sql,
): Promise<boolean> {
  try {
    for (let look = 0; look < looks; look += 1) {
      await second.unsafe('begin read only');
      const shared = (await backend(second)).pid === pid || (await backend(first)).pid !== pid;
      await second.unsafe('rollback');
      if (shared) return true;
    }
    return false;
  } catch {
    // A pool of single statements does not let anybody begin.
    return true;
  }
}

async function backend(sql: postgres.Sql) {
  const rows = await sql.unsafe<{ pid: number }[]>('select pg_catalog.pg_backend_pid() as pid');
  return { pid: rows[0]?.pid ?? 0, announced: rows.state.pid };
}

function refusal(where: string): KpError {
  return new KpError(
    `${where} is a transaction pooler: it cannot hold a lock between statements.`,
    {
      exitCode: exitCodes.refused,
      code: 'transaction_pooler',
      detail: 'PgBouncer or Supavisor there gives each transaction whichever connection is free.',
      suggestion:
        "Use a session connection: on Supabase the same address with port 5432, else PostgreSQL's own port.",
    },
  );
}
