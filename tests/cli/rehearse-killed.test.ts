import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../cli/core/load.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { rehearse } from '../../cli/core/rehearsal.ts';
import { Session } from '../../cli/core/session.ts';
import { checksumTables } from '../../cli/core/table-checksums.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { startKp } from './kp.ts';
import { rehearsalFolder } from './rehearse-folder.ts';

const folder = rehearsalFolder();
let db: TestDatabase;
let before: Awaited<ReturnType<typeof content>>;
beforeAll(async () => {
  db = await freshDatabase('kp_platform');
  await migrate({ databaseUrl: db.url, folder: folder.path });
  await load({ databaseUrl: db.url, scale: 'small', seed: 1 });
  before = await content();
});
afterAll(async () => {
  folder.remove();
  await db.dispose();
});

async function content() {
  const session = await Session.open(db.url);
  const tables = await checksumTables(session);
  await session.close();
  const logs = /migration_control|slow_trigger_calls|dashboard_refreshes/;
  return Object.fromEntries(Object.entries(tables).filter(([table]) => !logs.test(table)));
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    if (await condition().catch(() => false)) return;
    await pause(5);
  }
  throw new Error(`It never came to this: ${what}`);
}

async function holds(sql: string): Promise<boolean> {
  const [row] = await db.sql.unsafe<{ yes: boolean }[]>(`select (${sql}) as yes`);
  return row?.yes === true;
}

const recorded = (step: string) =>
  `exists (select from rollback_point_rehearsal.steps where step ->> 'step' = '${step}')`;

test('a rehearsal that is killed or interrupted again and again says where it was, and comes to its end', {
  timeout: 240_000,
}, async () => {
  await killOnce(
    'the rollback point is written',
    "exists (select from pg_namespace where nspname ~ '^rollback_point_2')",
  );
  await saysWhereItWas();
  await killOnce('some phases are back', "to_regclass('reporting.dashboard_summary') is null", [
    '--continue',
  ]);
  await saysWhereItWas();
  await interruptWhenPhasesRunAgain();
  await saysWhereItWas();
  await killWhileRowsComeBack();
  await saysWhereItWas();

  const rehearsal = await rehearse({ ...options(), goOn: true });
  expect(rehearsal.steps.flatMap(({ failures = [] }) => failures)).toEqual([]);
  expect(rehearsal).toMatchObject({ passed: true, continued: true });
  expect(await content()).toEqual(before);
});

const options = () => ({ databaseUrl: db.url, folder: folder.path, runs: 1 });

function start(flags: readonly string[]) {
  return startKp(db.url, 'rehearse', '--runs', '1', '--packs', folder.path, ...flags);
}

async function killOnce(what: string, condition: string, flags: readonly string[] = []) {
  const run = start(flags);
  await until(what, () => holds(condition));
  run.process.kill('SIGKILL');
  await run.outcome;
}

async function interruptWhenPhasesRunAgain(): Promise<void> {
  const run = start(['--continue']);
  await until('some phases run again', () =>
    holds(`${recorded('clean')} and to_regclass('public.organizations') is not null`),
  );
  run.process.kill('SIGINT');
  const { exitCode, stderr } = await run.outcome;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('kp: Interrupted.');
  expect(stderr).toContain('kp rehearse --continue takes it to its end, with the rows back.');
}

async function killWhileRowsComeBack(): Promise<void> {
  const run = start(['--continue']);
  await until('the phases are there again', () => holds(recorded('catalogue')));
  const holder = await db.connect({ max: 1 }).reserve();
  await holder`begin`;
  await holder`lock table public.interactions in row exclusive mode`;
  await until('the restore waits for the table', () =>
    holds(
      `exists (select from pg_stat_activity where datname = current_database()
         and application_name = 'kp rollback --restore' and wait_event_type = 'Lock')`,
    ),
  );
  run.process.kill('SIGKILL');
  await run.outcome;
  await holder`rollback`;
  holder.release();
}

async function saysWhereItWas(): Promise<void> {
  await expect(rehearse(options())).rejects.toMatchObject({
    exitCode: 3,
    code: 'rehearsal_cut_short',
    detail: expect.stringContaining('the last step it ended was'),
    suggestion: expect.stringMatching(/kp rollback --restore rollback_point_\d{14}/),
  });
}
