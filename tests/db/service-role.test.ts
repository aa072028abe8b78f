import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asService } from '../support/people.ts';
import { assembleCast, type Cast } from './access-cast.ts';

// Row security does not bind the service role; that the stage follows the interactions does.

let db: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  cast = await assembleCast(db.sql);
  await db.sql`
    update public.interactions set stage = 'awaiting_response'
    where interaction_id = ${cast.interaction}`;
});
afterAll(() => db.dispose());

describe('sync_drift stays empty when the service role', () => {
  test.each([
    ['deletes an interaction for good', () => db.sql`delete from public.interactions`],
    ['empties the table', () => db.sql`truncate public.interactions`],
    [
      "changes an interaction's key",
      () => db.sql`
        update public.interactions set interaction_id = ${randomUUID()}
        where interaction_id = ${cast.interaction}`,
    ],
    [
      'archives an interaction by hand',
      () => db.sql`update public.interactions set deleted_at = now()`,
    ],
    [
      'changes when it was logged',
      () => db.sql`update public.interactions set created_at = now() - interval '1 year'`,
    ],
  ])('%s', async (_, act) => {
    await asService(db.sql, async (tx) => {
      await tx`${act()}`;
      expect(await tx`select * from reporting.sync_drift`).toEqual([]);
    });
  });

  test('sets the stage directly: it is refused', async () => {
    await asService(db.sql, async (tx) => {
      await expect(
        tx.savepoint((t) => t`update public.opportunities set stage = 'new_lead'`),
      ).rejects.toMatchObject({ code: 'KP301' });
    });
  });
});
