import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { scheduleDashboard } from '../../server/dashboard-schedule.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());

test('a stack that comes up refreshes the dashboard at once, as no person', async () => {
  const failures: string[] = [];
  const end = scheduleDashboard(db.sql, (reason) => failures.push(reason));
  const rows = await vi.waitUntil(async () => {
    const found = await db.sql`select succeeded, requested_by from private.dashboard_refreshes`;
    return found.length > 0 && found;
  }, 10_000);
  end();
  expect(rows).toEqual([{ succeeded: true, requested_by: null }]);
  expect(failures).toEqual([]);
});

test('one that goes down meanwhile has no complaint', async () => {
  const pool = db.connect({ max: 1 });
  const complain = vi.fn();
  const end = scheduleDashboard(pool, complain);
  end();
  await pool.end({ timeout: 0 });
  await expect(pool`select 1`).rejects.toThrow();
  expect(complain).not.toHaveBeenCalled();
});
