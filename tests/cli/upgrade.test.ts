import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type CatalogueEntry, compareCatalogues, readCatalogue } from '../../cli/core/catalogue.ts';
import { examine } from '../../cli/core/doctor.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { defaultPackFolder as folder } from '../../cli/core/packs.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { Session } from '../../cli/core/session.ts';
import { status } from '../../cli/core/status.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser } from '../support/people.ts';
import { asKnownTo, everyRow, firstRelease, golden, type Rows } from './first-release.ts';
import { kp, startKp } from './kp.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What doctor finds by the clock, or because the machine is busy. */
const ofTheMoment = [
  'purgeable',
  'dashboard-age',
  'slow-queries',
  'slow-triggers',
  'connections',
  'vacuum',
];

/** The commands of the runbook's section, as they stand there. */
function runbookCommands(): string {
  const text = readFileSync(`${root}docs/runbook.md`, 'utf8');
  const section = text.split('### Upgrading')[1]?.split(/^##/m)[0] ?? '';
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  return blocks
    .join('')
    .replaceAll('npm run -s kp --', `${process.execPath} --import tsx cli/main.ts`);
}

async function catalogueOf(url: string): Promise<CatalogueEntry[]> {
  const session = await Session.open(url);
  const entries = await readCatalogue(session);
  await session.close();
  // Settings are kept by the database's name.
  return entries.filter(({ kind }) => kind !== 'setting');
}

async function expectSameRows(db: TestDatabase, before: Rows): Promise<void> {
  expect(asKnownTo(before, await everyRow(db.sql))).toEqual(asKnownTo(before, before));
}

describe('a database of the first release', () => {
  let db: TestDatabase;
  let before: Rows;
  beforeAll(async () => {
    db = await firstRelease();
    before = await everyRow(db.sql);
  });
  afterAll(() => db.dispose());

  test('has something in every table', () => {
    expect(
      Object.entries(before).filter(
        ([name, rows]) => name.startsWith('public.') && rows.length === 0,
      ),
    ).toEqual([]);
  });

  test('status names the packs that are older; migrate refuses to run over them, and says how to upgrade', async () => {
    const { phases, breaker } = await status(db.url, folder);
    const older = phases.filter(({ edited }) => edited).map(({ phase }) => phase);
    expect(older[0]).toBe(4);
    expect(breaker).toMatchObject({ open: true, code: 'pack_edited' });
    await expect(migrate({ databaseUrl: db.url, folder, resume: true })).rejects.toMatchObject({
      exitCode: 3,
      suggestion: expect.stringContaining('kp rollback --to 3 --discard-data'),
    });
    expect(await everyRow(db.sql)).toEqual(before);
  });

  test('takes the packs of today by the commands of the runbook, and every row and value is there', {
    timeout: 60_000,
  }, async () => {
    const commands = runbookCommands();
    expect(commands).toContain(' verify\n');
    await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', commands], {
      cwd: root,
      env: { PATH: process.env.PATH, DATABASE_URL: db.url, KP_DATA_DIR: '/nonexistent' },
    });
    await expectSameRows(db, before);
    const reports = await examine({ databaseUrl: db.url, folder });
    const lasting = reports.filter(({ name }) => !ofTheMoment.includes(name));
    expect(lasting.filter((report) => report.status !== 'passed')).toEqual([]);
  });

  test('a further migrate has nothing to do', async () => {
    expect(await migrate({ databaseUrl: db.url, folder })).toEqual([]);
  });

  test('longer texts than today’s are kept, and alone keep their limits off: else it is a clean install', async () => {
    const clean = await freshDatabase('kp_installed');
    const installed = await catalogueOf(clean.url);
    const withLongTexts = compareCatalogues(installed, await catalogueOf(db.url));
    expect(withLongTexts).toMatchObject({ added: [], changed: [] });
    expect(withLongTexts.missing.map(({ identity }) => identity)).toEqual([
      'public.contacts.contacts_title_length_check',
      'public.opportunities.opportunities_next_action_length_check',
      'public.organizations.organizations_notes_length_check',
      'public.organizations.organizations_website_length_check',
    ]);
    await db.sql`update public.organizations set notes = left(notes, 20000), website = left(website, 300)`;
    await db.sql`update public.contacts set title = left(title, 300)`;
    await db.sql`update public.opportunities set next_action = left(next_action, 300)`;
    await db.sql`select private.limit_texts()`;
    expect(compareCatalogues(installed, await catalogueOf(db.url))).toEqual({
      missing: [],
      added: [],
      changed: [],
    });
    await clean.dispose();
  });

  test('what was promised before is due, and a rep logs on as ever', async () => {
    await asUser(db.sql, golden.blair, async (tx) => {
      const due = () =>
        tx`select stage, due_date::text from public.opportunities where opportunity_id = ${golden.promised}`;
      expect(await due()).toEqual([{ stage: 'awaiting_response', due_date: '2026-02-10' }]);
      await tx`select public.log_interaction(${golden.promised}, 'call', stage => 'feedback_logged')`;
      expect(await due()).toMatchObject([{ stage: 'feedback_logged' }]);
    });
    const found = await asUser(
      db.sql,
      golden.alex,
      (tx) => tx`select title from public.search_records('cafe grosse')`,
    );
    expect(found[0]).toEqual({ title: 'Café Größe & Söhne “№ 5”' });
  });
});

test('cut short by kill -9 on the way back, on the way up and while the rows come back, it is resumed without loss', {
  timeout: 60_000,
}, async () => {
  const db = await firstRelease();
  const before = await everyRow(db.sql);
  /** Somebody else's lock is where it waits when it is killed. */
  const killAt = async (lock: string, ...args: string[]) => {
    const holder = db.connect({ max: 1 });
    const held = await holder.reserve();
    await held.unsafe(`begin; lock table ${lock} in access share mode`).simple();
    const run = startKp(db.url, ...args);
    await vi.waitFor(
      async () => {
        const waiting = await db.sql`select from pg_stat_activity
        where datname = current_database() and application_name like 'kp %' and wait_event_type = 'Lock'`;
        expect(waiting).toHaveLength(1);
      },
      { timeout: 20_000, interval: 20 },
    );
    run.process.kill('SIGKILL');
    await run.outcome;
    await held.unsafe('rollback');
    held.release();
    await holder.end();
  };

  await killAt('public.user_profiles', 'rollback', '--to', '3', '--discard-data');
  await rollback({ databaseUrl: db.url, folder, to: 3, discardData: true });
  await killAt('public.organizations', 'migrate');
  expect((await status(db.url, folder)).breaker).toMatchObject({ code: 'phase_interrupted' });
  await migrate({ databaseUrl: db.url, folder, resume: true });
  const point = (await status(db.url, folder)).rollbackPoints.find(({ from }) => from === 8);
  await killAt('public.contacts', 'rollback', '--restore', point?.name ?? '');
  expect((await kp(db.url, 'rollback', '--restore', point?.name ?? '')).exitCode).toBe(0);
  await expectSameRows(db, before);
  await db.dispose();
});

test('can also be taken back whole: nothing of the first release is left', async () => {
  const db = await firstRelease();
  await rollback({ databaseUrl: db.url, folder, to: 0, discardData: true });
  const platform = await freshDatabase('kp_platform');
  expect(compareCatalogues(await catalogueOf(platform.url), await catalogueOf(db.url))).toEqual({
    missing: [],
    added: [],
    changed: [],
  });
  await Promise.all([db.dispose(), platform.dispose()]);
});
