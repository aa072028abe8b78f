import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesOf, processStart, serves } from './process-identity.ts';

/** Ends a PostgreSQL that a killed stack left running. The caller holds the data directory. */
export async function stopOrphan(dataDir: string): Promise<void> {
  const lockFile = join(dataDir, 'postmaster.pid');
  const pid = readPid(lockFile);
  if (pid === undefined) return;
  if (serves(pid, dataDir)) process.kill(pid, 'SIGINT');
  // Sessions that outlived it would finish what they are at, be it an hour's load.
  else for (const session of processesOf(dataDir)) endSession(session);
  const deadline = Date.now() + 30_000;
  while (serves(pid, dataDir) || processesOf(dataDir).length > 0) {
    if (Date.now() > deadline) {
      throw new Error(`A PostgreSQL of an earlier start (process ${pid}) does not stop.`);
    }
    await pause(50);
  }
  // A stranger got its id: PostgreSQL would take it for its predecessor, and refuse to start.
  if (processStart(pid) !== undefined) rmSync(lockFile, { force: true });
}

function endSession(pid: number) {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It has left by itself.
  }
}

function readPid(lockFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lockFile, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}
