import { z } from 'zod';
import { type Asking, askRepeatedly } from './ask.ts';
import { explain, type Explained, round } from './explain.ts';
import { percentile } from './percentiles.ts';
import { type ListedQuery, readQueries } from './queries.ts';
import { findParameters } from './query-parameters.ts';
import { findPeople, findPerson, type MeasuredPerson } from './query-people.ts';
import { countRows } from './row-counts.ts';
import { Session } from './session.ts';

const captured = z.object({
  query: z.string(),
  /** The service role, as the runbook measures; or the busiest rep, under row security. */
  as: z.enum(['service', 'rep']),
  /** Why there are no numbers. */
  skipped: z.string().optional(),
  medianMs: z.number(),
  p95Ms: z.number(),
  /** Shared blocks of the run in the middle. */
  hit: z.number(),
  read: z.number(),
  plan: z.array(
    z.object({ depth: z.number(), step: z.string(), ms: z.number(), blocks: z.number() }),
  ),
});

export const baselineSchema = z.object({
  name: z.string(),
  capturedAt: z.string(),
  server: z.string(),
  runs: z.number(),
  /** Rows per table; big ones as the planner estimates them. */
  rows: z.record(z.string(), z.number()),
  /** In whose name the rep's part was measured. */
  rep: z.string().nullable(),
  /** The records that it was asked for. */
  parameters: z.record(z.string(), z.string().nullable()),
  queries: z.array(captured),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type CapturedQuery = z.infer<typeof captured>;

export interface CaptureOptions {
  name: string;
  /** Of each query; those without a budget run three times at most. */
  runs?: number | undefined;
  /** E-mail of somebody to take instead of the busiest rep. */
  as?: string | undefined;
  /** Folder with baselines/queries. */
  folder: string;
  signal?: AbortSignal | undefined;
  onQuery?: ((query: CapturedQuery) => void) | undefined;
}

/** Measures every listed query, and leaves no trace. A query that cannot run says why. */
export async function captureBaseline(
  databaseUrl: string,
  options: CaptureOptions,
): Promise<Baseline> {
  const { name, runs = 10, folder } = options;
  const queries = readQueries(folder);
  const session = await Session.open(databaseUrl, { applicationName: 'kp baseline' });
  try {
    const rep = await findRep(session, options.as);
    const parameters = await findParameters(session, rep);
    const parts: Part[] = [{ as: 'service', person: 'service' }];
    if (rep) parts.push({ as: 'rep', person: rep });
    const measured: CapturedQuery[] = [];
    for (const query of queries) {
      for (const part of parts) {
        const one = await capture(session, query, part, {
          parameters,
          runs,
          signal: options.signal,
        });
        measured.push(one);
        options.onQuery?.(one);
      }
    }
    const counts = Object.entries(await countRows(session));
    const [server] = await session.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    return {
      name,
      capturedAt: new Date().toISOString(),
      server: server?.version ?? '',
      runs,
      rows: Object.fromEntries(counts.map(([table, { rows }]) => [table, rows])),
      rep: rep?.email ?? null,
      parameters,
      queries: measured,
    };
  } finally {
    await session.close();
  }
}

interface Part {
  as: CapturedQuery['as'];
  person: MeasuredPerson | 'service';
}

async function findRep(session: Session, email: string | undefined) {
  if (email) return findPerson(session, email);
  return (await findPeople(session)).find(({ role }) => role === 'rep');
}

async function capture(
  session: Session,
  query: ListedQuery,
  { as, person }: Part,
  asking: Omit<Asking, 'person'>,
): Promise<CapturedQuery> {
  const asked = await askRepeatedly(session, query, { ...asking, person }, (sql) =>
    explain(session, sql),
  );
  if ('skipped' in asked) return { query: query.name, as, skipped: asked.skipped, ...nothing };
  const times = asked.answers.map(({ ms }) => ms);
  const middle = runInTheMiddle(asked.answers);
  return {
    query: query.name,
    as,
    medianMs: round(percentile(times, 0.5)),
    p95Ms: round(percentile(times, 0.95)),
    hit: middle?.hit ?? 0,
    read: middle?.read ?? 0,
    plan: middle?.plan ?? [],
  };
}

const nothing = { medianMs: 0, p95Ms: 0, hit: 0, read: 0, plan: [] };

function runInTheMiddle(runs: readonly Explained[]): Explained | undefined {
  const sorted = runs.toSorted((a, b) => a.ms - b.ms);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
