// npm run rehearsal [-- SCALE [FOLDER]]: a rehearsal of real size on a PostgreSQL of its own, which is
// gone afterwards; the report stays in FOLDER.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { createCluster, handOver, startCluster, superuser } from '../server/cluster.ts';
import { embeddedPostgres } from '../server/embedded-binaries.ts';
import { freePort } from '../server/free-port.ts';
import { preparePlatform, setLoginPasswords } from '../server/platform.ts';
import { unprivilegedUser } from '../server/unprivileged-user.ts';

const [scale = 'brokerage', folder = 'rehearsal'] = process.argv.slice(2);
const database = 'pantry_rehearsal';
const password = 'rehearsal';

const home = mkdtempSync(join(tmpdir(), 'kp-rehearsal-'));
const user = unprivilegedUser(home);
await handOver(home, user);
const place = { binDir: join(embeddedPostgres(), 'bin'), home, user };
const port = await freePort();
const urlOf = (role: string, name: string) =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`;

await createCluster(place, password);
const cluster = await startCluster(place, urlOf(superuser, 'postgres'), { max_wal_size: '4GB' });
try {
  const sql = postgres(urlOf(superuser, 'postgres'), { max: 1 });
  await sql`create database ${sql(database)}`;
  await sql.end();
  await preparePlatform(urlOf(superuser, database));
  await setLoginPasswords(urlOf(superuser, database), {
    postgres: password,
    authenticator: password,
  });
  const memory = Math.round(totalmem() / 1024 ** 3);
  process.stdout.write(`${cpus().length} cores, ${memory} GB of memory, scale ${scale}\n`);
  process.exitCode =
    kp('migrate') || kp('load', '--scale', scale) || kp('rehearse', '--report', folder);
} finally {
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
}

function kp(...args: string[]): number {
  const command = ['--import', 'tsx', 'cli/main.ts', ...args];
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: urlOf('postgres', database) },
  });
  return status ?? 1;
}
