import { askRepeatedly } from '../ask.ts';
import { isPostgresError } from '../database-error.ts';
import { explain } from '../explain.ts';
import type { Bench } from './bench.ts';
import { spread, timed } from './timing.ts';

export async function benchTriggers(bench: Bench): Promise<void> {
  await oneInteraction(bench);
  await bulkInsert(bench, 10);
  await bulkInsert(bench, 1);
}

const insert = {
  name: 'interaction',
  screen: '',
  ...{ requests: [], untested: [], setting: [], adminOnly: false, bulk: false },
  sql: `insert into public.interactions (opportunity_id, interaction_type, status, notes)
        values (:'opportunity', 'call', 'nurturing', 'Measured')`,
};

/** What the server says that the triggers took, the opportunity's own included. */
async function oneInteraction(bench: Bench): Promise<void> {
  const name = 'triggers of one interaction';
  bench.onStep?.(name);
  const rep = bench.people.find(({ person }) => person.role === 'rep');
  if (!rep) return bench.skip('trigger', name, 'there is no active rep');
  const asking = { ...rep, runs: bench.runs, signal: bench.signal };
  const asked = await askRepeatedly(bench.session, insert, asking, async (sql) => {
    const { triggers } = await explain(bench.session, sql);
    return triggers.reduce((sum, { ms }) => sum + ms, 0);
  });
  if ('skipped' in asked) return bench.skip('trigger', name, asked.skipped);
  bench.add({ name, group: 'trigger', ...spread(asked.answers), budget: 2, unit: 'ms' });
}

/** Ten interactions for each of so many opportunities; or one each, which has no budget: see docs/deviations.md. */
async function bulkInsert(bench: Bench, each: 10 | 1): Promise<void> {
  const [live] = await bench.session.query<{ number: number }>(
    'select count(*)::int as number from public.opportunities where deleted_at is null',
  );
  const opportunities = Math.min(live?.number ?? 0, 50_000 / each);
  const name = `${count(opportunities * each)} interactions at once on ${count(opportunities)} opportunities, against without triggers`;
  const ratios: number[] = [];
  try {
    for (let round = 0; round < Math.min(bench.runs, each === 1 ? 1 : 3); round += 1) {
      bench.onStep?.(`${name}, round ${round + 1}`);
      const without = 'alter table public.interactions disable trigger user';
      const bare = await insertOnce(bench, opportunities, each, without);
      const whole = await insertOnce(bench, opportunities, each, 'select 1');
      ratios.push(whole / bare);
    }
  } catch (error) {
    if (bench.signal?.aborted || !isPostgresError(error)) throw error;
    return bench.skip('trigger', name, error.message);
  }
  const budget = each === 1 ? null : 2;
  bench.add({ name, group: 'trigger', ...spread(ratios), budget, unit: 'times' });
}

const rows = (opportunities: number, each: number) => `
  create temp table kp_bench_rows on commit drop as
  select gen_random_uuid() as interaction_id, o.opportunity_id, o.owner_user_id,
         now() - n * interval '1 minute' as interaction_date,
         case when n % 3 = 0 then 'nurturing' end as status
    from (select opportunity_id, owner_user_id from public.opportunities
           where deleted_at is null order by opportunity_id limit ${opportunities}) o
   cross join generate_series(1, ${each}) n;
  analyze kp_bench_rows`;

const bulk = `
  insert into public.interactions
         (interaction_id, opportunity_id, owner_user_id, interaction_type, interaction_date, status, notes)
  select interaction_id, opportunity_id, owner_user_id, 'call', interaction_date, status, 'Measured'
    from kp_bench_rows`;

/** Milliseconds. Foreign keys are checked with and without our triggers. */
async function insertOnce(
  { session, signal }: Bench,
  opportunities: number,
  each: number,
  before: string,
): Promise<number> {
  signal?.throwIfAborted();
  const stop = () => session.cancel();
  signal?.addEventListener('abort', stop);
  await session.begin();
  try {
    await session.run(`set local lock_timeout = '2s'; ${rows(opportunities, each)}; ${before}`);
    return await timed(session, bulk);
  } finally {
    signal?.removeEventListener('abort', stop);
    await session.rollback();
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
