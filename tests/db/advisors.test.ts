import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const cli = new URL('../../node_modules/supabase/dist/supabase.js', import.meta.url).pathname;

let db: TestDatabase;
let home: string;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  home = mkdtempSync(join(tmpdir(), 'kp-advisors-'));
  // Where this is not set, several of Supabase's lints see no exposed schema and find nothing.
  const admin = postgres(db.superuserUrl, { max: 1 });
  const name = new URL(db.url).pathname.slice(1);
  await admin`alter database ${admin(name)} set pgrst.db_schemas = 'public, reporting'`;
  await admin.end();
});
afterAll(async () => {
  await db.dispose();
  rmSync(home, { recursive: true, force: true });
});

async function findings(): Promise<string[]> {
  const url = `${db.url}?sslmode=disable`;
  const flags = ['--level', 'warn', '--fail-on', 'none', '--output-format', 'json'];
  const env = { ...process.env, HOME: home, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'db', 'advisors', '--db-url', url, ...flags],
    { env, cwd: home },
  );
  const report: { results: { level: string; name: string; detail: string }[] } = JSON.parse(stdout);
  return report.results.map(({ level, name, detail }) => `${level} ${name}: ${detail}`);
}

test("Supabase's advisors have nothing to warn of", async () => {
  expect(await findings()).toEqual([]);
});

test("they would warn of an open table, a view with its owner's rights, a function without search_path", async () => {
  await db.sql`create table public.open_table (id int primary key)`;
  await db.sql`create view public.leaky as select * from public.organizations`;
  await db.sql`create function public.astray() returns int language sql as 'select 1'`;
  const found = await findings();
  expect(found.map((finding) => finding.split(/[ :]/)[1]).sort()).toEqual([
    'function_search_path_mutable',
    'rls_disabled_in_public',
    'security_definer_view',
  ]);
});
