import { Console } from 'node:console';
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Cleanup } from './cleanup.ts';
import { claimDataDir } from './instance-lock.ts';

/** Makes the data directory ours until the cleanup. */
export function openDataDir(dataDir: string, cleanup: Cleanup): void {
  mkdirSync(dataDir, { recursive: true });
  // Closed to others, unless it is a folder that holds more than ours. For root, PostgreSQL's user
  // must be able to pass through.
  if (readdirSync(dataDir).length === 0 || existsSync(join(dataDir, 'secrets.json'))) {
    chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  }
  cleanup.add(claimDataDir(dataDir));
  rmSync(databaseUrlFile(dataDir), { force: true });
  // lite writes each refused request to the console: of use in a log, a nuisance on a terminal.
  const log = createWriteStream(join(dataDir, 'api.log'), { mode: 0o600 });
  globalThis.console = new Console(log, log);
}

/** Tells kp where the database is, as long as it is there. */
export function announceDatabase(dataDir: string, url: string, cleanup: Cleanup): void {
  const file = databaseUrlFile(dataDir);
  writeFileSync(file, `${url}\n`, { mode: 0o600 });
  cleanup.add(() => rmSync(file, { force: true }));
}

function databaseUrlFile(dataDir: string): string {
  return join(dataDir, 'database-url');
}
