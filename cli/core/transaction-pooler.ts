import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { exitCodes, KpError } from './errors.ts';

/** A pooler that gives a client its own connection may let the second one wait for long. */
const patienceMs = 3000;
const looks = 6;

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
  return (await inTime(backend(client).catch(() => undefined))) !== undefined;
}

/**
 * Where nobody else is, both clients get the same process in turn; where many are, the first is served
 * by another one sooner or later; and while the second holds a process, the first may have to wait.
 */
async function shareBackends(
  first: postgres.Sql,
  pid: number,
  second: postgres.Sql,
): Promise<boolean> {
  try {
    for (let look = 0; look < looks; look += 1) {
      if ((await backend(first)).pid !== pid) return true;
      await second.unsafe('begin read only');
      const isSame = (await backend(second)).pid === pid;
      const mine = isSame ? undefined : await inTime(backend(first));
      await second.unsafe('rollback');
      if (mine?.pid !== pid) return true;
    }
    return false;
  } catch {
    // A pool of single statements does not let anybody begin.
    return true;
  }
}

function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return Promise.race([work, pause(patienceMs, undefined, { ref: false })]);
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
