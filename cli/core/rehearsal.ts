import { requireKnownServer } from './preconditions.ts';
import { requireRehearsable } from './rehearsal-checks.ts';
import {
  dropRecord,
  openRecord,
  readRecord,
  recordStep,
  takeRehearsalLock,
} from './rehearsal-record.ts';
import { type Outcome, type StepName, steps, stepTitles } from './rehearsal-steps.ts';
import { didNotEnd, notRehearsing, wasCutShort } from './rehearsal-stopped.ts';
import { secondsSince } from './seconds-since.ts';
import { Session } from './session.ts';

export interface RehearsedStep extends Outcome {
  step: StepName;
  title: string;
  status: 'passed' | 'failed';
  startedAt: string;
  seconds: number;
}

export interface Rehearsal {
  database: string;
  server: string;
  /** Went on after it was cut short. */
  continued: boolean;
  passed: boolean;
  /** Of its steps; without the time in which it lay cut short. */
  seconds: number;
  rollbackPoint: string | null;
  steps: RehearsedStep[];
}

export type RehearsalEvent =
  | { type: 'step-started'; title: string }
  | { type: 'doing'; what: string }
  | { type: 'step-done'; step: RehearsedStep };

export interface RehearsalOptions {
  databaseUrl: string;
  folder: string;
  /** Goes on with one that was cut short. */
  goOn?: boolean | undefined;
  /** Of each query of the baseline. */
  runs?: number | undefined;
  signal?: AbortSignal | undefined;
  report?: ((event: RehearsalEvent) => void) | undefined;
}

/**
 * What is found wrong on the way does not stop it, for the rows come back at its end. What does stop
 * it leaves a record in the database, from which `goOn` takes it there.
 */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const session = await Session.open(options.databaseUrl, { applicationName: 'kp rehearse' });
  const cancel = () => session.cancel();
  options.signal?.addEventListener('abort', cancel);
  try {
    await requireKnownServer(session);
    await takeRehearsalLock(session);
    const record = await readRecord(session);
    if (record && !options.goOn) throw await wasCutShort(session, options.folder, record);
    if (!record && options.goOn) throw notRehearsing();
    const done = record ?? [];
    await runSteps(session, options, done);
    await dropRecord(session);
    const [server] = await session.query<{ version: string }>(
      "select pg_catalog.current_setting('server_version') as version",
    );
    return {
      database: session.where,
      server: server?.version ?? '',
      continued: record !== undefined,
      passed: done.every(({ status }) => status === 'passed'),
      seconds: round(done.reduce((sum, step) => sum + step.seconds, 0)),
      rollbackPoint: done.find(({ step }) => step === 'rollback')?.rollbackPoint ?? null,
      steps: done,
    };
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    await session.close();
  }
}

const names: StepName[] = [
  'measure',
  'baseline',
  'rollback',
  'clean',
  'migrate',
  'catalogue',
  'verify',
  'restore',
  'rows',
  'compare',
];

async function runSteps(session: Session, options: RehearsalOptions, done: RehearsedStep[]) {
  const { databaseUrl, folder, runs = 3, signal, report = () => undefined } = options;
  const context = {
    ...{ session, databaseUrl, folder, runs, signal },
    doing: (what: string) => report({ type: 'doing', what }),
    outcome: (name: StepName): Outcome => done.find(({ step }) => step === name) ?? {},
  };
  let isRecorded = done.length > 0;
  try {
    if (!isRecorded) await requireRehearsable(session, folder);
    for (const name of names) {
      if (done.some(({ step }) => step === name)) continue;
      signal?.throwIfAborted();
      if (name === 'rollback' && !isRecorded) {
        await openRecord(session, done);
        isRecorded = true;
      }
      const title = stepTitles[name];
      report({ type: 'step-started', title });
      const startedAt = new Date().toISOString();
      const started = performance.now();
      const outcome = await steps[name](context);
      const seconds = secondsSince(started);
      const status = outcome.failures?.length ? 'failed' : 'passed';
      const step: RehearsedStep = { step: name, title, status, startedAt, seconds, ...outcome };
      if (isRecorded) await recordStep(session, step);
      done.push(step);
      report({ type: 'step-done', step });
    }
  } catch (error) {
    throw await didNotEnd(session, error, options);
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
