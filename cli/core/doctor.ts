import { CannotCheck, type Check, type Examination, type Finding } from './doctor/check.ts';
import { grantChecks } from './doctor/grants.ts';
import { operationChecks } from './doctor/operation.ts';
import { peopleChecks } from './doctor/people.ts';
import { performanceChecks } from './doctor/performance.ts';
import { rowSecurityChecks } from './doctor/row-security.ts';
import { rowChecks } from './doctor/rows.ts';
import { structureChecks } from './doctor/structure.ts';
import { exitCodes, KpError } from './errors.ts';
import { readHistory } from './migration-control.ts';
import { lockHolder } from './advisory-lock.ts';
import { readPacks } from './packs.ts';
import { completedPhases, phaseStates } from './phase-state.ts';
import { requireOwnDatabase } from './preconditions.ts';
import { secondsSince } from './seconds-since.ts';
import { Session } from './session.ts';
import { isPostgresError } from './database-error.ts';

const checks: readonly Check[] = [
  ...operationChecks,
  ...rowSecurityChecks,
  ...grantChecks,
  ...structureChecks,
  ...rowChecks,
  ...peopleChecks,
  ...performanceChecks,
];

export const checkNames: readonly string[] = checks.map(({ name }) => name);

export interface CheckReport {
  name: string;
  promise: string;
  /** Pending: its phase is still to be run. Unknown: it could not be made, which is no pass. */
  status: 'passed' | 'found' | 'unknown' | 'pending';
  /** Why it is unknown or pending. */
  reason: string | null;
  seconds: number;
  findings: Finding[];
}

export interface DoctorOptions {
  databaseUrl: string;
  folder: string;
  /** Names of checks; all without it. */
  only?: readonly string[] | undefined;
  onStart?: ((name: string) => void) | undefined;
  onCheck?: ((report: CheckReport) => void) | undefined;
}

/** Asks everything, and changes nothing. */
export async function examine(options: DoctorOptions): Promise<CheckReport[]> {
  const { databaseUrl, folder, only, onStart, onCheck } = options;
  const session = await Session.open(databaseUrl, { applicationName: 'kp doctor' });
  try {
    await requireOwnDatabase(session);
    const states = phaseStates(
      readPacks(folder),
      await readHistory(session),
      await lockHolder(session),
    );
    const complete = new Set(completedPhases(states).map(({ pack }) => pack.phase));
    if (complete.size === 0) throw nothingThere();
    const reports: CheckReport[] = [];
    for (const check of checks) {
      if (only && !only.includes(check.name)) continue;
      onStart?.(check.name);
      const isPending = check.phase > 0 && !complete.has(check.phase);
      const report = isPending
        ? {
            ...blank(check),
            status: 'pending' as const,
            reason: `It comes with phase ${check.phase}.`,
          }
        : await make(check, { session, states });
      reports.push(report);
      onCheck?.(report);
    }
    return reports;
  } finally {
    await session.close();
  }
}

async function make(check: Check, examination: Examination): Promise<CheckReport> {
  const { session } = examination;
  const started = performance.now();
  await session.begin();
  try {
    await session.run(settings);
    const findings = await check.find(examination);
    const status = findings.length > 0 ? 'found' : 'passed';
    return { ...blank(check), status, findings, seconds: secondsSince(started) };
  } catch (error) {
    if (!(error instanceof CannotCheck || isPostgresError(error))) throw error;
    return {
      ...blank(check),
      status: 'unknown',
      reason: error.message,
      seconds: secondsSince(started),
    };
  } finally {
    await session.rollback();
  }
}

// Names with their schema; and a login that row security binds is told so, instead of finding nothing.
const settings = `
  set transaction read only;
  set local search_path = '';
  set local row_security = off;
  set local statement_timeout = '5min'`;

function blank({ name, promise }: Check) {
  return { name, promise, reason: null, seconds: 0, findings: [] };
}

function nothingThere(): KpError {
  return new KpError('There is nothing to examine: no phase is complete.', {
    exitCode: exitCodes.refused,
    code: 'phase_pending',
    suggestion: 'Run kp migrate first; kp status shows where it stands.',
  });
}
