import { exitCodes, KpError } from './errors.ts';
import { hasControlTable } from './migration-control.ts';
import type { Session } from './session.ts';

const supportedMajors = { first: 15, last: 17 };

export async function requireKnownServer(session: Session): Promise<void> {
  const [row] = await session.query<{ number: string; name: string }>(
    "select pg_catalog.current_setting('server_version_num') as number, pg_catalog.current_setting('server_version') as name",
  );
  requireKnownVersion(Number(row?.number), row?.name ?? 'unknown');
}

export function requireKnownVersion(versionNumber: number, name: string): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= supportedMajors.first && major <= supportedMajors.last) return;
  throw new KpError(`PostgreSQL ${name} is not a version that the packs were tried on.`, {
    exitCode: exitCodes.refused,
    code: 'unknown_server_version',
    detail: `Known: ${supportedMajors.first} to ${supportedMajors.last}.`,
    suggestion: 'Use a server of one of those versions.',
  });
}

/** A database with tables of somebody else's: phase 1 would mix with them, and a rollback drop them. */
export async function requireOwnDatabase(session: Session): Promise<void> {
  const found = await foreignRelations(session);
  if (found.length === 0) return;
  const shown = found.slice(0, 8).join(', ');
  throw new KpError(
    'This database is not empty, and was not made by these packs. Nothing was touched.',
    {
      exitCode: exitCodes.refused,
      code: 'foreign_database',
      detail: `Found ${shown}${found.length > 8 ? ` and ${found.length - 8} more` : ''}, and no history of phases.`,
      suggestion: aboutStrangers,
    },
  );
}

export const aboutStrangers =
  'Check the database URL. To install here, move these to another schema or database first.';

export async function foreignRelations(session: Session): Promise<string[]> {
  if (await hasControlTable(session)) return [];
  const relations = await session.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'reporting', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and not exists (select from pg_catalog.pg_depend d
                         where d.classid = 'pg_class'::regclass and d.objid = c.oid
                           and d.deptype in ('e', 'a', 'i'))
      union all
     select n.nspname || '.' || p.proname || '()'
       from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('reporting', 'private')
        and not exists (select from pg_catalog.pg_depend d
                         where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      order by 1`,
  );
  return relations.map(({ name }) => name);
}
