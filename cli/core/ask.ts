import { isPostgresError } from './database-error.ts';
import { fillIn, type ListedQuery, type Parameters } from './queries.ts';
import { become, type MeasuredPerson } from './query-people.ts';
import type { Session } from './session.ts';

export interface Asking {
  person: MeasuredPerson | 'service';
  parameters: Parameters;
  runs: number;
  signal?: AbortSignal | undefined;
}

/** What came of each run, or why there was none. */
export type Asked<T> = { answers: T[] } | { skipped: string };

/**
 * Asks one query several times, after some to warm up, in a transaction that is rolled back: every
 * run meets the database as it is, and nothing that is written stays.
 */
export async function askRepeatedly<T>(
  session: Session,
  query: ListedQuery,
  { person, parameters, runs, signal }: Asking,
  ask: (sql: string) => Promise<T>,
): Promise<Asked<T>> {
  if (query.adminOnly && person !== 'service' && person.role !== 'admin') {
    return { skipped: 'only an administrator asks it' };
  }
  const texts: string[] = [];
  for (const sql of [...query.setting, query.sql]) {
    const filled = fillIn(sql, parameters);
    if ('missing' in filled) return { skipped: filled.missing };
    texts.push(filled.text);
  }
  const asked = texts.pop() ?? '';
  const answers: T[] = [];
  const stop = () => session.cancel();
  signal?.addEventListener('abort', stop);
  await session.begin();
  try {
    // Somebody at work is not kept waiting by a measurement that waits for somebody else.
    await session.run("set local lock_timeout = '2s'; set local statement_timeout = '60s'");
    await become(session, person);
    // The server settles on its plans for a function after five calls, as a connection of the API has
    // long done. Bulk work is too long to warm up for.
    const [warmUp, counted] = query.bulk ? [0, Math.min(runs, 3)] : [Math.min(runs, 5), runs];
    for (let run = 1 - warmUp; run <= counted; run += 1) {
      signal?.throwIfAborted();
      await session.run(['savepoint run', ...texts].join(';\n'));
      const answer = await ask(asked);
      if (run > 0) answers.push(answer);
      await session.run('rollback to savepoint run');
    }
    return { answers };
  } catch (error) {
    if (signal?.aborted || !isPostgresError(error)) throw error;
    return { skipped: error.message };
  } finally {
    signal?.removeEventListener('abort', stop);
    await session.rollback();
  }
}
