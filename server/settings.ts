import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Settings {
  port: number;
  dataDir: string;
  demo: boolean;
  /** The first account of a system without the demo. */
  adminEmail: string;
  /** PostgreSQL and nothing else: for kp, when the packs stand in the app's way. */
  databaseOnly: boolean;
}

export const repositoryRoot = fileURLToPath(new URL('../', import.meta.url));

export function readSettings(env: NodeJS.ProcessEnv, flags: readonly string[]): Settings {
  const unknown = flags.find((flag) => flag !== '--database-only');
  if (unknown) throw new Error(`Unknown argument ${unknown}. The only one is --database-only.`);
  return {
    port: readPort(env.PORT || '5173'),
    dataDir: resolve(repositoryRoot, env.KP_DATA_DIR || '.kp'),
    demo: env.KP_DEMO !== '0',
    adminEmail: (env.KP_ADMIN_EMAIL || 'admin@kitchenpantry.test').toLowerCase(),
    databaseOnly: flags.includes('--database-only'),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Error(`PORT=${text} is not a port. Give a number from 1 to 65535.`);
}
