import { exitCodes, KpError } from '../errors.ts';
import { type ListedQuery, type Parameters, readQueries } from '../queries.ts';
import { findParameters } from '../query-parameters.ts';
import { findPeople, type MeasuredPerson } from '../query-people.ts';
import { countRows } from '../row-counts.ts';
import { Session } from '../session.ts';
import { benchConcurrency } from './concurrency.ts';
import { benchInstall } from './install.ts';
import { benchQueries } from './queries.ts';
import { benchRefresh } from './refresh.ts';
import type { BenchGroup, BenchReport, BenchResult } from './result.ts';
import { benchRowSecurity } from './row-security.ts';
import { benchTriggers } from './triggers.ts';

export interface BenchOptions {
  databaseUrl: string;
  /** Folder with sql/, rollback/ and baselines/queries. */
  folder: string;
  /** All without it. */
  only?: readonly BenchGroup[] | undefined;
  /** Of each query. */
  runs: number;
  /** How long many people work at once. */
  seconds: number;
  signal?: AbortSignal | undefined;
  onGroups?: ((groups: readonly BenchGroup[]) => void) | undefined;
  onStep?: ((what: string) => void) | undefined;
}

/** What a group works with. */
export interface Bench extends BenchOptions {
  session: Session;
  queries: ListedQuery[];
  people: { person: MeasuredPerson; parameters: Parameters }[];
  add(result: Omit<BenchResult, 'within'> & { within?: boolean | null }): void;
  skip(group: BenchGroup, name: string, reason: string): void;
}

// One run takes back phases that another has just built: install brings its rollback along.
const work: [BenchGroup[], (bench: Bench) => Promise<void>][] = [
  [['query', 'search'], benchQueries],
  [['rls'], benchRowSecurity],
  [['trigger'], benchTriggers],
  [['refresh'], benchRefresh],
  [['install', 'rollback'], benchInstall],
  [['concurrency'], benchConcurrency],
];

/** Measures against the budgets, and leaves no trace. What was measured before an abort is reported. */
export async function bench(options: BenchOptions): Promise<BenchReport> {
  const session = await Session.open(options.databaseUrl, { applicationName: 'kp bench' });
  try {
    const report = await begin(session, options);
    const people = await findPeople(session);
    report.people = people.map(({ role, email }) => ({ role, email }));
    const wanted = (groups: BenchGroup[]) =>
      !options.only || groups.some((group) => options.only?.includes(group));
    const state: Bench = {
      ...options,
      session,
      queries: readQueries(options.folder),
      people: [],
      add: (result) => {
        if (!wanted([result.group])) return;
        const within = result.budget === null ? null : result.p95 <= result.budget;
        report.results.push({ within, ...result });
      },
      skip: (group, name, reason) => {
        if (wanted([group])) report.skipped.push({ group, name, reason });
      },
    };
    for (const person of people) {
      state.people.push({ person, parameters: await findParameters(session, person) });
    }
    for (const [groups, measure] of work) {
      if (!wanted(groups)) continue;
      options.onGroups?.(groups);
      await untilAborted(measure(state), options.signal);
      if (options.signal?.aborted) return { ...report, interrupted: true };
    }
    return report;
  } finally {
    await session.close();
  }
}

/** Whatever fails after Ctrl-C fails because of it. */
async function untilAborted(measuring: Promise<void>, signal: AbortSignal | undefined) {
  try {
    await measuring;
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

async function begin(session: Session, { runs }: BenchOptions): Promise<BenchReport> {
  const counts = Object.entries(await countRows(session));
  const rows = Object.fromEntries(counts.map(([table, count]) => [table, count.rows]));
  if (!rows.opportunities || !rows.interactions) {
    throw new KpError('There is no data to measure.', {
      exitCode: exitCodes.refused,
      code: 'no_data',
      suggestion: 'Load some first: kp load --scale team, or --scale million for the budgets.',
    });
  }
  const [server] = await session.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return {
    ...{
      scale: scaleOf(rows.opportunities),
      rows,
      server: server?.version ?? '',
      people: [],
      runs,
    },
    ...{ interrupted: false, results: [], skipped: [] },
  };
}

function scaleOf(opportunities: number): string {
  if (opportunities >= 150_000) return 'million';
  if (opportunities >= 40_000) return 'brokerage';
  if (opportunities >= 4000) return 'team';
  return opportunities >= 180 ? 'small' : 'demo';
}
