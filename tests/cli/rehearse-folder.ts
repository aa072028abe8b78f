import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPackFolder } from '../../cli/core/packs.ts';

/** The real packs, with one query to measure: what a rehearsal proves needs no more. */
export function rehearsalFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'kp-packs-'));
  for (const part of ['sql', 'rollback', 'verify', 'baselines/queries/runbook-1.sql']) {
    cpSync(join(defaultPackFolder, part), join(path, part), { recursive: true });
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
