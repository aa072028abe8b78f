import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compareCatalogues, readCatalogue } from '../../cli/core/catalogue.ts';
import { checkNames, examine } from '../../cli/core/doctor.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { defaultPackFolder as folder } from '../../cli/core/packs.ts';
import { Session } from '../../cli/core/session.ts';
import { splitStatements } from '../../cli/core/statements.ts';
import { demoDatabase } from '../db/demo-database.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { addInteraction, addOpportunity, buildBrokerage } from '../support/fixtures.ts';
import { breakages } from './doctor-breakages.ts';
import { kp } from './kp.ts';

/** Everything that is found, and every check that is neither passed nor pending. */
async function complaints(databaseUrl: string) {
  const reports = await examine({ databaseUrl, folder });
  return reports.filter(({ status }) => status === 'found' || status === 'unknown');
}

async function look(databaseUrl: string, check: string) {
  const [report] = await examine({ databaseUrl, folder, only: [check] });
  if (!report) throw new Error(`There is no check ${check}.`);
  return report;
}

/** Statement by statement, as somebody with psql would. */
async function run(url: string, text: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const statement of splitStatements(text)) await sql.unsafe(statement.text).simple();
  } finally {
    await sql.end();
  }
}

describe('kp doctor finds nothing', () => {
  test('on a fresh install', async () => {
    const db = await freshDatabase('kp_installed');
    onTestFinished(() => db.dispose());
    expect(await complaints(db.url)).toEqual([]);
  });

  test('on the demo', async () => {
    const db = await demoDatabase();
    onTestFinished(() => db.dispose());
    // On a busy machine loading the demo may have been slow.
    await db.sql`delete from private.slow_trigger_calls`;
    expect(await complaints(db.url)).toEqual([]);
  });
});

describe('every check fires, and is silent again once the remedy is applied', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase('kp_installed');
    const brokerage = await buildBrokerage(db.sql);
    const opportunity_id = '00000000-0000-4000-8000-000000000001';
    await addOpportunity(db.sql, brokerage, { opportunity_id });
    await addInteraction(db.sql, brokerage, opportunity_id, { stage: 'feedback_logged' });
    await addInteraction(db.sql, brokerage, opportunity_id, { contact_id: brokerage.contact });
  });
  afterAll(() => db.dispose());

  test.for(breakages)('$check: $object', async (broken) => {
    const { check, statements, severity, object, mend, superuser, connections } = broken;
    const others = connections ? db.connect({ max: connections }) : undefined;
    if (others) {
      const held = await Promise.all(
        Array.from({ length: connections ?? 0 }, () => others.reserve()),
      );
      onTestFinished(() => void held);
    }
    await run(superuser ? db.superuserUrl : db.url, statements);

    const { status, findings } = await look(db.url, check);
    expect(status).toBe('found');
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({ severity });
    expect(finding?.objects.join('\n')).toContain(object);
    expect(finding?.remedy.kind === 'sql' || mend).toBeTruthy();

    await others?.end({ timeout: 1 });
    await run(
      superuser === 'breaks and mends' ? db.superuserUrl : db.url,
      mend ?? finding?.remedy.text ?? '',
    );
    expect(await look(db.url, check)).toMatchObject({ status: 'passed', findings: [] });
  });

  test('after all remedies everything is well', async () => {
    expect(await complaints(db.url)).toEqual([]);
  });

  test('no check was left out', () => {
    expect([...new Set(breakages.map(({ check }) => check))].sort()).toEqual(
      [...checkNames].sort(),
    );
  });
});

test('after a tool that grants everything on everything, the remedies give the packs’ grants back', async () => {
  const db = await freshDatabase('kp_installed');
  onTestFinished(() => db.dispose());
  const before = await catalogue(db.url);
  await run(
    db.url,
    `grant all on all tables in schema public, reporting to anon, authenticated;
     grant all on all sequences in schema public to anon, authenticated;
     grant execute on all functions in schema public, reporting to anon`,
  );
  const found = await complaints(db.url);
  expect(found.map(({ name }) => name)).toEqual(['anon-grants', 'user-grants']);
  for (const { findings } of found) await run(db.url, findings[0]?.remedy.text ?? '');
  expect(compareCatalogues(before, await catalogue(db.url))).toEqual({
    missing: [],
    added: [],
    changed: [],
  });
});

async function catalogue(url: string) {
  const session = await Session.open(url);
  try {
    return await readCatalogue(session);
  } finally {
    await session.close();
  }
}

describe('a check that cannot be made is no pass', () => {
  test('where nobody counts statements', async () => {
    const db = await freshDatabase('kp_installed');
    onTestFinished(() => db.dispose());
    await run(db.superuserUrl, 'drop extension pg_stat_statements');
    const { exitCode, stdout } = await kp(db.url, 'doctor', '--only', 'slow-queries', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      checks: [{ status: 'unknown', reason: expect.stringContaining('not installed') }],
      error: { code: 'findings', message: '1 check: 1 check could not be made.' },
    });
  });

  test('where the login lacks a right', async () => {
    const db = await freshDatabase('kp_installed');
    const stranger = `stranger_${Date.now()}`;
    onTestFinished(async () => {
      await run(db.superuserUrl, `drop role ${stranger}`);
      await db.dispose();
    });
    await run(
      db.superuserUrl,
      `create role ${stranger} login bypassrls password 'test' in role service_role`,
    );
    const url = new URL(db.url);
    url.username = stranger;
    for (const [check, reason] of [
      ['connections', 'may not see what other roles do'],
      ['service-connections', 'may not see what other roles do'],
      ['slow-queries', 'may not see what other roles do'],
      ['orphans', 'permission denied'],
    ] as const) {
      const report = await look(url.href, check);
      expect(report).toMatchObject({ status: 'unknown', reason: expect.stringContaining(reason) });
    }
    expect(await look(url.href, 'sync-drift')).toMatchObject({ status: 'passed' });
  });

  test('nor is one where every table looks empty: a login under row security is refused', async () => {
    const db = await freshDatabase('kp_installed');
    onTestFinished(() => db.dispose());
    await expect(look(db.authenticatorUrl, 'orphans')).rejects.toMatchObject({
      exitCode: 3,
      code: 'under_row_security',
    });
  });
});

describe('kp doctor', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase('kp_platform');
  });
  afterAll(() => db.dispose());

  test('refuses where no phase has run', async () => {
    expect((await kp(db.url, 'doctor')).exitCode).toBe(3);
  });

  test('leaves for later what comes with a later phase', async () => {
    await migrate({ databaseUrl: db.url, folder, to: 2 });
    const { exitCode, stdout } = await kp(db.url, 'doctor');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/pending\s+sync-drift\s+It comes with phase 5\./);
    expect(stdout).toContain('6 phases still to be run.');
    expect(stdout).toMatch(/\d+ checks: 1 note\./);
  });

  test('names what is wrong with cause and remedy, for people, programs and test reports', async () => {
    await db.sql`grant select on public.stage_lu to anon`;
    onTestFinished(() => void db.sql`revoke select on public.stage_lu from anon`);
    const junit = join(mkdtempSync(join(tmpdir(), 'kp-doctor-')), 'doctor.xml');
    onTestFinished(() => rmSync(join(junit, '..'), { recursive: true }));
    const only = ['doctor', '--only', 'anon-grants', 'sync-drift', '--junit', junit];
    const [plain, json] = [await kp(db.url, ...only), await kp(db.url, ...only, '--json')];
    expect([plain.exitCode, json.exitCode]).toEqual([1, 1]);
    expect(plain.stdout).toMatch(/ERROR\s+1 object is open to whoever has the public key\./);
    expect(plain.stdout).toContain('Cause: Supabase grants everything');
    expect(plain.stdout).toContain('revoke all on table public.stage_lu from public, anon;');
    expect(JSON.parse(json.stdout)).toMatchObject({
      checks: [
        { name: 'anon-grants', status: 'found' },
        { name: 'sync-drift', status: 'pending' },
      ],
      findings: [
        {
          check: 'anon-grants',
          severity: 'error',
          objects: ['public.stage_lu: SELECT to anon'],
          remedy: { kind: 'sql', text: 'revoke all on table public.stage_lu from public, anon;' },
        },
      ],
      error: { code: 'findings' },
    });
    const report = readFileSync(junit, 'utf8');
    expect(report).toContain('<testsuites name="kp doctor" tests="2" failures="1">');
    expect(report).toContain('<skipped message="It comes with phase 5."/>');
  });

  test('knows its checks by name', async () => {
    const { exitCode, stderr } = await kp(db.url, 'doctor', '--only', 'orphan');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Allowed choices are phases, edited-packs');
  });
});
