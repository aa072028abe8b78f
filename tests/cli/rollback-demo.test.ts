import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { defaultPackFolder as folder } from '../../cli/core/packs.ts';
import { restore } from '../../cli/core/restore.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { createUser } from '../support/people.ts';

const people = ['admin', 'maya', 'alex', 'blair'];

describe('the real packs, full of data', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase('kp_platform');
    for (const name of people) {
      await createUser(db.sql, { email: `${name}@kitchenpantry.test`, fullName: name });
    }
    await migrate({ databaseUrl: db.url, folder, demo: true });
  });
  afterAll(() => db.dispose());

  async function tables(): Promise<string[]> {
    const rows = await db.sql<{ name: string }[]>`
      select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration_control' order by 1`;
    return rows.map(({ name }) => name);
  }

  async function content(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const table of await tables()) {
      const rows = await db.sql<{ row: string }[]>`
        select to_jsonb(t)::text as row from ${db.sql(`public.${table}`)} as t order by 1`;
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  }

  test('declare every table that has rows as lost', async () => {
    const error = await rollback({ databaseUrl: db.url, folder, to: 0 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ exitCode: 3, code: 'rows_would_be_lost' });
    const declared = error.result.wouldLose.map(({ name }: { name: string }) => name);
    const lookups = /_lu$/;
    const full = Object.entries(await content())
      .filter(([table, rows]) => rows.length > 0 && !lookups.test(table))
      .map(([table]) => `public.${table}`);
    expect(declared).toEqual(expect.arrayContaining(full));
  });

  test('come back row for row after everything was taken back and installed again', async () => {
    await db.sql`update public.stage_lu set label = 'Won!' where code = 'closed_won'`;
    await db.sql`insert into public.source_lu (code, label) values ('our_own', 'Our own')`;
    await db.sql`update public.contacts set deleted_at = now() where contact_id in (select contact_id from public.contacts limit 3)`;
    const before = await content();
    const view = () => db.sql`select * from reporting.dashboard_summary order by 1, 2, 3`;
    const dashboard = [...(await view())];
    expect(before.interactions?.length).toBeGreaterThan(300);

    const { rollbackPoint, rolledBack } = await rollback({
      databaseUrl: db.url,
      folder,
      to: 0,
      discardData: true,
    });
    expect(rolledBack).toHaveLength(8);
    expect(await tables()).toEqual([]);

    await migrate({ databaseUrl: db.url, folder });
    const { restored } = await restore({ databaseUrl: db.url, folder, point: rollbackPoint ?? '' });
    expect(await content()).toEqual(before);
    expect(restored.every(({ saved, restored: back }) => saved === back)).toBe(true);
    expect([...(await view())]).toEqual(dashboard);
  });
});
