import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { createUser } from '../support/people.ts';
import { kp } from './kp.ts';
import { rehearsalFolder } from './rehearse-folder.ts';

test('a way back that loses rows, and does not say so, is found by a rehearsal: it fails, and names the table', {
  timeout: 60_000,
}, async () => {
  const db = await freshDatabase('kp_installed');
  const folder = rehearsalFolder();
  const report = mkdtempSync(join(tmpdir(), 'kp-rehearsal-'));
  onTestFinished(async () => {
    folder.remove();
    rmSync(report, { recursive: true });
    await db.dispose();
  });
  const script = join(folder.path, 'rollback/060_hardening.sql');
  const text = readFileSync(script, 'utf8');
  writeFileSync(script, text.replace('-- kp:loses public.saved_views\n', ''));
  const owner = await createUser(db.sql);
  await db.sql`
    insert into public.saved_views (owner_user_id, name, search) values (${owner}, 'Mine', '{}')`;

  const { exitCode, stderr } = await kp(
    db.url,
    ...['rehearse', '--packs', folder.path, '--runs', '1', '--report', report],
  );
  const lost = 'public.saved_views differs: 1 rows before, 0 after';
  expect(stderr).toContain(lost);
  expect(exitCode).toBe(1);
  const markdown = readFileSync(join(report, 'rehearsal.md'), 'utf8');
  expect(markdown).toContain('## What failed');
  expect(markdown).toContain(lost);
  expect(readFileSync(join(report, 'rehearsal.xml'), 'utf8')).toContain('failures="1"');
});
