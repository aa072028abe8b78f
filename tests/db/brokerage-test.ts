import type postgres from 'postgres';
import { test as base } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { type Brokerage, buildBrokerage } from '../support/fixtures.ts';

export interface World extends Brokerage {
  /** As role postgres; see tests/support/people.ts for becoming somebody. */
  sql: postgres.Sql;
}

/** A test with the small brokerage in a database of its file's own. */
export const test = base.extend<{ world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from this pattern
    async ({}, use) => {
      const db = await freshDatabase('kp_installed');
      await use({ sql: db.sql, ...(await buildBrokerage(db.sql)) });
      await db.dispose();
    },
    { scope: 'file' },
  ],
});
