import { takeLock } from './advisory-lock.ts';
import { exitCodes, interrupted, KpError } from './errors.ts';
import { type Scale, type Sizes, sizesOf } from './load-scales.ts';
import { otherLoad, readExistingLoad, refuseForeignData, requireSchema } from './load-state.ts';
import { type LoadStep, loadSteps, readLoadFile } from './load-steps.ts';
import {
  countTables,
  difference,
  refreshDashboard,
  type TableRows,
  tidyTables,
  total,
} from './load-tables.ts';
import { secondsSince } from './seconds-since.ts';
import { Session } from './session.ts';

export interface LoadOptions {
  databaseUrl: string;
  scale: Scale;
  seed: number;
  /** Beside data that is no load's. */
  add?: boolean | undefined;
  /** Lets the load's people sign in. */
  password?: string | undefined;
  signal?: AbortSignal | undefined;
  report?: ((progress: LoadProgress) => void) | undefined;
}

export interface LoadProgress {
  what: string;
  /** Portions of this step. */
  done: number;
  of: number;
  /** Of the whole load, from 0 to 1. */
  share: number;
  rows: number;
  /** Once a step is complete. */
  seconds?: number;
}

export interface LoadReport {
  scale: Scale;
  seed: number;
  day: string;
  /** False where the same load was there already. */
  loaded: boolean;
  seconds: number;
  /** Of the load; all there are, where it was there already. */
  rows: TableRows[];
  rowsPerSecond: number;
  accounts: Record<'busiestRep' | 'manager' | 'admin', string>;
}

/**
 * All in one transaction: whatever ends it early leaves the database as it was. Statistics and the
 * dashboard come after it, and again with the same load asked for a second time.
 */
export async function load(options: LoadOptions): Promise<LoadReport> {
  const { scale, seed, signal } = options;
  const session = await Session.open(options.databaseUrl, { applicationName: 'kp load' });
  const cancel = () => session.cancel();
  signal?.addEventListener('abort', cancel);
  const started = performance.now();
  try {
    await requireSchema(session);
    await takeLock(session);
    const there = await readExistingLoad(session);
    if (there && (there.scale !== scale || there.seed !== seed)) throw otherLoad(there);
    if (!there && !options.add) await refuseForeignData(session);
    const day = there?.day ?? (await readToday(session));
    const before = there ? [] : await countTables(session);
    if (!there) await session.transaction(() => loadAll(session, options, day));
    const inserted = secondsSince(started);
    const rows = difference(await countTables(session), before);
    await finish(session, options);
    return {
      scale,
      seed,
      day,
      loaded: !there,
      seconds: secondsSince(started),
      rows,
      rowsPerSecond: there ? 0 : Math.round(total(rows) / inserted),
      accounts: {
        busiestRep: 'rep01@load.test',
        manager: 'manager1@load.test',
        admin: 'admin@load.test',
      },
    };
  } catch (error) {
    if (!signal?.aborted || session.isLost) throw error;
    throw interrupted('Interrupted; nothing of the load is there.', 'Run it again.', error);
  } finally {
    signal?.removeEventListener('abort', cancel);
    await session.close();
  }
}

async function loadAll(session: Session, options: LoadOptions, day: string): Promise<void> {
  const { scale, seed, signal, report } = options;
  const sizes = sizesOf[scale];
  await session.run("set local synchronous_commit = off; set local work_mem = '128MB'");
  await setPassword(session, options.password);
  const work = loadSteps.reduce((sum, step) => sum + step.weight * rowsOf(step, sizes), 0);
  let behind = 0;
  for (const step of loadSteps) {
    const started = performance.now();
    const rows = rowsOf(step, sizes);
    const portions = portionsOf(step, sizes);
    for (const [index, [first, last]] of portions.entries()) {
      const share = (behind + step.weight * (first - 1)) / work;
      report?.({ what: step.what, done: index, of: portions.length, share, rows });
      signal?.throwIfAborted();
      await session.run(readLoadFile(step.file, { ...sizes, scale, seed, day, first, last }));
    }
    behind += step.weight * rows;
    const [done, of] = [portions.length, portions.length];
    const seconds = secondsSince(started);
    report?.({ what: step.what, done, of, share: behind / work, rows, seconds });
  }
  report?.({ what: 'checking the rules', done: 0, of: 1, share: 1, rows: 0 });
  signal?.throwIfAborted();
  await check(session);
}

function rowsOf(step: LoadStep, sizes: Sizes): number {
  return step.portions ? sizes[step.portions.of] : 0;
}

function portionsOf(step: LoadStep, sizes: Sizes): [first: number, last: number][] {
  if (!step.portions) return [[1, 1]];
  const { size } = step.portions;
  const rows = rowsOf(step, sizes);
  return Array.from({ length: Math.ceil(rows / size) }, (_, index) => [
    index * size + 1,
    Math.min((index + 1) * size, rows),
  ]);
}

async function readToday(session: Session): Promise<string> {
  const [row] = await session.query<{ day: string }>(
    "select (now() at time zone 'UTC')::date::text as day",
  );
  return row?.day ?? '';
}

/** Hashed once for everybody: a hash takes longer than a person. */
async function setPassword(session: Session, password: string | undefined): Promise<void> {
  await session.query(
    `select set_config('kp.load_password_hash',
       coalesce(extensions.crypt($1, extensions.gen_salt('bf', 10)), ''), true)`,
    [password ?? null],
  );
}

async function check(session: Session): Promise<void> {
  const broken = await session.query<{ rule: string; rows: number }>(
    readLoadFile('910-check.sql', {}),
  );
  if (broken.length === 0) return;
  throw new KpError('The load breaks rules of this database; all of it was taken back.', {
    exitCode: exitCodes.failed,
    code: 'load_inconsistent',
    detail: broken.map(({ rule, rows }) => `${rule}: ${rows} rows`).join('\n'),
    suggestion: 'Run kp verify, to see whether the rules here are those of this repository.',
  });
}

async function finish(session: Session, { signal, report }: LoadOptions): Promise<void> {
  report?.({ what: 'vacuuming', done: 0, of: 1, share: 1, rows: 0 });
  signal?.throwIfAborted();
  await tidyTables(session);
  report?.({ what: 'refreshing the dashboard', done: 0, of: 1, share: 1, rows: 0 });
  signal?.throwIfAborted();
  await refreshDashboard(session);
}
