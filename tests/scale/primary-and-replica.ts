import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import {
  type ClusterPlace,
  createCluster,
  dataDir,
  handOver,
  type RunningCluster,
  startCluster,
} from '../../server/cluster.ts';
import { freePort } from '../../server/free-port.ts';
import { preparePlatform, setLoginPasswords } from '../../server/platform.ts';
import { unprivilegedUser } from '../../server/unprivileged-user.ts';
import { binaries, installPacks } from '../support/cluster.ts';

const fast = { fsync: 'off', full_page_writes: 'off', max_connections: 50 };

interface Server {
  url(role?: 'postgres' | 'authenticator' | 'supabase_admin'): string;
  sql: postgres.Sql;
  stop(): Promise<void>;
}

export interface Pair {
  primary: Server;
  replica: Server;
  /** Returns when the replica shows what the primary has committed by now. */
  caughtUp(): Promise<void>;
  remove(): Promise<void>;
}

/** A primary with the packs in it, and a replica that follows it by streaming. */
export async function startPair(): Promise<Pair> {
  const place = await newPlace();
  await createCluster(place, 'test');
  const port = await freePort();
  const first = await startServer(place, port, fast);
  await preparePlatform(first.url('supabase_admin'));
  await setLoginPasswords(first.url('supabase_admin'), { postgres: 'test', authenticator: 'test' });
  const failure = await installPacks(first.url());
  await first.stop();
  if (failure) throw new Error(failure);

  // The files of a server that was stopped cleanly are a base backup: pg_basebackup is not needed.
  const copy = await newPlace();
  spawnSync('cp', ['-a', dataDir(place), dataDir(copy)]);
  const signal = join(dataDir(copy), 'standby.signal');
  writeFileSync(signal, '');
  if (copy.user) chownSync(signal, copy.user.uid, copy.user.gid);

  const primary = await startServer(place, port, fast);
  const replica = await startServer(copy, await freePort(), {
    ...fast,
    primary_conninfo: `host=127.0.0.1 port=${port} user=postgres password=test application_name=replica`,
  });
  return {
    primary,
    replica,
    caughtUp: () => waitFor(primary.sql, replica.sql),
    remove: async () => {
      await Promise.all([replica.stop(), primary.stop()]);
      for (const { home } of [place, copy]) rmSync(home, { recursive: true, force: true });
    },
  };
}

async function newPlace(): Promise<ClusterPlace> {
  const home = mkdtempSync(join(tmpdir(), 'kp-replica-'));
  const user = unprivilegedUser(home);
  await handOver(home, user);
  return { binDir: binaries(), home, user };
}

async function startServer(
  place: ClusterPlace,
  port: number,
  settings: Record<string, string | number>,
): Promise<Server> {
  const url = (role = 'postgres') => `postgresql://${role}:test@127.0.0.1:${port}/postgres`;
  const running: RunningCluster = await startCluster(place, url('supabase_admin'), {
    port,
    ...settings,
  });
  const sql = postgres(url(), { max: 4, onnotice: () => undefined });
  const stop = async () => {
    await sql.end({ timeout: 0 });
    await running.stop();
  };
  return { url, sql, stop };
}

async function waitFor(primary: postgres.Sql, replica: postgres.Sql): Promise<void> {
  const [now] = await primary<{ lsn: string }[]>`select pg_current_wal_lsn() as lsn`;
  for (;;) {
    const [row] = await replica<{ there: boolean }[]>`
      select pg_last_wal_replay_lsn() >= ${now?.lsn ?? ''}::pg_lsn as there`;
    if (row?.there) return;
  }
}
