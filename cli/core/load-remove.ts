import { takeLock } from './advisory-lock.ts';
import { isPostgresError } from './database-error.ts';
import { exitCodes, interrupted, KpError } from './errors.ts';
import { sizesOf } from './load-scales.ts';
import { type ExistingLoad, readExistingLoad, requireSchema } from './load-state.ts';
import { readLoadFile } from './load-steps.ts';
import {
  countTables,
  difference,
  refreshDashboard,
  type TableRows,
  tidyTables,
} from './load-tables.ts';
import { Session } from './session.ts';

interface RemoveOptions {
  databaseUrl: string;
  signal?: AbortSignal | undefined;
  onStep?: ((what: string) => void) | undefined;
}

/** The rows that went, per table; null where there was no load. All in one transaction. */
export async function removeLoad(options: RemoveOptions): Promise<TableRows[] | null> {
  const { databaseUrl, signal, onStep } = options;
  const session = await Session.open(databaseUrl, { applicationName: 'kp load' });
  const cancel = () => session.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    await requireSchema(session);
    await takeLock(session);
    const there = await readExistingLoad(session);
    if (!there) return null;
    const before = await countTables(session);
    onStep?.('removing');
    await session.transaction(() => removeAll(session, there));
    onStep?.('vacuuming');
    const removed = difference(before, await countTables(session));
    await tidyTables(session);
    await refreshDashboard(session);
    return removed;
  } catch (error) {
    if (!signal?.aborted || session.isLost) throw error;
    throw interrupted('Interrupted; the load is still there, whole.', 'Run it again.', error);
  } finally {
    signal?.removeEventListener('abort', cancel);
    await session.close();
  }
}

async function removeAll(session: Session, there: ExistingLoad): Promise<void> {
  const words = { ...sizesOf[there.scale], seed: there.seed };
  try {
    for (const file of ['000-begin.sql', 'remove.sql', '900-end.sql']) {
      await session.run(readLoadFile(file, words));
    }
  } catch (error) {
    if (!isPostgresError(error) || error.code !== '23503') throw error;
    throw new KpError("Somebody else's records hang on this load; nothing was removed.", {
      exitCode: exitCodes.refused,
      code: 'load_in_use',
      detail: error.detail,
      suggestion: 'Delete those records first, or give them to the people of the load.',
      cause: error,
    });
  }
}
