import { takeLock } from './advisory-lock.ts';
import { exitCodes, KpError } from './errors.ts';
import { defaultLockPatience, type LockPatience } from './lock-patience.ts';
import { countLosses, declaredLosses, type Loss, lossName, mergeLosses } from './losses.ts';
import {
  readHistory,
  recordCleared,
  recordInterrupted,
  recordRollback,
} from './migration-control.ts';
import { type Pack, readPacks, type Script, transactionBody } from './packs.ts';
import { type PhaseState, phaseStates, unknownPhase } from './phase-state.ts';
import { plural } from './plural.ts';
import { foreignRelations, requireKnownServer, requireOwnDatabase } from './preconditions.ts';
import { stopped, wouldLose } from './rollback-error.ts';
import { unsavedRows, writeRollbackPoint } from './rollback-point.ts';
import { requireRollbackScript, runInTransaction } from './rollback-script.ts';
import { tryRollback } from './rollback-trial.ts';
import { secondsSince } from './seconds-since.ts';
import { Session } from './session.ts';

export type RollbackEvent =
  | { type: 'point-written'; point: string; saved: SavedRows[] }
  | { type: 'phase-started'; pack: Pack }
  | { type: 'phase-rolled-back'; pack: Pack; seconds: number }
  | { type: 'note'; text: string };

interface SavedRows {
  name: string;
  rows: number;
}

interface RolledBackPhase {
  phase: number;
  pack: string;
  status: 'rolled_back';
  seconds: number;
}

export interface RollbackResult {
  rolledBack: RolledBackPhase[];
  rollbackPoint: string | null;
  saved: SavedRows[];
  /** What is none of the packs' and stays: before the phases can run again, it has to move. */
  strangers: string[];
}

export interface RollbackOptions {
  databaseUrl: string;
  folder: string;
  /** Last phase that stays; 0: none. */
  to: number;
  discardData?: boolean | undefined;
  patience?: LockPatience | undefined;
  signal?: AbortSignal | undefined;
  report?: ((event: RollbackEvent) => void) | undefined;
}

interface Step {
  pack: Pack;
  state: PhaseState;
  script: Script;
}

export async function rollback(options: RollbackOptions): Promise<RollbackResult> {
  const { databaseUrl, folder, to, discardData, signal } = options;
  const { patience = defaultLockPatience, report = () => undefined } = options;
  const packs = readPacks(folder);
  if (to < 0 || to > packs.length) {
    throw new KpError(`--to takes 0 to ${packs.length}: the last phase that stays.`, {
      exitCode: exitCodes.usage,
      code: 'no_such_phase',
      suggestion: 'kp status shows the phases.',
    });
  }
  const session = await Session.open(databaseUrl, { applicationName: 'kp rollback' });
  const result: RollbackResult = { rolledBack: [], rollbackPoint: null, saved: [], strangers: [] };
  try {
    await requireKnownServer(session);
    await takeLock(session);
    await requireOwnDatabase(session);
    const steps = stepsBack(await currentStates(session, packs), folder, to);
    const from = steps.at(0)?.pack.phase ?? to;
    const losses = await tryRollback(session, steps, patience, signal);
    if (losses.length > 0 && !discardData) throw wouldLose(losses, to);
    // Everything that the scripts declare, so that seeds come back as they were, too.
    const declared = mergeLosses(steps.flatMap(({ script }) => declaredLosses(script)));
    const kept = discardData ? await countLosses(session, declared.map(wholeTable)) : [];
    if (kept.length > 0) {
      const point = await writeRollbackPoint(session, kept, { to, from }, new Date());
      result.rollbackPoint = point;
      result.saved = kept.map((loss) => ({ name: lossName(loss), rows: loss.rows }));
      report({ type: 'point-written', point, saved: result.saved });
    }
    const own: string[] = [];
    for (const step of steps) {
      const { pack } = step;
      report({ type: 'phase-started', pack });
      const seconds = await takeBack(session, step, result, own, options);
      result.rolledBack.push({
        phase: pack.phase,
        pack: pack.file,
        status: 'rolled_back',
        seconds,
      });
      report({ type: 'phase-rolled-back', pack, seconds });
    }
    result.strangers = await foreignRelations(session);
    return result;
  } finally {
    await session.close();
  }
}

/** Rows that a phase would make again come back as they were, too; `false` marks a log, never kept. */
function wholeTable(loss: Loss): Loss {
  return loss.column || loss.where === 'false' ? loss : { ...loss, where: undefined };
}

async function currentStates(session: Session, packs: readonly Pack[]): Promise<PhaseState[]> {
  const history = await readHistory(session);
  const states = phaseStates(packs, history);
  const unknown = unknownPhase(states, history);
  if (unknown) throw unknown;
  return states;
}

/** Newest first. A failed or interrupted phase is taken back too: its preparations may be there. */
function stepsBack(states: readonly PhaseState[], folder: string, to: number): Step[] {
  return states
    .filter(
      ({ pack, status }) => pack.phase > to && status !== 'pending' && status !== 'rolled_back',
    )
    .toReversed()
    .map((state) => {
      const { pack } = state;
      return { pack, state, script: requireRollbackScript(folder, pack) };
    });
}

async function takeBack(
  session: Session,
  { pack, state, script }: Step,
  result: RollbackResult,
  own: string[],
  { patience = defaultLockPatience, signal, report = () => undefined }: RollbackOptions,
): Promise<number> {
  const { attempt, status } = state;
  const started = performance.now();
  try {
    const body = transactionBody(script, 'commit');
    if (attempt && status === 'interrupted') {
      await recordInterrupted(session, attempt.migrationId);
    }
    await runInTransaction(session, {
      file: `rollback/${script.file}`,
      body,
      patience,
      signal,
      onNote: (text) => report({ type: 'note', text }),
      first: async () => {
        await requireAllSaved(session, script, result.rollbackPoint, own);
        await recordRollback(session, pack.phase, result.rollbackPoint);
      },
      // The first pack's way back drops the history.
      last: async () => {
        if (pack.phase > 1 && status !== 'complete') await recordCleared(session, pack);
        own.push(await session.transactionId());
      },
    });
    return secondsSince(started);
  } catch (error) {
    throw stopped(error, { pack, result, interrupted: signal?.aborted, lost: session.isLost });
  }
}

/** Between the check (or the copy) and this lock, users may have written. */
async function requireAllSaved(
  session: Session,
  script: Script,
  point: string | null,
  own: readonly string[],
): Promise<void> {
  for (const loss of declaredLosses(script)) {
    const rows = await unsavedRows(session, loss, point, own);
    if (rows === 0) continue;
    throw new KpError(
      `${plural(rows, 'row')} of ${lossName(loss)} appeared while the rollback was under way.`,
      {
        exitCode: exitCodes.refused,
        code: 'rows_appeared',
        suggestion: 'Stop what writes to this database, then run the same command again.',
      },
    );
  }
}
