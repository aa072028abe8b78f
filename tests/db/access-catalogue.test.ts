import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());

const ours = `('public', 'private', 'reporting')`;

describe('relations', () => {
  test('every table is under row security', async () => {
    const open = await db.sql.unsafe(`
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind in ('r', 'p') and not c.relrowsecurity`);
    expect(open).toEqual([]);
  });

  test('every view runs with the rights of its reader', async () => {
    const views = await db.sql.unsafe(`
      select c.oid::regclass::text as view, c.reloptions from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind = 'v' order by 1`);
    expect(views.length).toBeGreaterThan(0);
    for (const view of views) {
      expect(view.reloptions, view.view).toContain('security_invoker=true');
    }
  });

  test('anon may do nothing with any of them, nor with a single column', async () => {
    const granted = await db.sql.unsafe(`
      select c.oid::regclass::text, right_name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(array['select', 'insert', 'update', 'references']) right_name
      where n.nspname in ${ours} and c.relkind in ('r', 'p', 'v', 'm')
        and (has_any_column_privilege('anon', c.oid, right_name)
             or has_table_privilege('anon', c.oid, 'delete, truncate, trigger'))`);
    expect(granted).toEqual([]);
  });

  test('a signed-in user never deletes, truncates, references or adds triggers', async () => {
    const granted = await db.sql.unsafe(`
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind in ('r', 'p', 'v', 'm')
        and (has_table_privilege('authenticated', c.oid, 'delete, truncate, trigger')
             or has_any_column_privilege('authenticated', c.oid, 'references'))`);
    expect(granted).toEqual([]);
  });

  test('a signed-in user reads no internal table and no materialized view', async () => {
    const readable = await db.sql.unsafe(`
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ((n.nspname = 'private' and c.relkind in ('r', 'p')) or c.relkind = 'm')
        and n.nspname in ${ours}
        and has_any_column_privilege('authenticated', c.oid, 'select, insert, update')`);
    expect(readable).toEqual([]);
  });

  test('a signed-in user writes through tables only, never through a view', async () => {
    const writable = await db.sql.unsafe(`
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind in ('v', 'm')
        and has_any_column_privilege('authenticated', c.oid, 'insert, update')`);
    expect(writable).toEqual([]);
  });

  test('no sequence is usable by a user', async () => {
    const usable = await db.sql.unsafe(`
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(array['anon', 'authenticated']) who
      where n.nspname in ${ours} and c.relkind = 'S'
        and has_sequence_privilege(who, c.oid, 'usage, select, update')`);
    expect(usable).toEqual([]);
  });

  test('nobody but the owner creates in our schemas, and anon enters public alone', async () => {
    const rights = await db.sql.unsafe(`
      select n.nspname, who, has_schema_privilege(who, n.oid, 'usage') as enters,
             has_schema_privilege(who, n.oid, 'create') as creates
      from pg_namespace n cross join unnest(array['anon', 'authenticated']) who
      where n.nspname in ${ours} order by 1, 2`);
    expect(rights.filter((right) => right.creates)).toEqual([]);
    expect(rights.filter((right) => right.enters).map((r) => `${r.who}: ${r.nspname}`)).toEqual([
      'authenticated: private',
      'anon: public',
      'authenticated: public',
      'authenticated: reporting',
    ]);
  });
});

describe('policies', () => {
  test('are for signed-in users, permissive, one per table and verb, and none lets delete', async () => {
    const policies = await db.sql`
      select tablename, cmd, roles::text, permissive from pg_policies where schemaname = 'public'`;
    const each = policies.map((policy) => `${policy.tablename} ${policy.cmd}`);
    expect(new Set(each).size).toBe(each.length);
    expect(policies.filter((p) => p.roles !== '{authenticated}')).toEqual([]);
    expect(policies.filter((p) => p.permissive !== 'PERMISSIVE')).toEqual([]);
    expect(policies.filter((p) => p.cmd === 'ALL' || p.cmd === 'DELETE')).toEqual([]);
  });
});

describe('columns that no user writes', () => {
  const always = ['created_at', 'deleted_at', 'deleted_by', 'search_tsv', 'updated_at'];
  const kept = [
    ...[
      'closed_at',
      'due_date',
      'follow_up_date',
      'initial_stage',
      'initial_status',
      'last_interaction_at',
      'last_interaction_id',
      'next_action_set_at',
    ],
  ];
  const expected: Record<string, { insert: string[]; update: string[] }> = {
    contacts: { insert: ['full_name'], update: ['contact_id', 'full_name'] },
    import_rows: {
      insert: [
        ...['accepted', 'action', 'before', 'new_organization_id', 'new_organization_undo'],
        ...['problems', 'record_id', 'remarks', 'undo', 'updated_before'],
      ],
      update: [
        ...['accepted', 'action', 'before', 'data', 'import_id', 'new_organization_id'],
        ...['new_organization_undo', 'problems', 'record_id', 'remarks', 'row_number', 'undo'],
        'updated_before',
      ],
    },
    interactions: {
      insert: ['deleted_with_opportunity'],
      update: ['deleted_with_opportunity', 'interaction_id', 'owner_user_id'],
    },
    opportunities: { insert: kept, update: [...kept, 'opportunity_id'] },
    opportunity_contacts: { insert: [], update: ['contact_id', 'opportunity_id'] },
    organizations: { insert: [], update: ['organization_id'] },
    product_distributors: { insert: [], update: ['distributor_org_id', 'product_id'] },
    products: { insert: [], update: ['principal_org_id', 'product_id'] },
    saved_views: { insert: ['removed_at'], update: ['owner_user_id', 'saved_view_id'] },
    ...Object.fromEntries(
      [
        'interaction_type_lu',
        'loss_reason_lu',
        'source_lu',
        'stage_lu',
        'state_lu',
        'status_lu',
      ].map((lookup) => [lookup, { insert: [], update: ['code'] }]),
    ),
  };

  test.each(Object.entries(expected))('%s', async (table, { insert, update }) => {
    const columns = await db.sql<{ name: string; insertable: boolean; updatable: boolean }[]>`
      select attname as name,
             has_column_privilege('authenticated', attrelid, attnum, 'insert') as insertable,
             has_column_privilege('authenticated', attrelid, attnum, 'update') as updatable
      from pg_attribute
      where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped
        and attname <> all (${always})`;
    expect(
      columns
        .filter((c) => !c.insertable)
        .map((c) => c.name)
        .sort(),
    ).toEqual(insert);
    expect(
      columns
        .filter((c) => !c.updatable)
        .map((c) => c.name)
        .sort(),
    ).toEqual(update);
  });

  test('those that are kept by the database, on every table', async () => {
    const writable = await db.sql.unsafe(`
      select a.attrelid::regclass::text, a.attname from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind = 'r' and a.attname = any ('{${always.join(',')}}')
        and (has_column_privilege('authenticated', c.oid, a.attnum, 'insert')
             or has_column_privilege('authenticated', c.oid, a.attnum, 'update'))`);
    expect(writable).toEqual([]);
  });

  test('all of a profile but name, role, manager and status, and of the history everything', async () => {
    const writable = await db.sql`
      select a.attrelid::regclass::text as table, a.attname as column from pg_attribute a
      where a.attrelid in ('public.user_profiles'::regclass, 'public.migration_control'::regclass)
        and a.attnum > 0
        and (has_column_privilege('authenticated', a.attrelid, a.attnum, 'insert')
             or has_column_privilege('authenticated', a.attrelid, a.attnum, 'update'))`;
    expect(writable.map((w) => `${w.table}.${w.column}`).sort()).toEqual([
      'user_profiles.full_name',
      'user_profiles.manager_user_id',
      'user_profiles.role',
      'user_profiles.status',
    ]);
  });
});
