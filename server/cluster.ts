import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { UnprivilegedUser } from './unprivileged-user.ts';

export interface ClusterPlace {
  /** Folder that holds `initdb` and `postgres`. */
  binDir: string;
  /** Where data/ and the log are; writable by `user`. */
  home: string;
  user: UnprivilegedUser | undefined;
}

export interface RunningCluster {
  /** Resolves when PostgreSQL has ended, wanted or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export const superuser = 'supabase_admin';

/** Makes the cluster. Interrupted halfway, it leaves nothing that looks like one. */
export async function createCluster(place: ClusterPlace, superuserPassword: string): Promise<void> {
  const unfinished = join(place.home, 'data.unfinished');
  const passwordFile = join(place.home, 'initdb-password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  try {
    await promisify(execFile)(
      join(place.binDir, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${locale}`,
        '--locale-provider=icu',
        '--icu-locale=en-US',
        '--lc-messages=C',
        '--no-instructions',
        '--no-sync',
      ],
      { ...place.user, cwd: place.home },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  await rename(unfinished, dataDir(place));
}

/** Starts PostgreSQL on 127.0.0.1 and returns when it answers. */
export async function startCluster(
  place: ClusterPlace,
  url: string,
  settings: Record<string, string | number> = {},
  signal?: AbortSignal,
): Promise<RunningCluster> {
  const logFile = join(place.home, 'postgresql.log');
  // What the last one said before it ended is of use, when this is the start after.
  if (existsSync(logFile)) renameSync(logFile, join(place.home, 'postgresql.previous.log'));
  const log = openSync(logFile, 'w', 0o600);
  const options = Object.entries({
    port: new URL(url).port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_preload_libraries: 'pg_stat_statements',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(place.binDir, 'postgres'), ['-D', dataDir(place), ...options], {
    ...place.user,
    cwd: place.home,
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C is for us, and PostgreSQL goes last.
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const cluster = { ended, stop: () => stopProcess(child, ended) };
  try {
    if (await answers(url, ended, signal)) return cluster;
    throw new Error(`PostgreSQL did not start.\n${readFileSync(logFile, 'utf8').trim()}`);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

export function dataDir(place: Pick<ClusterPlace, 'home'>): string {
  return join(place.home, 'data');
}

/** Lets the user that PostgreSQL runs as into a folder that we made, and nobody else. */
export async function handOver(folder: string, user: UnprivilegedUser | undefined): Promise<void> {
  await chmod(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
}

async function answers(
  url: string,
  ended: Promise<void>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const patienceMs = 60_000;
  let deadline = Date.now() + patienceMs;
  while (!over && !signal?.aborted && Date.now() < deadline) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return true;
    } catch (error) {
      // A server that answers, but does not know us, will not know us later either.
      if (error instanceof postgres.PostgresError && error.code === '28P01') throw error;
      // It reads what it had written before it was cut off, however long that takes.
      if (error instanceof postgres.PostgresError && error.code === '57P03') {
        deadline = Date.now() + patienceMs;
      }
      await pause(50);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  return false;
}

// SIGINT asks for a fast shutdown: sessions are cut off, and everything is written.
async function stopProcess(child: ChildProcess, ended: Promise<void>) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGINT');
  const inTime = await Promise.race([ended.then(() => true), pause(20_000, false, { ref: false })]);
  if (inTime) return;
  child.kill('SIGQUIT');
  await ended;
}
