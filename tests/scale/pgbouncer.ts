import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { TestContext } from 'vitest';
import { handOver } from '../../server/cluster.ts';
import { freePort } from '../../server/free-port.ts';
import { unprivilegedUser } from '../../server/unprivileged-user.ts';

export interface Pool {
  /** The same database through the pool. */
  through(databaseUrl: string): string;
  stop(): Promise<void>;
}

interface PoolOptions {
  /** Of PostgreSQL, on 127.0.0.1. */
  port: number;
  mode: 'transaction' | 'session' | 'statement';
  /** Connections to PostgreSQL for each login and database. */
  size: number;
}

// Debian puts it where ordinary users do not look.
const program = ['pgbouncer', '/usr/sbin/pgbouncer'].find(
  (path) => spawnSync(path, ['--version']).status === 0,
);

export function skipWithoutPgbouncer({ skip }: TestContext): void {
  if (!program) skip('PgBouncer is not installed; on Debian: apt-get install pgbouncer');
}

/** A PgBouncer of one's own on a free port. */
export async function startPool({ port, mode, size }: PoolOptions): Promise<Pool> {
  if (!program) throw new Error('pgbouncer is not installed.');
  const home = mkdtempSync(join(tmpdir(), 'kp-pool-'));
  const user = unprivilegedUser(home);
  await handOver(home, user);
  const listenPort = await freePort();
  const files = {
    'users.txt': ['postgres', 'authenticator'].map((role) => `"${role}" "test"`).join('\n'),
    'pgbouncer.ini': `
      [databases]
      * = host=127.0.0.1 port=${port}
      [pgbouncer]
      listen_addr = 127.0.0.1
      listen_port = ${listenPort}
      unix_socket_dir =
      auth_type = scram-sha-256
      auth_file = ${home}/users.txt
      pool_mode = ${mode}
      default_pool_size = ${size}
      max_client_conn = 1000`.replace(/^ +/gm, ''),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(home, name), `${text}\n`, { mode: 0o600 });
    if (user) chownSync(join(home, name), user.uid, user.gid);
  }
  const child = spawn(program, ['--quiet', join(home, 'pgbouncer.ini')], {
    ...user,
    cwd: home,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  const through = (databaseUrl: string) => {
    const url = new URL(databaseUrl);
    url.port = String(listenPort);
    return url.href;
  };
  await answers(through(`postgresql://postgres:test@127.0.0.1/postgres`), child.exitCode);
  return { through, stop };
}

async function answers(url: string, exitCode: number | null): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (exitCode === null && Date.now() < deadline) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false });
    try {
      await sql.unsafe('select 1');
      return;
    } catch {
      await pause(50);
    } finally {
      await sql.end({ timeout: 0 });
    }
  }
  throw new Error('PgBouncer did not start.');
}
