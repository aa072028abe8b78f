import { requireNoRun, takeLock } from './advisory-lock.ts';
import { KpError } from './errors.ts';
import { defaultLockPatience, type LockPatience } from './lock-patience.ts';
import { readHistory, recordInterrupted } from './migration-control.ts';
import { type Pack, readPacks, readScript, requirePhase } from './packs.ts';
import { openBreaker, type PhaseState, phaseStates } from './phase-state.ts';
import { requireKnownServer, requireOwnDatabase } from './preconditions.ts';
import type { RowCounts } from './row-counts.ts';
import { runPhase } from './run-phase.ts';
import { Session } from './session.ts';

export type MigrateEvent =
  | { type: 'phase-started'; pack: Pack }
  | { type: 'statement'; pack: Pack; done: number; total: number }
  | { type: 'note'; text: string }
  | { type: 'phase-complete'; phase: CompletedPhase };

export interface CompletedPhase {
  phase: number;
  pack: string;
  status: 'complete';
  seconds: number;
  rowsBefore: RowCounts;
  rowsAfter: RowCounts;
}

export interface PlannedPhase {
  phase: number;
  pack: string;
  status: 'pending';
  statements: number;
  /** Indexes built concurrently before the phase. */
  indexes: number;
}

export interface MigrateOptions {
  databaseUrl: string;
  folder: string;
  /** Last phase to run; all without it. */
  to?: number | undefined;
  resume?: boolean | undefined;
  demo?: boolean | undefined;
  patience?: LockPatience | undefined;
  signal?: AbortSignal | undefined;
  report?: ((event: MigrateEvent) => void) | undefined;
}

export async function migrate(options: MigrateOptions): Promise<CompletedPhase[]> {
  const { folder, patience = defaultLockPatience, signal, report = () => undefined } = options;
  const packs = packsUpTo(folder, options.to);
  const onNotice = ({ severity, message }: { severity: string; message: string }) => {
    if (severity === 'WARNING') report({ type: 'note', text: `PostgreSQL warns: ${message}` });
  };
  const session = await Session.open(options.databaseUrl, {
    applicationName: 'kp migrate',
    onNotice,
  });
  const complete: CompletedPhase[] = [];
  try {
    await requireKnownServer(session);
    await takeLock(session);
    await requireOwnDatabase(session);
    const states = await requireClosedBreaker(session, readPacks(folder), options.resume);
    for (const { pack, attempt } of states) {
      if (attempt?.status !== 'running') continue;
      await recordInterrupted(session, attempt.migrationId);
      report({ type: 'note', text: `phase ${pack.phase} was interrupted; it starts afresh` });
    }
    if (options.demo) await session.run("set kp.demo = 'on'");
    for (const pack of pendingPacks(states, packs)) {
      report({ type: 'phase-started', pack });
      try {
        const phase = await runPhase(session, { folder, pack, patience, signal, report });
        complete.push(phase);
        report({ type: 'phase-complete', phase });
      } catch (error) {
        if (!(error instanceof KpError)) throw error;
        const failed = { phase: pack.phase, pack: pack.file, status: 'failed' };
        throw error.withResult({ phases: [...complete, failed] });
      }
    }
    return complete;
  } finally {
    await session.close();
  }
}

/** What `migrate` would run, or the refusal that it would meet; changes nothing. */
export async function planMigration(options: MigrateOptions): Promise<PlannedPhase[]> {
  const packs = packsUpTo(options.folder, options.to);
  const session = await Session.open(options.databaseUrl, { applicationName: 'kp migrate --plan' });
  try {
    await requireKnownServer(session);
    await requireOwnDatabase(session);
    await requireNoRun(session);
    const states = await requireClosedBreaker(session, readPacks(options.folder), options.resume);
    return pendingPacks(states, packs).map(({ phase, file, path }) => {
      const { statements, concurrently } = readScript(path);
      return {
        phase,
        pack: file,
        status: 'pending',
        statements: statements.length,
        indexes: concurrently.length,
      };
    });
  } finally {
    await session.close();
  }
}

async function requireClosedBreaker(
  session: Session,
  packs: readonly Pack[],
  resume: boolean | undefined,
): Promise<PhaseState[]> {
  const history = await readHistory(session);
  const states = phaseStates(packs, history);
  const breaker = openBreaker(states, history, resume);
  if (breaker) throw breaker;
  return states;
}

function pendingPacks(states: readonly PhaseState[], packs: readonly Pack[]): Pack[] {
  const done = new Set(
    states.filter(({ status }) => status === 'complete').map(({ pack }) => pack.phase),
  );
  return packs.filter(({ phase }) => !done.has(phase));
}

function packsUpTo(folder: string, to: number | undefined): Pack[] {
  const packs = readPacks(folder);
  if (to === undefined) return packs;
  requirePhase(packs, to);
  return packs.slice(0, to);
}
