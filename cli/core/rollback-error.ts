import { exitCodes, KpError } from './errors.ts';
import { errorText, StatementError } from './failure.ts';
import { type CountedLoss, lossName } from './losses.ts';
import type { Pack } from './packs.ts';
import { phaseList } from './plural.ts';
import type { RollbackResult } from './rollback.ts';

export function wouldLose(losses: readonly CountedLoss[], to: number): KpError {
  return new KpError('Rows would be lost. Nothing was touched.', {
    exitCode: exitCodes.refused,
    code: 'rows_would_be_lost',
    detail: losses.map((loss) => `${lossName(loss)}: ${loss.rows}`).join('\n'),
    suggestion: `If that is meant, run kp rollback --to ${to} --discard-data. The rows are copied to a rollback point first, which kp rollback --restore brings back.`,
    result: { wouldLose: losses.map((loss) => ({ name: lossName(loss), rows: loss.rows })) },
  });
}

interface Stop {
  pack: Pack;
  result: RollbackResult;
  interrupted: boolean | undefined;
  /** The connection is gone, so that the outcome of the last statement is unknown. */
  lost: boolean;
}

export function stopped(error: unknown, { pack, result, interrupted, lost }: Stop): KpError {
  const { phase, file } = pack;
  const done = result.rolledBack.map((rolledBack) => rolledBack.phase);
  const so = [
    done.length ? `Taken back: ${phaseList(done)};` : 'Nothing was taken back:',
    lost
      ? `everything before phase ${phase} stands as it was, and kp status tells about phase ${phase}.`
      : `phase ${phase} and everything before it stand as they were.`,
  ].join(' ');
  const refusal = error instanceof KpError ? error : undefined;
  return new KpError(
    interrupted
      ? `Interrupted in phase ${phase}.`
      : `The rollback stopped at phase ${phase} (${file}).`,
    {
      exitCode: interrupted ? exitCodes.interrupted : (refusal?.exitCode ?? exitCodes.failed),
      code: interrupted ? 'interrupted' : (refusal?.code ?? 'rollback_failed'),
      detail: `${errorText(error)}\n${so}`,
      suggestion:
        refusal?.suggestion ?? 'When the cause is dealt with, run the same command again.',
      result: { ...result, ...(error instanceof StatementError && { failure: error.failure }) },
      cause: error,
    },
  );
}
