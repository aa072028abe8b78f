import { asServerRefusal } from './database-error.ts';
import { exitCodes, interrupted, KpError } from './errors.ts';
import { errorText, StatementError } from './failure.ts';
import { readHistory } from './migration-control.ts';
import { type Pack, readCompanion, readPacks, requirePhase, transactionBody } from './packs.ts';
import { completedPhases, phaseStates } from './phase-state.ts';
import { requireOwnDatabase } from './preconditions.ts';
import { runStatements } from './run-script.ts';
import { secondsSince } from './seconds-since.ts';
import { Session } from './session.ts';

interface Check {
  name: string;
  status: 'passed' | 'failed';
  message?: string;
}

export interface VerifiedPhase {
  phase: number;
  pack: string;
  status: 'passed' | 'failed';
  seconds: number;
  checks: Check[];
}

export interface VerifyOptions {
  databaseUrl: string;
  folder: string;
  /** Every completed phase without it. */
  phase?: number | undefined;
  signal?: AbortSignal | undefined;
  onPhase?: ((phase: VerifiedPhase) => void) | undefined;
}

export async function verify(options: VerifyOptions): Promise<VerifiedPhase[]> {
  const packs = await packsToVerify(options);
  const verified: VerifiedPhase[] = [];
  for (const pack of packs) {
    const phase = await verifyPhase(pack, options);
    verified.push(phase);
    options.onPhase?.(phase);
  }
  return verified;
}

async function packsToVerify({ databaseUrl, folder, phase }: VerifyOptions): Promise<Pack[]> {
  const packs = readPacks(folder);
  if (phase !== undefined) requirePhase(packs, phase);
  const session = await Session.open(databaseUrl, { applicationName: 'kp verify' });
  try {
    await requireOwnDatabase(session);
    const states = completedPhases(phaseStates(packs, await readHistory(session)));
    const complete = states.map(({ pack }) => pack);
    const chosen = phase === undefined ? complete : complete.filter((pack) => pack.phase === phase);
    if (chosen.length > 0) return chosen;
    throw new KpError(
      phase === undefined
        ? 'There is nothing to verify: no phase is complete.'
        : `Phase ${phase} cannot be verified: it is not complete.`,
      {
        exitCode: exitCodes.refused,
        code: 'phase_not_complete',
        suggestion: `Run kp migrate${phase === undefined ? '' : ` --to ${phase}`} first; kp status shows where it stands.`,
      },
    );
  } finally {
    await session.close();
  }
}

/** A connection of its own: a script that fails may leave roles and settings behind. */
async function verifyPhase(
  pack: Pack,
  { databaseUrl, folder, signal }: VerifyOptions,
): Promise<VerifiedPhase> {
  const started = performance.now();
  const checks: Check[] = [];
  const session = await Session.open(databaseUrl, {
    applicationName: 'kp verify',
    onNotice: ({ message }) => {
      const name = /^ok:\s*(.+)$/s.exec(message)?.[1];
      if (name) checks.push({ name: name.trim(), status: 'passed' });
    },
  });
  const whole = `${pack.file} runs to its end`;
  try {
    const script = readCompanion(folder, 'verify', pack);
    if (!script) throw new Error(`verify/${pack.file} is missing`);
    await session.begin();
    await runStatements(session, `verify/${pack.file}`, transactionBody(script, 'rollback'), {
      signal,
    });
    checks.push({ name: whole, status: 'passed' });
  } catch (error) {
    if (session.isLost) throw error;
    // No broken promise, but the wrong address.
    const refusal = asServerRefusal(error instanceof StatementError ? error.cause : error);
    if (refusal?.code === 'read_only_database') throw refusal;
    if (signal?.aborted) {
      throw interrupted('Interrupted. The checks leave no trace.', 'Run kp verify again.', error);
    }
    checks.push({
      name: brokenPromise(error) ?? whole,
      status: 'failed',
      message: errorText(error),
    });
  } finally {
    await session.rollback();
    await session.close();
  }
  const failed = checks.some(({ status }) => status === 'failed');
  return {
    phase: pack.phase,
    pack: pack.file,
    status: failed ? 'failed' : 'passed',
    seconds: secondsSince(started),
    checks,
  };
}

/** The scripts say what they checked in the error, too, so that a check has one name whatever comes of it. */
function brokenPromise(error: unknown): string | undefined {
  return error instanceof StatementError
    ? /^Does not hold: (.+)$/s.exec(error.failure.message)?.[1]
    : undefined;
}
