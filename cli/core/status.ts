import { type LockHolder, lockHolder } from './advisory-lock.ts';
import { type Attempt, readHistory } from './migration-control.ts';
import { readPacks } from './packs.ts';
import { openBreaker, type PhaseStatus, phaseStates } from './phase-state.ts';
import { aboutStrangers, foreignRelations } from './preconditions.ts';
import { listRollbackPoints } from './rollback-point.ts';
import { Session } from './session.ts';

export interface PhaseReport {
  phase: number;
  pack: string;
  status: PhaseStatus;
  startedAt: string | null;
  completedAt: string | null;
  seconds: number | null;
  executedBy: string | null;
  /** Of the file that ran; null where the pack was pasted by hand. */
  checksum: string | null;
  byHand: boolean;
  edited: boolean;
  error: string | null;
  rollbackPoint: string | null;
}

export interface StatusReport {
  database: string;
  serverVersion: string;
  phases: PhaseReport[];
  pending: number[];
  breaker: { open: boolean; code?: string; reason?: string; suggestion?: string | undefined };
  run: { pid: number; who: string; since: string } | null;
  foreign: string[];
  rollbackPoints: { name: string; from: number; to: number }[];
}

export async function status(databaseUrl: string, folder: string): Promise<StatusReport> {
  const packs = readPacks(folder);
  const session = await Session.open(databaseUrl, { applicationName: 'kp status' });
  try {
    const [server] = await session.query<{ version: string }>(
      "select pg_catalog.current_setting('server_version') as version",
    );
    const holder = await lockHolder(session);
    const history = await readHistory(session);
    const states = phaseStates(packs, history, holder);
    const foreign = await foreignRelations(session);
    return {
      database: session.where,
      serverVersion: server?.version ?? '',
      phases: states.map(({ pack, status, attempt, edited }) => ({
        phase: pack.phase,
        pack: pack.file,
        status,
        edited,
        ...fromAttempt(attempt),
        byHand: status === 'complete' && !attempt?.checksum,
      })),
      pending: states.filter((state) => state.status !== 'complete').map(({ pack }) => pack.phase),
      breaker: breakerReport(openBreaker(states, history), foreign),
      run: runReport(holder),
      foreign,
      rollbackPoints: await listRollbackPoints(session),
    };
  } finally {
    await session.close();
  }
}

export async function migrationLog(databaseUrl: string): Promise<Attempt[]> {
  const session = await Session.open(databaseUrl, { applicationName: 'kp status' });
  try {
    return await readHistory(session);
  } finally {
    await session.close();
  }
}

function fromAttempt(attempt: Attempt | undefined) {
  return {
    startedAt: attempt?.startedAt.toISOString() ?? null,
    completedAt: attempt?.completedAt?.toISOString() ?? null,
    seconds: attempt?.durationMs ? Number(attempt.durationMs) / 1000 : null,
    executedBy: attempt?.executedBy ?? null,
    checksum: attempt?.checksum ?? null,
    error: attempt?.error ?? null,
    rollbackPoint: attempt?.rollbackPoint ?? null,
  };
}

function breakerReport(
  refusal: ReturnType<typeof openBreaker>,
  foreign: readonly string[],
): StatusReport['breaker'] {
  if (foreign.length > 0) {
    return {
      open: true,
      code: 'foreign_database',
      reason: `The database was not made by these packs: it has ${foreign.slice(0, 3).join(', ')}.`,
      suggestion: aboutStrangers,
    };
  }
  if (!refusal) return { open: false };
  const { code, message, suggestion } = refusal;
  return { open: true, code, reason: message, suggestion };
}

function runReport(holder: LockHolder | undefined): StatusReport['run'] {
  return holder ? { pid: holder.pid, who: holder.who, since: holder.since.toISOString() } : null;
}
