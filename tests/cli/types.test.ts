import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp } from './kp.ts';

describe('kp types', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await freshDatabase('kp_installed');
  });
  afterEach(() => db.dispose());

  test("--check finds the file that is checked in equal to what the packs' database gives", async () => {
    const { exitCode, stdout, stderr } = await kp(db.url, 'types', '--check');
    expect(stderr).toBe('');
    expect(stdout).toContain('src/types/supabase.ts is what the database gives.');
    expect(exitCode).toBe(0);
  });

  test('writes the same text each time, and --check says where another one differs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kp-types-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'types.ts');
    expect((await kp(db.url, 'types', '--file', file)).exitCode).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('reporting: {');
    expect(text).toContain('migration_control: {');

    await db.sql`alter table public.organizations add column mood text`;
    const { exitCode, stdout } = await kp(db.url, 'types', '--check', '--file', file, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'types_differ',
      detail: expect.stringMatching(/First difference, line \d+:\n- .*\n\+ mood: string \| null/),
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('refuses a database that lacks a phase, and leaves the file alone', async () => {
    const empty = await freshDatabase('kp_platform');
    onTestFinished(() => empty.dispose());
    const folder = mkdtempSync(join(tmpdir(), 'kp-types-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'types.ts');
    writeFileSync(file, 'mine');
    const { exitCode, stderr } = await kp(empty.url, 'types', '--file', file);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('The database does not have every phase');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});
