import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { defaultPackFolder } from '../../cli/core/packs.ts';

/** A folder with a few of the listed queries, for `--packs`: measuring all of them takes its time. */
export function queryFolder(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kp-queries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const queries = join(folder, 'baselines', 'queries');
  mkdirSync(queries, { recursive: true });
  for (const name of names) {
    const file = join('baselines', 'queries', `${name}.sql`);
    copyFileSync(join(defaultPackFolder, file), join(folder, file));
  }
  return folder;
}
