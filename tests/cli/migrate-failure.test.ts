import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp, type RunningKp, startKp } from './kp.ts';
import { packFolder } from './pack-folder.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

const states = () =>
  db.sql`select phase_number as phase, status, error from public.migration_control order by migration_id`;

const exists = async (relation: string) => {
  const [row] = await db.sql`select to_regclass(${relation}) is not null as exists`;
  return row?.exists;
};

/** Until the pack at hand is in its pg_sleep. */
async function untilAsleep(run: RunningKp): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const [sleeper] = await db.sql`
      select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    if (sleeper) return;
    await pause(50);
  }
  throw new Error(`The pack never fell asleep: ${run.said()}`);
}

const slowPack = 'create table public.half_done (id int primary key);\nselect pg_sleep(60);';

describe('a pack that fails', () => {
  test('is rolled back whole, is reported with its statement and line, and keeps the breaker open until resumed', async () => {
    const folder = packFolder();
    folder.pack(
      2,
      'create table public.fine (id int primary key);\nselect\n  no_such_column\nfrom public.fine;',
    );
    const failed = await kp(db.url, 'migrate', '--packs', folder.path, '--json');
    expect(failed.exitCode).toBe(1);
    const { phases, failure, error } = JSON.parse(failed.stdout);
    expect(phases).toMatchObject([
      { phase: 1, status: 'complete' },
      { phase: 2, pack: '010_test.sql', status: 'failed' },
    ]);
    expect(failure).toMatchObject({
      file: '010_test.sql',
      line: 7,
      statement: 'select no_such_column from public.fine',
      sqlstate: '42703',
    });
    expect(error).toMatchObject({
      code: 'phase_failed',
      message: 'Phase 2 (010_test.sql) failed.',
    });
    expect(error.suggestion).toContain('kp migrate --resume');
    expect(await exists('public.fine')).toBe(false);
    expect(await states()).toMatchObject([
      { phase: 1, status: 'complete' },
      {
        phase: 2,
        status: 'failed',
        error: expect.stringContaining('column "no_such_column" does not exist'),
      },
    ]);

    const refused = await kp(db.url, 'migrate', '--packs', folder.path);
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain('Phase 2 (010_test.sql) failed at its last attempt.');
    expect(refused.stderr).toContain('kp migrate --resume');

    folder.pack(2, 'create table public.fine (id int primary key);');
    const resumed = await kp(db.url, 'migrate', '--resume', '--packs', folder.path);
    expect(resumed.exitCode).toBe(0);
    expect(await exists('public.fine')).toBe(true);
    expect((await states()).map(({ status }) => status)).toEqual([
      'complete',
      'failed',
      'complete',
    ]);
  });

  test('names the statement also where PostgreSQL gives no position, with detail, hint and place', async () => {
    const folder = packFolder();
    folder.pack(
      2,
      "do $$\nbegin\n  raise 'no more %', 'pears' using hint = 'Buy some.', detail = 'The box is empty.';\nend $$;",
    );
    const { exitCode, stderr } = await kp(db.url, 'migrate', '--packs', folder.path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('010_test.sql, line 5: no more pears (SQLSTATE P0001)');
    expect(stderr).toContain('Statement: do $$ begin raise');
    expect(stderr).toContain('Detail: The box is empty.');
    expect(stderr).toContain('Hint: Buy some.');
    expect(stderr).toContain('Where: PL/pgSQL function inline_code_block line 3 at RAISE');
  });

  test('takes back what was prepared for its phase, too', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.things (id int primary key);');
    folder.pack(
      3,
      `-- kp:prepare
alter table public.things add column if not exists note text;
-- kp:end
-- kp:concurrently
create index if not exists things_note_idx on public.things (note);
-- kp:end
select 1/0;`,
    );
    folder.rollback(
      3,
      'drop index if exists public.things_note_idx;\nalter table public.things drop column if exists note;',
    );
    await expect(migrate({ databaseUrl: db.url, folder: folder.path })).rejects.toMatchObject({
      exitCode: 1,
      detail: expect.stringContaining('What was prepared for it was taken back, too.'),
    });
    const columns = await db.sql`
      select attname from pg_attribute where attrelid = 'public.things'::regclass and attnum > 0 and not attisdropped`;
    expect(columns.map(({ attname }) => attname)).toEqual(['id']);
    expect(await exists('public.things_note_idx')).toBe(false);
    expect((await states()).at(-1)).toMatchObject({ phase: 3, status: 'failed' });
  });

  test('when it is the first, leaves the history with the failed attempt, and can be resumed', async () => {
    const folder = packFolder();
    await db.sql`create function public.set_updated_at() returns int language sql as 'select 1'`;
    await expect(migrate({ databaseUrl: db.url, folder: folder.path })).rejects.toMatchObject({
      exitCode: 1,
    });
    expect(await states()).toMatchObject([{ phase: 1, status: 'failed' }]);
    expect(await exists('public.stage_lu')).toBe(false);
    const options = { databaseUrl: db.url, folder: folder.path };
    await expect(migrate(options)).rejects.toMatchObject({ exitCode: 3 });

    await db.sql`drop function public.set_updated_at()`;
    expect(await migrate({ ...options, resume: true })).toMatchObject([
      { phase: 1, status: 'complete' },
    ]);
  });

  test('when it is the first, can be taken back to an empty database, too', async () => {
    const options = { databaseUrl: db.url, folder: packFolder().path };
    await db.sql`create function public.set_updated_at() returns int language sql as 'select 1'`;
    await expect(migrate(options)).rejects.toMatchObject({ exitCode: 1 });
    await db.sql`drop function public.set_updated_at()`;
    expect(await rollback({ ...options, to: 0 })).toMatchObject({ rolledBack: [{ phase: 1 }] });
    expect(await exists('public.migration_control')).toBe(false);
    expect(await migrate(options)).toMatchObject([{ phase: 1, status: 'complete' }]);
  });

  test('that does not record its phase is not left half recorded', async () => {
    const folder = packFolder();
    folder.pack(
      2,
      "create table public.unrecorded (id int);\ndelete from public.migration_control where status = 'running';",
    );
    await expect(migrate({ databaseUrl: db.url, folder: folder.path })).rejects.toMatchObject({
      exitCode: 1,
      detail: expect.stringContaining('does not mark phase 2 as complete'),
    });
    expect(await exists('public.unrecorded')).toBe(false);
  });

  test('that is not one transaction is refused before any of it runs', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.early (id int);\ncommit;\nbegin;');
    await expect(migrate({ databaseUrl: db.url, folder: folder.path })).rejects.toMatchObject({
      detail: expect.stringContaining('line 6 begins or ends a transaction inside it'),
    });
    expect(await exists('public.early')).toBe(false);
  });
});

describe('a run that is cut short', () => {
  test('by kill -9 leaves the database whole and the breaker open until resumed', async () => {
    const folder = packFolder();
    folder.pack(2, slowPack);
    const run = startKp(db.url, 'migrate', '--packs', folder.path);
    await untilAsleep(run);
    run.process.kill('SIGKILL');
    await run.outcome;

    const refused = await kp(db.url, 'migrate', '--packs', folder.path);
    expect(refused.stderr).toContain('Phase 2 (010_test.sql) was interrupted');
    expect(refused.exitCode).toBe(3);
    expect(await exists('public.half_done')).toBe(false);

    folder.pack(2, 'create table public.half_done (id int primary key);');
    const resumed = await kp(db.url, 'migrate', '--resume', '--packs', folder.path);
    expect(resumed.exitCode).toBe(0);
    expect(await exists('public.half_done')).toBe(true);
    expect(await states()).toMatchObject([
      { phase: 1, status: 'complete' },
      { phase: 2, status: 'failed', error: 'Interrupted: the runner ended without a word.' },
      { phase: 2, status: 'complete' },
    ]);
  });

  test('by Ctrl-C cancels the statement, records the phase as failed and exits with 130', async () => {
    const folder = packFolder();
    folder.pack(2, slowPack);
    const run = startKp(db.url, 'migrate', '--packs', folder.path);
    await untilAsleep(run);
    run.process.kill('SIGINT');
    const { exitCode, stderr } = await run.outcome;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Phase 2 (010_test.sql) was interrupted.');
    expect(await exists('public.half_done')).toBe(false);
    expect((await states()).at(-1)).toMatchObject({
      status: 'failed',
      error: 'Interrupted by the operator.',
    });
  });

  test('by the server ends with 4, and never goes on over another connection', async () => {
    const folder = packFolder();
    folder.pack(2, slowPack);
    const run = startKp(db.url, 'migrate', '--packs', folder.path);
    await untilAsleep(run);
    await db.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'kp migrate'`;
    const { exitCode, stderr } = await run.outcome;
    expect(stderr).toContain('The connection was lost in phase 2 (010_test.sql).');
    expect(exitCode).toBe(4);
    expect(await exists('public.half_done')).toBe(false);
  });
});

describe('a table that somebody else holds', () => {
  const quick = { timeoutMs: 150, pausesMs: [100, 800] };

  test('is waited for briefly and tried again, which is said', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.busy (id int primary key);');
    await migrate({ databaseUrl: db.url, folder: folder.path });
    folder.pack(3, 'alter table public.busy add column note text;');
    const holder = await db.connect({ max: 1 }).reserve();
    await holder`begin`;
    await holder`lock table public.busy in access share mode`;
    const notes: string[] = [];
    const phases = await migrate({
      databaseUrl: db.url,
      folder: folder.path,
      patience: quick,
      report: (event) => {
        if (event.type === 'note' && notes.push(event.text) === 1) void holder`commit`.execute();
      },
    });
    holder.release();
    expect(phases.map(({ phase }) => phase)).toEqual([3]);
    expect(notes[0]).toContain('waited 0.15 s for a lock; attempt 2 of 3');
  });

  test('fails the phase when it is not let go', async () => {
    const folder = packFolder();
    folder.pack(2, 'create table public.busy (id int primary key);');
    await migrate({ databaseUrl: db.url, folder: folder.path });
    folder.pack(3, 'alter table public.busy add column note text;');
    const holder = await db.connect({ max: 1 }).reserve();
    await holder`begin`;
    await holder`lock table public.busy in access share mode`;
    await expect(
      migrate({
        databaseUrl: db.url,
        folder: folder.path,
        patience: { timeoutMs: 50, pausesMs: [10] },
      }),
    ).rejects.toMatchObject({ exitCode: 1, detail: expect.stringContaining('55P03') });
    await holder`rollback`;
    holder.release();
  });
});
