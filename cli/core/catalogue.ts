import { catalogueQueries } from './catalogue-queries.ts';
import type { Session } from './session.ts';

export interface CatalogueEntry {
  kind: string;
  identity: string;
  definition: string;
}

/**
 * Everything of the catalogue that a user of the database could notice, sorted: two equal snapshots
 * mean two databases that behave alike. Names stand for oids, and rollback points are left out.
 */
export async function readCatalogue(session: Session): Promise<CatalogueEntry[]> {
  return session.transaction(async () => {
    // Names come with their schema only where the search path does not lead to them.
    await session.run(
      "set transaction isolation level repeatable read; set local search_path = ''",
    );
    const entries: CatalogueEntry[] = [];
    for (const [kind, sql] of Object.entries(catalogueQueries)) {
      const rows = await session.query<{ identity: string; definition: string | null }>(sql);
      for (const { identity, definition } of rows) {
        entries.push({ kind, identity, definition: definition ?? '' });
      }
    }
    return entries.sort((a, b) => compare(entryKey(a), entryKey(b)));
  });
}

export interface CatalogueDifference {
  missing: CatalogueEntry[];
  added: CatalogueEntry[];
  changed: { before: CatalogueEntry; after: CatalogueEntry }[];
}

export function compareCatalogues(
  before: readonly CatalogueEntry[],
  after: readonly CatalogueEntry[],
): CatalogueDifference {
  const old = new Map(before.map((entry) => [entryKey(entry), entry]));
  const current = new Map(after.map((entry) => [entryKey(entry), entry]));
  return {
    missing: before.filter((entry) => !current.has(entryKey(entry))),
    added: after.filter((entry) => !old.has(entryKey(entry))),
    changed: after.flatMap((entry) => {
      const known = old.get(entryKey(entry));
      return known && known.definition !== entry.definition
        ? [{ before: known, after: entry }]
        : [];
    }),
  };
}

function entryKey({ kind, identity }: CatalogueEntry): string {
  return `${kind}\u0000${identity}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
