import { exitCodes, KpError } from './errors.ts';
import { errorText } from './failure.ts';
import { type LockPatience, retryOnLockConflict } from './lock-patience.ts';
import { countLosses, declaredLosses, lossName } from './losses.ts';
import { type Pack, readCompanion, type Script, transactionBody } from './packs.ts';
import { runStatements } from './run-script.ts';
import type { Session } from './session.ts';
import type { Statement } from './statements.ts';

export interface ScriptTransaction {
  file: string;
  body: readonly Statement[];
  patience: LockPatience;
  signal?: AbortSignal | undefined;
  onNote: (text: string) => void;
  /** Inside the transaction, before the first statement and after the last. */
  first?: () => Promise<void>;
  last?: () => Promise<void>;
  before?: (statement: Statement, done: number) => void | Promise<void>;
}

/** A whole script as one transaction; waiting for a lock too long starts it afresh. */
export async function runInTransaction(session: Session, script: ScriptTransaction): Promise<void> {
  const { file, body, patience, signal, onNote, first, last, before } = script;
  const attempt = () =>
    session.transaction(async () => {
      await session.run(`set local lock_timeout = '${patience.timeoutMs}ms'`);
      await first?.();
      await runStatements(session, file, body, { signal, ...(before && { before }) });
      await last?.();
    });
  await retryOnLockConflict(
    patience,
    attempt,
    (retry) =>
      onNote(
        `${file} waited ${patience.timeoutMs / 1000} s for a lock; attempt ${retry.attempt} of ${retry.of} in ${retry.pauseMs / 1000} s`,
      ),
    signal,
  );
}

export function requireRollbackScript(folder: string, pack: Pack): Script {
  const script = readCompanion(folder, 'rollback', pack);
  if (script) return script;
  throw new KpError(`Phase ${pack.phase} has no way back: rollback/${pack.file} is missing.`, {
    exitCode: exitCodes.failed,
    code: 'bad_pack_folder',
    suggestion: 'Add the script. Nothing was touched.',
  });
}

/**
 * Takes back what was prepared for a phase that then failed. Says what is left where it cannot: the
 * phase's own error matters more than this one.
 */
export async function clearRemains(
  session: Session,
  folder: string,
  pack: Pack,
  patience: LockPatience,
): Promise<string> {
  try {
    const script = requireRollbackScript(folder, pack);
    const losses = await countLosses(session, declaredLosses(script));
    if (losses.length > 0) {
      return `What was prepared for it stays, because rows would be lost with it: ${losses.map(lossName).join(', ')}.`;
    }
    const body = transactionBody(script, 'commit');
    await runInTransaction(session, { file: script.file, body, patience, onNote: () => undefined });
    return 'What was prepared for it was taken back, too.';
  } catch (error) {
    if (session.isLost) throw error;
    return `What was prepared for it could not be taken back: ${errorText(error)}`;
  }
}
