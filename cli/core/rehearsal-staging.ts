import { describeDatabase } from './database-url.ts';
import { exitCodes, KpError } from './errors.ts';

/**
 * A database says itself that it may be taken apart, by its name; or the operator does, by typing
 * exactly which one is meant. On a hosted project every database is called postgres.
 */
export function requireStaging(databaseUrl: string, typed: string | undefined): void {
  const url = new URL(databaseUrl);
  const described = describeDatabase(databaseUrl);
  // Behind a pooler the project stands in the user's name alone.
  const user = decodeURIComponent(url.username);
  const full = user.includes('.') ? `${user}@${described}` : described;
  if (typed === full) return;
  const database = described.slice(described.lastIndexOf('/') + 1);
  if (typed === undefined && /(^|[_-])(staging|rehearsal|test)([_-]|\d|$)/i.test(database)) return;
  throw new KpError(
    typed === undefined
      ? `${described} is not named as staging. Nothing was touched.`
      : `--staging says ${typed}, but this is ${full}. Nothing was touched.`,
    {
      exitCode: exitCodes.refused,
      code: 'not_staging',
      detail:
        'A rehearsal takes every phase back, with all rows, before it brings them in again.\nIt runs where the database is called …staging, …rehearsal or …test, or where you type which one you mean.',
      suggestion: `If this is no production database: kp rehearse --staging ${full}`,
    },
  );
}
