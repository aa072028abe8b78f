import { become } from '../query-people.ts';
import { Session } from '../session.ts';
import type { Bench } from './bench.ts';
import { spread } from './timing.ts';

/** The refresh itself, and what somebody who reads meanwhile has to wait. */
export async function benchRefresh(bench: Bench): Promise<void> {
  const reader = await Session.open(bench.databaseUrl, { applicationName: 'kp bench reader' });
  const refreshes: number[] = [];
  const reads: number[] = [];
  try {
    for (let run = 0; run < Math.min(bench.runs, 5); run += 1) {
      bench.onStep?.(`refresh ${run + 1}`);
      let isRunning = true;
      const reading = readWhile(bench, reader, () => isRunning);
      const refreshing = refreshOnce(bench).finally(() => {
        isRunning = false;
      });
      const [{ ms, error }, waits] = await Promise.all([refreshing, reading]);
      if (error !== null) return bench.skip('refresh', 'dashboard refresh', error);
      refreshes.push(ms / 1000);
      reads.push(...waits);
    }
  } finally {
    await reader.close();
  }
  bench.add({
    ...{ name: 'dashboard refresh', group: 'refresh' },
    ...{ ...spread(refreshes), budget: 2, unit: 's' },
  });
  bench.add({
    ...{ name: 'a reader of the dashboard meanwhile', group: 'refresh' },
    ...{ ...spread(reads), budget: 50, unit: 'ms' },
  });
}

async function refreshOnce({
  session,
  signal,
}: Bench): Promise<{ ms: number; error: string | null }> {
  signal?.throwIfAborted();
  const stop = () => session.cancel();
  signal?.addEventListener('abort', stop);
  await session.begin();
  try {
    const started = performance.now();
    const [row] = await session.query<{ succeeded: boolean; error: string | null }>(
      'select succeeded, error from public.refresh_dashboard_view()',
    );
    const ms = performance.now() - started;
    return { ms, error: row?.succeeded ? null : (row?.error ?? 'it did not succeed') };
  } finally {
    signal?.removeEventListener('abort', stop);
    await session.rollback();
  }
}

async function readWhile(bench: Bench, reader: Session, goOn: () => boolean): Promise<number[]> {
  const person = bench.people[0]?.person ?? 'service';
  const times: number[] = [];
  do {
    const started = performance.now();
    await reader.transaction(async () => {
      await become(reader, person);
      await reader.run('select * from reporting.dashboard_totals()');
    });
    times.push(performance.now() - started);
  } while (goOn());
  return times;
}
