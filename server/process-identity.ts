import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const linux = process.platform === 'linux';

/** When a process began: with its id, this tells it from a later one that got the same id. */
export function processStart(pid: number): string | undefined {
  if (!linux) return ps(pid, 'lstart=');
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Whether this process is a PostgreSQL that serves that folder, and not just anyone with its id. */
export function serves(pid: number, dataDir: string): boolean {
  return linux ? worksIn(pid, dataDir) : (ps(pid, 'args=')?.includes(dataDir) ?? false);
}

/** Every PostgreSQL process of that folder, the sessions too. Elsewhere than on Linux: unknown. */
export function processesOf(dataDir: string): number[] {
  if (!linux) return [];
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return all.filter((pid) => worksIn(pid, dataDir));
}

function worksIn(pid: number, folder: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return false;
    // Somebody's shell may stand there too.
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

function ps(pid: number, column: string): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}
