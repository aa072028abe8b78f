import { buildIndexes } from './concurrent-indexes.ts';
import { exitCodes, KpError } from './errors.ts';
import { errorText, StatementError } from './failure.ts';
import { type LockPatience, retryOnLockConflict } from './lock-patience.ts';
import type { CompletedPhase, MigrateEvent } from './migrate.ts';
import {
  hasControlTable,
  isRecordedComplete,
  recordFailure,
  recordRowCounts,
  recordStart,
} from './migration-control.ts';
import { type Pack, readScript, type Script, transactionBody } from './packs.ts';
import { clearRemains, runInTransaction } from './rollback-script.ts';
import { countRows, type RowCounts } from './row-counts.ts';
import { secondsSince } from './seconds-since.ts';
import type { Session } from './session.ts';

interface PhaseRun {
  folder: string;
  pack: Pack;
  patience: LockPatience;
  signal?: AbortSignal | undefined;
  report: (event: MigrateEvent) => void;
}

export async function runPhase(session: Session, run: PhaseRun): Promise<CompletedPhase> {
  const { pack, folder, patience, signal } = run;
  const started = performance.now();
  let id: string | undefined;
  let script: Script | undefined;
  try {
    script = readScript(pack.path);
    const body = transactionBody(script, 'commit');
    const rowsBefore = await countRows(session);
    // The table that records attempts is itself prepared by the first pack.
    const recordsItself = await hasControlTable(session);
    if (!recordsItself) await prepare(session, script, run);
    id = await recordStart(session, pack, rowsBefore);
    if (recordsItself) await prepare(session, script, run);
    await buildConcurrently(session, script, run);
    const rowsAfter = await runPack(session, body, id, run);
    const seconds = secondsSince(started);
    return {
      phase: pack.phase,
      pack: pack.file,
      status: 'complete',
      seconds,
      rowsBefore,
      rowsAfter,
    };
  } catch (error) {
    if (session.isLost) throw lostConnection(error, pack);
    await session.rollback();
    const interrupted = signal?.aborted ?? false;
    const what = interrupted ? 'Interrupted by the operator.' : errorText(error);
    if (id !== undefined) await recordFailure(session, id, what);
    const prepared = script && script.prepare.length + script.concurrently.length > 0;
    // The first pack prepares the history itself, which now holds the failed attempt.
    const remains =
      prepared && id !== undefined && pack.phase > 1
        ? await clearRemains(session, folder, pack, patience)
        : '';
    throw phaseFailed(error, pack, what, remains, interrupted);
  }
}

async function prepare(session: Session, script: Script, run: PhaseRun): Promise<void> {
  if (script.prepare.length === 0) return;
  await runInTransaction(session, { ...transactionOptions(run), body: script.prepare });
}

async function buildConcurrently(session: Session, script: Script, run: PhaseRun): Promise<void> {
  const { pack, patience, signal } = run;
  const note = (text: string) => run.report({ type: 'note', text });
  await retryOnLockConflict(
    patience,
    () =>
      buildIndexes(session, pack.file, script.concurrently, {
        signal,
        onRepair: (index) =>
          note(`index ${index} was invalid, left by a build cut short: dropped, building it again`),
        onBuild: (index) => note(`building index ${index} concurrently`),
      }),
    ({ attempt, of }) => note(`an index waited too long for a lock; attempt ${attempt} of ${of}`),
    signal,
  );
}

async function runPack(
  session: Session,
  body: Script['statements'],
  id: string,
  run: PhaseRun,
): Promise<RowCounts> {
  const { pack, report } = run;
  const recording = body.findLast(({ text }) =>
    /^update\s+public\.migration_control\b/i.test(text),
  );
  let rowsAfter: RowCounts = {};
  await runInTransaction(session, {
    ...transactionOptions(run),
    body,
    before: async (statement, done) => {
      report({ type: 'statement', pack, done, total: body.length });
      if (statement !== recording) return;
      rowsAfter = await countRows(session);
      await recordRowCounts(session, id, rowsAfter);
    },
    last: async () => {
      if (await isRecordedComplete(session, id)) return;
      throw new Error(
        `${pack.file} does not mark phase ${pack.phase} as complete in public.migration_control at its end`,
      );
    },
  });
  return rowsAfter;
}

function transactionOptions({ pack, patience, signal, report }: PhaseRun) {
  const onNote = (text: string) => report({ type: 'note', text });
  return { file: pack.file, patience, signal, onNote };
}

function phaseFailed(
  error: unknown,
  pack: Pack,
  what: string,
  remains: string,
  interrupted: boolean,
): KpError {
  const rolledBack = [
    'Its transaction was rolled back: nothing of it is in the database.',
    remains,
  ];
  return new KpError(
    `Phase ${pack.phase} (${pack.file}) ${interrupted ? 'was interrupted' : 'failed'}.`,
    {
      exitCode: interrupted ? exitCodes.interrupted : exitCodes.failed,
      code: interrupted ? 'interrupted' : 'phase_failed',
      detail: [what, rolledBack.filter(Boolean).join(' ')].join('\n'),
      suggestion: `${interrupted ? 'To go on' : 'When the cause is dealt with'}, run kp migrate --resume. To leave the phase out, run kp rollback --to ${pack.phase - 1}.`,
      result: error instanceof StatementError ? { failure: error.failure } : undefined,
      cause: error,
    },
  );
}

function lostConnection(error: unknown, pack: Pack): KpError {
  return new KpError(`The connection was lost in phase ${pack.phase} (${pack.file}).`, {
    exitCode: exitCodes.unreachable,
    code: 'connection_lost',
    detail: `${errorText(error)} The server rolls back what was under way.`,
    suggestion:
      'Look with kp status when the server is back. If the phase shows as interrupted, run kp migrate --resume.',
    cause: error,
  });
}
