import { askRepeatedly } from '../ask.ts';
import type { Session } from '../session.ts';
import type { Bench } from './bench.ts';
import { spread, tidy } from './timing.ts';

/** The same rows twice: as row security narrows them, and as the service role says it by itself. */
interface Pair {
  name: string;
  sql: string;
  filter: string;
}

const mine = "owner_user_id = :'user'";
const visible = `deleted_at is null and (${mine} or owner_user_id is null)`;

// The first three are those that the runbook wants watched.
const pairs: Pair[] = [
  {
    name: 'all visible organizations, counted',
    sql: 'select count(*) from public.organizations o where :filter',
    filter: visible,
  },
  {
    name: 'opportunities with their customer',
    sql: `select o.*, org.name as organization_name from public.opportunities o
            join public.organizations org on org.organization_id = o.organization_id
           where :filter limit 10`,
    filter: `o.${mine} and o.deleted_at is null
             and org.deleted_at is null and (org.${mine} or org.owner_user_id is null)`,
  },
  {
    name: 'opportunities of one owner',
    sql: `select * from public.opportunities o where ${mine} and :filter
           order by opportunity_id limit 1000`,
    filter: 'deleted_at is null',
  },
  {
    name: 'interactions of one opportunity',
    sql: `select * from public.interactions i where opportunity_id = :'opportunity' and :filter
           order by interaction_date desc, interaction_id limit 20`,
    filter: `deleted_at is null and (${mine} or exists (
               select from public.opportunities o
                where o.opportunity_id = i.opportunity_id and o.${mine} and o.deleted_at is null))`,
  },
  {
    name: 'contacts of one organization',
    sql: `select * from public.contacts c where organization_id = :'organization' and :filter
           order by contact_id limit 50`,
    filter: `deleted_at is null and exists (select from public.organizations o
              where o.organization_id = c.organization_id and ${visible.replaceAll('owner_user_id', 'o.owner_user_id')})`,
  },
  {
    name: 'pipeline_full, one opportunity',
    sql: "select * from reporting.pipeline_full where opportunity_id = :'opportunity' and :filter",
    filter: mine,
  },
];

// What two measurements of so little time differ by anyway.
const noiseMs = 1;

export async function benchRowSecurity(bench: Bench): Promise<void> {
  const rep = bench.people.find(({ person }) => person.role === 'rep');
  if (!rep) return bench.skip('rls', 'row security', 'there is no active rep');
  for (const { name, sql, filter } of pairs) {
    bench.onStep?.(`row security: ${name}`);
    const ask = async (person: typeof rep.person | 'service', where: string) => {
      const query = { ...unlisted, name, sql: sql.replace(':filter', where) };
      const asking = { ...rep, person, runs: bench.runs, signal: bench.signal };
      return askRepeatedly(bench.session, query, asking, (text) => answer(bench.session, text));
    };
    const theirs = await ask(rep.person, 'true');
    const explicit = await ask('service', filter);
    if ('skipped' in theirs) bench.skip('rls', name, theirs.skipped);
    else if ('skipped' in explicit) bench.skip('rls', name, explicit.skipped);
    else if (theirs.answers[0]?.rows !== explicit.answers[0]?.rows) {
      bench.skip('rls', name, 'the explicit filter does not give the rows of row security');
    } else {
      const times = spread(theirs.answers.map(({ ms }) => ms));
      const bare = spread(explicit.answers.map(({ ms }) => ms));
      const allowed = Math.max(Math.min(bare.p50 * 1.5, bare.p50 + 5), bare.p50 + noiseMs);
      const within = times.p50 <= allowed;
      bench.add({ name, group: 'rls', ...times, budget: tidy(allowed), unit: 'ms', within });
    }
  }
}

const unlisted = {
  ...{ screen: '', requests: [], untested: [], setting: [] },
  ...{ adminOnly: false, bulk: false },
};

async function answer(session: Session, sql: string): Promise<{ ms: number; rows: string }> {
  const started = performance.now();
  const rows = await session.run(sql);
  const ms = performance.now() - started;
  // Without an order, a limit may give other rows; but as many.
  return { ms, rows: rows.length === 1 ? JSON.stringify(rows) : String(rows.length) };
}
