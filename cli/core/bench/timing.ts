import { percentile } from '../percentiles.ts';
import type { Session } from '../session.ts';

/** Milliseconds until the whole answer is here, at the connection. */
export async function timed(session: Session, sql: string): Promise<number> {
  const started = performance.now();
  await session.run(sql);
  return performance.now() - started;
}

export function spread(times: readonly number[]): { p50: number; p95: number } {
  return { p50: tidy(percentile(times, 0.5)), p95: tidy(percentile(times, 0.95)) };
}

/** Three digits that mean something. */
export function tidy(value: number): number {
  return Number(value.toPrecision(3));
}
