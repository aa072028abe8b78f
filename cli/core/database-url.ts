import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes, KpError } from './errors.ts';

export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** `--database-url`, else DATABASE_URL, else the file that the embedded stack writes while it is up. */
export function locateDatabase(flag: string | undefined, env: NodeJS.ProcessEnv): string {
  const given = flag ?? env.DATABASE_URL;
  if (given) {
    requireSessionConnection(parseDatabaseUrl(given));
    return given;
  }
  const file = join(resolve(repositoryRoot, env.KP_DATA_DIR ?? '.kp'), 'database-url');
  if (existsSync(file)) {
    const stored = readFileSync(file, 'utf8').trim();
    parseDatabaseUrl(stored);
    return stored;
  }
  throw new KpError('No database to work on.', {
    exitCode: exitCodes.unreachable,
    code: 'no_database',
    detail:
      'Neither --database-url nor DATABASE_URL is given, and the embedded database is not running.',
    suggestion: 'Start the embedded one with npm start, or pass --database-url.',
  });
}

/** host:port/database, the only form in which a URL is ever shown. */
export function describeDatabase(databaseUrl: string): string {
  const url = parseDatabaseUrl(databaseUrl);
  const database = decodeURIComponent(url.pathname.slice(1) || url.username);
  return `${url.hostname || 'localhost'}:${url.port || '5432'}/${database}`;
}

/** As libpq would: encrypted where the server can, unless the URL says otherwise. */
export function prefersEncryption(databaseUrl: string): boolean {
  const { hostname, searchParams } = parseDatabaseUrl(databaseUrl);
  const saysOtherwise = ['sslmode', 'ssl', 'sslrootcert'].some((name) => searchParams.has(name));
  return !saysOtherwise && !['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function parseDatabaseUrl(text: string): URL {
  // The text itself stays out of the message: it may hold a password.
  const unreadable = (cause?: unknown) =>
    new KpError('The database URL cannot be read.', {
      exitCode: exitCodes.usage,
      code: 'bad_database_url',
      detail: 'Expected postgresql://user:password@host:port/database.',
      suggestion:
        'Percent-encode special characters in the password (@ is %40, / is %2F, # is %23).',
      cause,
    });
  let url: URL;
  try {
    url = new URL(text);
    const parts = [url.username, url.password, url.pathname].map(decodeURIComponent);
    if (parts.some((part) => part.includes('\0'))) throw unreadable();
  } catch (cause) {
    throw unreadable(cause);
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw unreadable();
  return url;
}

function requireSessionConnection(url: URL): void {
  if (!/\.(pooler\.supabase\.com|supabase\.co)$/.test(url.hostname) || url.port !== '6543') return;
  throw new KpError(
    'Port 6543 is the transaction pooler: it cannot hold a lock between statements.',
    {
      exitCode: exitCodes.refused,
      code: 'transaction_pooler',
      suggestion: 'Use the session pooler (port 5432) or the direct connection.',
    },
  );
}
