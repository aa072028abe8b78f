import { plural } from '../plural.ts';
import type { Check, Finding } from './check.ts';

const phases: Check = {
  name: 'phases',
  promise: 'Every phase is complete.',
  phase: 0,
  find: async ({ states }) => {
    const stopped = states.filter(({ status }) => status === 'failed' || status === 'interrupted');
    const open = states.filter(({ status }) => status === 'pending' || status === 'rolled_back');
    const findings: Finding[] = [];
    if (stopped.length > 0) {
      findings.push({
        severity: 'error',
        what: 'A phase did not come to its end.',
        cause: stopped.flatMap(({ attempt }) => attempt?.error ?? []).join('\n') || 'Interrupted.',
        remedy: { kind: 'command', text: 'npm run -s kp -- migrate --resume' },
        objects: stopped.map(({ pack, status }) => `phase ${pack.phase}, ${pack.file}: ${status}`),
      });
    }
    if (open.length > 0) {
      findings.push({
        severity: 'note',
        what: `${plural(open.length, 'phase')} still to be run.`,
        cause: 'This database is being set up, or was rolled back.',
        remedy: { kind: 'command', text: 'npm run -s kp -- migrate' },
        objects: open.map(({ pack }) => `phase ${pack.phase}, ${pack.file}`),
      });
    }
    return findings;
  },
};

const editedPacks: Check = {
  name: 'edited-packs',
  promise: 'The packs are those that ran.',
  phase: 1,
  find: async ({ states }) => {
    const edited = states.filter((state) => state.edited).map(({ pack }) => pack);
    const [first] = edited;
    if (!first) return [];
    return [
      {
        severity: 'error',
        what: `${plural(edited.length, 'pack')} changed after running on this database.`,
        cause:
          'The file’s checksum is not the one in migration_control, so the database is not what the files say, and kp migrate refuses.',
        remedy: {
          kind: 'advice',
          text: `Bring the files back as they were, or run the new ones, on staging first: npm run -s kp -- rollback --to ${first.phase - 1}, then npm run -s kp -- migrate`,
        },
        objects: edited.map(({ phase, file }) => `phase ${phase}, ${file}`),
      },
    ];
  },
};

const refreshNow = { kind: 'command', text: 'npm run -s kp -- refresh' } as const;

const refreshFailures: Check = {
  name: 'refresh-failures',
  promise: 'The dashboard’s last refresh succeeded.',
  phase: 7,
  find: async ({ session }) => {
    const [last] = await session.query<{ failures: number; error: string | null }>(`
      select count(*)::integer as failures, (array_agg(error order by refresh_id desc))[1] as error
        from private.dashboard_refreshes
       where not succeeded
         and refresh_id > coalesce((select max(refresh_id) from private.dashboard_refreshes where succeeded), 0)`);
    if (!last?.failures) return [];
    return [
      {
        severity: last.failures >= 2 ? 'error' : 'warning',
        what: `The dashboard's refresh has failed ${last.failures === 1 ? 'once' : `${last.failures} times in a row`}.`,
        cause: last.error ?? 'No reason was recorded.',
        remedy: refreshNow,
        objects: ['reporting.dashboard_summary'],
      },
    ];
  },
};

const staleAfter = 60;

/** Phase 7 makes the dashboard as of then, and says when. */
const lastRefresh = `
  greatest((select max(refreshed_at) from private.dashboard_refreshes where succeeded),
           (select max(completed_at) from public.migration_control where phase_number = 7 and status = 'complete'))`;

const dashboardAge: Check = {
  name: 'dashboard-age',
  promise: `The dashboard is at most ${staleAfter} minutes old.`,
  phase: 7,
  find: async ({ session }) => {
    const [row] = await session.query<{ minutes: number | null }>(
      `select floor(extract(epoch from pg_catalog.now() - ${lastRefresh}) / 60)::integer as minutes`,
    );
    const minutes = row?.minutes ?? 0;
    if (minutes <= staleAfter) return [];
    return [
      {
        severity: 'warning',
        what: `The dashboard is ${plural(minutes, 'minute')} old.`,
        cause: 'Nobody refreshes it, or the refresh fails: see refresh-failures.',
        remedy: refreshNow,
        objects: ['reporting.dashboard_summary'],
      },
    ];
  },
};

const cronJob = `select cron.schedule('kitchenpantry-dashboard', '*/15 * * * *', 'select public.refresh_dashboard_view()');`;

const dashboardSchedule: Check = {
  name: 'dashboard-schedule',
  promise: 'The dashboard is refreshed on a schedule.',
  phase: 7,
  find: async ({ session }) => {
    const [there] = await session.query<{
      hasCron: boolean;
      recentlyByItself: boolean;
      isNew: boolean;
    }>(`
      select to_regclass('cron.job') is not null as "hasCron",
             exists (select from private.dashboard_refreshes
                      where requested_by is null and refreshed_at > pg_catalog.now() - interval '1 day') as "recentlyByItself",
             coalesce((select max(completed_at) from public.migration_control where phase_number = 7 and status = 'complete')
                      > pg_catalog.now() - interval '1 day', false) as "isNew"`);
    if (!there || there.isNew || there.recentlyByItself) return [];
    if (there.hasCron) {
      const jobs = await session.query(
        "select from cron.job where active and command like '%refresh_dashboard_view%'",
      );
      if (jobs.length > 0) return [];
    }
    return [
      {
        severity: 'warning',
        what: 'Nothing refreshes the dashboard by itself.',
        cause:
          'There is no such job of pg_cron, and in the last day no refresh but those that people asked for.',
        remedy: there.hasCron
          ? { kind: 'sql', text: cronJob }
          : {
              kind: 'advice',
              text: `Let cron run it every 15 minutes: */15 * * * *  npm run -s kp -- refresh\nWhere pg_cron can be installed, the database does it alone: create extension pg_cron; ${cronJob}`,
            },
        objects: ['public.refresh_dashboard_view()'],
      },
    ];
  },
};

export const operationChecks: Check[] = [
  phases,
  editedPacks,
  refreshFailures,
  dashboardAge,
  dashboardSchedule,
];
