export const benchGroups = [
  'query',
  'search',
  'rls',
  'trigger',
  'refresh',
  'install',
  'rollback',
  'concurrency',
] as const;
export type BenchGroup = (typeof benchGroups)[number];

export interface BenchResult {
  name: string;
  group: BenchGroup;
  p50: number;
  p95: number;
  /** What p95 may be at most; for `rls`, what p50 may be. Null: measured, but nothing is promised. */
  budget: number | null;
  unit: 'ms' | 's' | 'times' | 'per second' | 'errors';
  /** Null without a budget. */
  within: boolean | null;
}

interface BenchSkipped {
  name: string;
  group: BenchGroup;
  reason: string;
}

export interface BenchReport {
  /** The size of `kp load` that the database is nearest to, or "demo". */
  scale: string;
  rows: Record<string, number>;
  server: string;
  people: { role: string; email: string }[];
  runs: number;
  /** Groups that were asked for and not reached, because somebody pressed Ctrl-C. */
  interrupted: boolean;
  results: BenchResult[];
  skipped: BenchSkipped[];
}
