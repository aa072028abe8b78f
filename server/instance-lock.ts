import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processStart } from './process-identity.ts';

/** Claims a data directory for this process, or says who has it. Returns how to let go of it. */
export function claimDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'stack.pid');
  const mine = `${process.pid} ${processStart(process.pid)}\n`;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (writeNew(file, mine)) return () => rmSync(file, { force: true });
    discardIfStale(file, dataDir);
  }
  throw new Error(`Could not claim ${dataDir}: other starts keep interfering. Try again.`);
}

function writeNew(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function discardIfStale(file: string, dataDir: string) {
  const content = read(file);
  const [pid, start] = content.trim().split(' ');
  if (pid && start && processStart(Number(pid)) === start) {
    throw new Error(
      `KitchenPantry already runs on ${dataDir} (process ${pid}). Stop it first, or give this one another KP_DATA_DIR.`,
    );
  }
  // Another start may be replacing the same leftover: what we take away must be what we judged.
  const taken = `${file}.${process.pid}`;
  try {
    renameSync(file, taken);
  } catch {
    return;
  }
  if (read(taken) === content) rmSync(taken, { force: true });
  else renameSync(taken, file);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
