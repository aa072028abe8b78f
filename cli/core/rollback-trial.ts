import { exitCodes, interrupted, KpError } from './errors.ts';
import { failureText, StatementError } from './failure.ts';
import { type LockPatience, retryOnLockConflict } from './lock-patience.ts';
import { type CountedLoss, countLosses, declaredLosses, lossName, mergeLosses } from './losses.ts';
import { type Pack, type Script, transactionBody } from './packs.ts';
import { runStatements } from './run-script.ts';
import type { Session } from './session.ts';

interface Step {
  pack: Pack;
  script: Script;
}

/**
 * Runs all the scripts in one transaction that is then rolled back. What each would destroy is counted
 * when its turn comes: the seeds that phase 8 takes back are no loss of phase 1. A script that cannot
 * work is found before anything is touched.
 */
export async function tryRollback(
  session: Session,
  steps: readonly Step[],
  patience: LockPatience,
  signal: AbortSignal | undefined,
): Promise<CountedLoss[]> {
  return retryOnLockConflict(
    patience,
    () => attempt(session, steps, patience, signal),
    () => undefined,
    signal,
  );
}

async function attempt(
  session: Session,
  steps: readonly Step[],
  patience: LockPatience,
  signal: AbortSignal | undefined,
): Promise<CountedLoss[]> {
  const found = new Map<string, CountedLoss>();
  await session.begin();
  try {
    await session.run(`set local lock_timeout = '${patience.timeoutMs}ms'`);
    for (const { pack, script } of steps) {
      for (const loss of await countLosses(session, mergeLosses(declaredLosses(script)))) {
        const known = found.get(lossName(loss));
        // Two scripts may name the same rows: they are lost once.
        found.set(lossName(loss), known && known.rows > loss.rows ? known : loss);
      }
      try {
        const body = transactionBody(script, 'commit');
        await runStatements(session, `rollback/${script.file}`, body, { signal });
      } catch (error) {
        throw signal?.aborted
          ? interrupted('Interrupted. Nothing was touched.', 'Run the same command again.', error)
          : wouldFail(error, pack);
      }
    }
  } finally {
    await session.rollback();
  }
  const kept = new Set(mergeLosses([...found.values()]).map(lossName));
  return [...found.values()].filter((loss) => kept.has(lossName(loss)));
}

function wouldFail(error: unknown, pack: Pack): unknown {
  if (!(error instanceof StatementError)) return error;
  return new KpError(
    `The rollback of phase ${pack.phase} (${pack.file}) would fail. Nothing was touched.`,
    {
      exitCode: exitCodes.failed,
      code: 'rollback_failed',
      detail: failureText(error.failure),
      suggestion: 'When the cause is dealt with, run the same command again.',
      result: { failure: error.failure },
      cause: error,
    },
  );
}
