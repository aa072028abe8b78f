import { join } from 'node:path';
import postgres from 'postgres';
import { addDemoAccounts, addFirstAdmin, hasAccounts, hasDemoAccounts } from './accounts.ts';
import { type Mail, openApi } from './api.ts';
import type { Cleanup } from './cleanup.ts';
import { scheduleDashboard } from './dashboard-schedule.ts';
import { announceDatabase, openDataDir } from './data-dir.ts';
import { type Database, startDatabase } from './database.ts';
import { listen } from './http-server.ts';
import { runPacks } from './packs.ts';
import { limitRequests, usualRequestLimits } from './request-limit.ts';
import { loadSecrets } from './secrets.ts';
import { repositoryRoot, type Settings } from './settings.ts';
import { limitSignIns, usualSignInLimits } from './sign-in-limit.ts';
import { loadSite } from './site.ts';

export interface Stack {
  origin: string;
  database: Database;
  demo: boolean;
  /** Of the administrator that this start added; known to nobody else. */
  firstPassword: string | undefined;
}

interface Options {
  settings: Settings;
  cleanup: Cleanup;
  /** Ctrl-C: looked at between the steps, each of which leaves things whole. */
  signal: AbortSignal;
  onMail(mail: Mail): void;
  onStaleDashboard(reason: string): void;
  /** What happened meanwhile, in one line. */
  say(line: string): void;
}

export async function startStack(options: Options): Promise<Stack> {
  const { settings, cleanup, signal } = options;
  const { dataDir, port } = settings;
  const origin = `http://127.0.0.1:${port}`;
  openDataDir(dataDir, cleanup);
  const web = await listen(port);
  cleanup.add(web.close);
  const secrets = loadSecrets(dataDir);
  const { jwtSecret } = secrets;
  const database = await startDatabase(dataDir, secrets, options);
  signal.throwIfAborted();

  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  cleanup.add(() => sql.end({ timeout: 1 }));
  if (settings.demo && !(await hasAccounts(sql))) await addDemoAccounts(sql);
  const demo = await hasDemoAccounts(sql);
  await runPacks({ databaseUrl: database.url, demo });
  signal.throwIfAborted();
  const firstPassword = (await hasAccounts(sql))
    ? undefined
    : await addFirstAdmin(sql, settings.adminEmail);

  const api = await openApi({
    origin,
    databaseUrl: database.apiUrl,
    jwtSecret,
    onMail: options.onMail,
  });
  cleanup.add(api.close);
  if (!(await api.healthy())) throw new Error('The API does not see the tables.');
  announceDatabase(dataDir, database.url, cleanup);
  cleanup.add(scheduleDashboard(sql, options.onStaleDashboard));
  const limited = limitRequests(api.fetch, { limits: usualRequestLimits, jwtSecret });
  web.open({
    site: loadSite(join(repositoryRoot, 'dist')),
    api: limitSignIns(limited, usualSignInLimits),
    healthy: api.healthy,
  });
  // Nobody comes in any more before what answers them goes.
  cleanup.add(web.close);
  return { origin, database, demo, firstPassword };
}

/** PostgreSQL alone, where kp finds it. */
export async function startDatabaseOnly(options: Options): Promise<Database> {
  const { settings, cleanup } = options;
  const { dataDir } = settings;
  openDataDir(dataDir, cleanup);
  const database = await startDatabase(dataDir, loadSecrets(dataDir), options);
  announceDatabase(dataDir, database.url, cleanup);
  return database;
}
