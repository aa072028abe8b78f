import { askRepeatedly } from '../ask.ts';
import type { Bench } from './bench.ts';
import { spread, timed } from './timing.ts';

const budgets = { query: 50, search: 30 };

/** Every query of the web app as each of the people, under row security. */
export async function benchQueries(bench: Bench): Promise<void> {
  const { session, queries, people, runs, signal } = bench;
  for (const query of queries) {
    const group = query.name.startsWith('search-') ? 'search' : 'query';
    // The runbook's own are the baseline's, and refreshing has a group to itself.
    const elsewhere = query.name.startsWith('runbook-') || query.name === 'dashboard-refresh';
    if (elsewhere || (bench.only && !bench.only.includes(group))) continue;
    for (const { person, parameters } of people) {
      if (query.adminOnly && person.role !== 'admin') continue;
      const name = `${query.name} (${person.role})`;
      bench.onStep?.(name);
      const asking = { person, parameters, runs, signal };
      const asked = await askRepeatedly(session, query, asking, (sql) => timed(session, sql));
      if ('skipped' in asked) bench.skip(group, name, asked.skipped);
      else {
        const budget = query.bulk ? null : budgets[group];
        bench.add({ name, group, ...spread(asked.answers), budget, unit: 'ms' });
      }
    }
  }
}
