import { exitCodes, KpError } from './errors.ts';
import { type Scale, scales } from './load-scales.ts';
import type { Session } from './session.ts';

export interface ExistingLoad {
  scale: Scale;
  seed: number;
  /** The day its dates are counted back from. */
  day: string;
}

/** A load is known by its accounts; nothing else is marked. */
export async function readExistingLoad(session: Session): Promise<ExistingLoad | null> {
  const [found] = await session.query<{ scale: string; seed: number; day: string }>(
    `select u.raw_app_meta_data #>> '{kp_load,scale}' as scale,
            (u.raw_app_meta_data #>> '{kp_load,seed}')::int as seed,
            u.raw_app_meta_data #>> '{kp_load,day}' as day
       from auth.users u
      where u.email like '%@load.test' and u.raw_app_meta_data ? 'kp_load'
      order by u.email limit 1`,
  );
  const scale = scales.find((each) => each === found?.scale);
  return found && scale ? { ...found, scale } : null;
}

export async function requireSchema(session: Session): Promise<void> {
  const [schema] = await session.query<{ there: boolean }>(
    "select to_regclass('reporting.dashboard_summary') is not null as there",
  );
  const seeds = schema?.there
    ? await session.query("select from public.stage_lu where code = 'closed_lost'")
    : [];
  if (seeds.length > 0) return;
  throw new KpError('This database has not all its phases yet.', {
    exitCode: exitCodes.refused,
    code: 'phase_pending',
    suggestion: 'Run kp migrate first.',
  });
}

const businessTables = ['organizations', 'contacts', 'products', 'opportunities', 'interactions'];

/** Made-up rows among real ones are hard to tell apart afterwards. */
export async function refuseForeignData(session: Session): Promise<void> {
  const found: string[] = [];
  for (const table of businessTables) {
    const rows = await session.query(`select from public.${table} limit 1`);
    if (rows.length > 0) found.push(table);
  }
  if (found.length === 0) return;
  throw new KpError('This database has data in it already; nothing was loaded.', {
    exitCode: exitCodes.refused,
    code: 'foreign_data',
    detail: `There are rows in ${found.join(', ')}.`,
    suggestion: 'Use an empty database, or kp load --add to load beside what is there.',
  });
}

export function otherLoad(there: ExistingLoad): KpError {
  return new KpError(
    `This database has a load already: ${there.scale}, seed ${there.seed}, of ${there.day}.`,
    {
      exitCode: exitCodes.refused,
      code: 'other_load',
      suggestion: 'Take it away first: kp load --remove. One database holds one load.',
    },
  );
}
