import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Cleanup } from './cleanup.ts';
import { createCluster, dataDir, startCluster, superuser } from './cluster.ts';
import { clusterHome } from './cluster-home.ts';
import { keepRunning } from './database-keeper.ts';
import { freePort } from './free-port.ts';
import { memorySettings } from './memory-settings.ts';
import { stopOrphan } from './orphan.ts';
import { preparePlatform, setLoginPasswords } from './platform.ts';
import type { Secrets } from './secrets.ts';

export interface Database {
  /** As role postgres, for kp and for whoever operates. */
  url: string;
  /** As the API's login. */
  apiUrl: string;
  /** Where the files are, if not in the data directory itself. */
  movedTo: string | undefined;
  /** Resolves when PostgreSQL has ended, and did not start again. */
  ended: Promise<void>;
}

/** Starts PostgreSQL on a free port and makes it look like a Supabase project. */
export async function startDatabase(
  directory: string,
  secrets: Secrets,
  { cleanup, say }: { cleanup: Cleanup; say(line: string): void },
): Promise<Database> {
  const place = await clusterHome(directory);
  const data = dataDir(place);
  await stopOrphan(data);
  if (!existsSync(data)) await createCluster(place, secrets.superuserPassword);
  const address = `127.0.0.1:${await freePort()}/postgres`;
  const url = (role: string, password: string) => `postgresql://${role}:${password}@${address}`;
  const superuserUrl = url(superuser, secrets.superuserPassword);
  const start = (signal?: AbortSignal) =>
    startCluster(place, superuserUrl, memorySettings(), signal);
  const first = await start().catch((cause: unknown) => {
    if (!(cause instanceof postgres.PostgresError)) throw cause;
    throw new Error(
      `The database in ${data} has other passwords than ${join(directory, 'secrets.json')}. ` +
        'Bring back the file it was made with, or give this start another KP_DATA_DIR.',
      { cause },
    );
  });
  const running = keepRunning(first, {
    say,
    start: async (signal) => {
      // Its sessions outlive a PostgreSQL that was killed, for a while.
      await stopOrphan(data);
      return start(signal);
    },
  });
  cleanup.add(running.stop);
  await preparePlatform(superuserUrl);
  await setLoginPasswords(superuserUrl, {
    postgres: secrets.postgresPassword,
    authenticator: secrets.authenticatorPassword,
  });
  return {
    url: url('postgres', secrets.postgresPassword),
    apiUrl: url('authenticator', secrets.authenticatorPassword),
    movedTo: place.movedTo,
    ended: running.ended,
  };
}
