import { describe, expect, onTestFinished, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { addInteraction, addOpportunity, buildBrokerage } from '../support/fixtures.ts';
import { become } from '../support/people.ts';
import { demoDatabase } from './demo-database.ts';
import { stateOf } from './opportunity-state.ts';
import { packFile, packFiles, readPackFile } from './pack-files.ts';
import { tableContents } from './table-contents.ts';

describe('the eight packs', () => {
  test('have the runbook’s names, and each its way back and its checks', () => {
    expect(packFiles).toEqual([
      '000_init_core.sql',
      '010_orgs_contacts.sql',
      '020_products_distribution.sql',
      '030_opps_interactions_rules.sql',
      '040_views_reporting.sql',
      '050_rls_policies_offboarding.sql',
      '060_hardening.sql',
      '070_seeds.sql',
    ]);
    for (const file of packFiles) {
      expect(readPackFile('rollback', file)).toMatch(/^begin;$.*^commit;$/ms);
      expect(readPackFile('verify', file)).toMatch(/^begin;$.*^rollback;$/ms);
    }
  });

  test('run again on a full database, each changes not one row', async () => {
    const db = await disposable(demoDatabase());
    const before = await tableContents(db.sql);
    for (const file of packFiles) {
      await run(db, readPackFile('sql', file));
      expect({ file, ...(await tableContents(db.sql)) }).toEqual({ file, ...before });
    }
  });

  test('record each run with its phase, in their own transaction', async () => {
    const db = await disposable(freshDatabase('kp_installed'));
    await run(db, readPackFile('sql', packFile('010')));
    const history = await db.sql`
      select phase_number, status, pack, completed_at > started_at as took_time, duration_ms > 0 as timed
      from public.migration_control order by migration_id`;
    const complete = { status: 'complete', took_time: true, timed: true };
    const runs = [...packFiles, packFile('010')];
    expect(history).toEqual(
      runs.map((pack) => ({ phase_number: packFiles.indexOf(pack) + 1, pack, ...complete })),
    );
  });

  test('taken back twice, each is as if taken back once', async () => {
    const db = await disposable(freshDatabase('kp_installed'));
    for (const file of packFiles.slice(1).toReversed()) {
      await run(db, readPackFile('rollback', file));
      await run(db, readPackFile('rollback', file));
      const [row] = await db.sql`
        select status from public.migration_control
        where phase_number = ${packFiles.indexOf(file) + 1} order by migration_id desc limit 1`;
      expect(row).toEqual({ status: 'rolled_back' });
    }
    await run(db, readPackFile('rollback', packFile('000')));
    const left = await db.sql`
      select c.oid::regclass as name from pg_class c
      where c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'private', 'reporting'))`;
    expect(left).toEqual([]);
  });
});

test('pack 030 run again does not count archived interactions again', async () => {
  const db = await disposable(freshDatabase('kp_installed'));
  const brokerage = await buildBrokerage(db.sql);
  const id = await addOpportunity(db.sql, brokerage);
  const call = await addInteraction(db.sql, brokerage, id, { stage: 'feedback_logged' });
  await db.sql.begin(async (tx) => {
    await become(tx, 'authenticated', brokerage.alex);
    await tx`select public.archive_record('interaction', ${call})`;
  });
  await run(db, readPackFile('sql', packFile('030')));
  await addInteraction(db.sql, brokerage, id, { status: 'on_hold' });
  expect(await stateOf(db.sql, id)).toMatchObject({ stage: 'new_lead', status: 'on_hold' });
});

test('pack 050 refuses rows whose owners do not exist, says which, and changes nothing', async () => {
  const db = await disposable(freshDatabase('kp_platform'));
  for (const file of packFiles.slice(0, 5)) await run(db, readPackFile('sql', file));
  await db.sql`insert into public.organizations (name, owner_user_id) values ('Orphan', gen_random_uuid())`;
  await expect(run(db, readPackFile('sql', packFile('050')))).rejects.toMatchObject({
    message: '1 rows of public.organizations are owned by users that do not exist.',
    hint: expect.stringContaining('update public.organizations'),
  });
  const [row] = await db.sql`
    select to_regprocedure('private.visible_owner_ids()') as made,
           exists (select from public.migration_control where phase_number = 6) as recorded`;
  expect(row).toEqual({ made: null, recorded: false });
});

test('pack 020 moves a legacy primary distributor into the join table, and drops the column', async () => {
  const db = await disposable(freshDatabase('kp_platform'));
  for (const file of packFiles.slice(0, 3)) await run(db, readPackFile('sql', file));
  await db.sql.unsafe(`
    insert into public.organizations (organization_id, name) values
      ('00000000-0000-4000-8000-000000000001', 'Principal'), ('00000000-0000-4000-8000-000000000002', 'Old'),
      ('00000000-0000-4000-8000-000000000003', 'New');
    insert into public.products (product_id, principal_org_id, name) values
      ('00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-000000000001', 'Fries'),
      ('00000000-0000-4000-8000-0000000000f2', '00000000-0000-4000-8000-000000000001', 'Chips'),
      ('00000000-0000-4000-8000-0000000000f3', '00000000-0000-4000-8000-000000000001', 'Rings');
    alter table public.products add column primary_distributor_org_id uuid;
    update public.products set primary_distributor_org_id = '00000000-0000-4000-8000-000000000002' where name <> 'Rings';
    insert into public.product_distributors (product_id, distributor_org_id, is_primary) values
      ('00000000-0000-4000-8000-0000000000f2', '00000000-0000-4000-8000-000000000003', true)`);
  await run(db, readPackFile('sql', packFile('020')));
  const rows = await db.sql`
    select p.name, d.name::text as distributor, is_primary
    from public.product_distributors join public.products p using (product_id)
    join public.organizations d on d.organization_id = distributor_org_id order by 1, 2`;
  expect(rows).toEqual([
    { name: 'Chips', distributor: 'New', is_primary: true },
    { name: 'Chips', distributor: 'Old', is_primary: false },
    { name: 'Fries', distributor: 'Old', is_primary: true },
  ]);
  const columns = await db.sql`
    select from information_schema.columns where column_name = 'primary_distributor_org_id'`;
  expect(columns).toHaveLength(0);
});

async function run(db: TestDatabase, script: string): Promise<void> {
  const connection = db.connect({ max: 1 });
  try {
    await connection.unsafe(script).simple();
  } finally {
    await connection.end();
  }
}

async function disposable<Database extends TestDatabase>(made: Promise<Database>) {
  const db = await made;
  onTestFinished(() => db.dispose());
  return db;
}
