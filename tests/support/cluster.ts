import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { createCluster, handOver, startCluster } from '../../server/cluster.ts';
import { embeddedPostgres } from '../../server/embedded-binaries.ts';
import { freePort } from '../../server/free-port.ts';
import { preparePlatform, setLoginPasswords } from '../../server/platform.ts';
import { unprivilegedUser } from '../../server/unprivileged-user.ts';
import { publishCluster, readCluster, type TestCluster, urlOf } from './connection.ts';

const packs = new URL('../../db/sql/', import.meta.url);

/** Vitest's global setup: one cluster for all projects of a run, with the two templates. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (readCluster()) return undefined;
  const home = mkdtempSync(join(tmpdir(), 'kp-test-'));
  const user = unprivilegedUser(home);
  await handOver(home, user);
  const place = { binDir: binaries(), home, user };
  const cluster: TestCluster = { port: await freePort() };
  await createCluster(place, 'test');
  const running = await startCluster(place, urlOf(cluster, 'supabase_admin', 'postgres'), {
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  });
  const stop = async () => {
    await running.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await makeTemplate(cluster, 'kp_platform', 'template0');
    await setLoginPasswords(urlOf(cluster, 'supabase_admin', 'kp_platform'), {
      postgres: 'test',
      authenticator: 'test',
    });
    await makeTemplate(cluster, 'kp_installed', 'kp_platform');
    cluster.installError = await installPacks(urlOf(cluster, 'postgres', 'kp_installed'));
  } catch (error) {
    await stop();
    throw error;
  }
  publishCluster(cluster);
  return stop;
}

/** npm's PostgreSQL, or with KP_TEST_POSTGRES=15 that major version of Debian's. */
export function binaries(): string {
  const major = process.env.KP_TEST_POSTGRES;
  if (!major) return join(embeddedPostgres(), 'bin');
  const folder = `/usr/lib/postgresql/${major}/bin`;
  if (existsSync(join(folder, 'initdb'))) return folder;
  throw new Error(`KP_TEST_POSTGRES=${major}, but there is no server in ${folder}`);
}

async function makeTemplate(cluster: TestCluster, name: string, template: string) {
  const sql = postgres(urlOf(cluster, 'supabase_admin', 'postgres'), { max: 1 });
  await sql`create database ${sql(name)} template ${sql(template)}`;
  await sql.end();
  await preparePlatform(urlOf(cluster, 'supabase_admin', name));
}

/** What went wrong, if anything did: only the tests that need the packs shall fail. */
export async function installPacks(url: string): Promise<string | undefined> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const files = readdirSync(packs).filter((file) => file.endsWith('.sql'));
  try {
    for (const file of files.sort()) {
      try {
        await sql.unsafe(readFileSync(new URL(file, packs), 'utf8')).simple();
      } catch (error) {
        return `Pack ${file} failed: ${error instanceof Error ? error.message : error}`;
      }
    }
    return undefined;
  } finally {
    await sql.end();
  }
}
