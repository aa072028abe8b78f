import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

interface Routine {
  schema: string;
  name: string;
  isDefiner: boolean;
  isTrigger: boolean;
  config: string[] | null;
  anon: boolean;
  everybody: boolean;
  users: boolean;
}

let db: TestDatabase;
let routines: Routine[];
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  routines = await db.sql<Routine[]>`
    select n.nspname as schema, p.proname as name, p.prosecdef as "isDefiner",
           p.prorettype = 'trigger'::regtype as "isTrigger", p.proconfig as config,
           has_function_privilege('anon', p.oid, 'execute') as anon,
           has_function_privilege('authenticated', p.oid, 'execute') as users,
           exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) right_
                   where right_.grantee = 0) as everybody
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private', 'reporting')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1, 2`;
});
afterAll(() => db.dispose());

const names = (some: Routine[]) => some.map((routine) => `${routine.schema}.${routine.name}`);

describe('functions', () => {
  test('are executable neither by anon nor by PUBLIC', () => {
    expect(names(routines.filter((routine) => routine.anon || routine.everybody))).toEqual([]);
  });

  test('all have an empty search_path', () => {
    expect(names(routines.filter((r) => !r.config?.includes('search_path=""')))).toEqual([]);
  });

  test('run with their definer’s rights in schema private only, which is not exposed', () => {
    const definers = routines.filter((routine) => routine.isDefiner);
    expect(definers.length).toBeGreaterThan(0);
    expect(names(definers.filter((routine) => routine.schema !== 'private'))).toEqual([]);
  });

  test('of triggers are nobody’s to call', () => {
    expect(names(routines.filter((routine) => routine.isTrigger && routine.users))).toEqual([]);
  });

  // A new name in here is a new door: think who comes through it, and test that below.
  test('that users may execute are these', () => {
    const open = names(routines.filter((routine) => routine.users));
    expect(open.filter((name) => !name.startsWith('private.'))).toEqual([
      'public.admin_check_sync',
      'public.admin_dashboard_refreshes',
      'public.admin_list_users',
      'public.admin_lookup_usage',
      'public.admin_off_board',
      'public.admin_reassign_user_data',
      'public.admin_slow_trigger_calls',
      'public.admin_user_footprint',
      'public.archive_record',
      'public.check_import',
      'public.discard_import',
      'public.edit_opportunities',
      'public.list_archived',
      'public.log_interaction',
      'public.refresh_dashboard_view',
      'public.reorder_lookup',
      'public.restore_record',
      'public.run_import',
      'public.search_records',
      'public.set_opportunity_contacts',
      'public.set_primary_contact',
      'public.set_product_distributors',
      'public.undo_import',
      'reporting.board',
      'reporting.closed_last_30_days',
      'reporting.count_contacts',
      'reporting.count_organizations',
      'reporting.dashboard_refreshed_at',
      'reporting.dashboard_totals',
      'reporting.due_opportunities',
      'reporting.list_contacts',
      'reporting.list_organizations',
      'reporting.list_products',
      'reporting.my_dashboard',
      'reporting.organization_activity',
      'reporting.organization_segments',
      'reporting.partners',
      'reporting.pipeline_page',
      'reporting.pipeline_totals',
      'reporting.stale_opportunities',
    ]);
    expect(open.filter((name) => name.startsWith('private.'))).toEqual([
      'private.admin_check_sync',
      'private.admin_dashboard_refreshes',
      'private.admin_footprint',
      'private.admin_list_users',
      'private.admin_lookup_usage',
      'private.admin_off_board',
      'private.admin_reassign',
      'private.admin_slow_trigger_calls',
      'private.archive_record',
      'private.check_rows',
      'private.conclude_run',
      'private.conclude_undo',
      'private.dashboard_refreshed_at',
      'private.discard_import',
      'private.drivers_editable_until',
      'private.find_contacts',
      'private.find_organizations',
      'private.fold',
      'private.is_operator',
      'private.list_archived',
      'private.list_products',
      'private.my_dashboard',
      'private.my_role',
      'private.note_trigger_time',
      'private.organization_segments',
      'private.partners',
      'private.pipeline_matching',
      'private.pipeline_where',
      'private.prepare_run',
      'private.prepare_undo',
      'private.refresh_dashboard_view',
      'private.refuse_import_state',
      'private.refuse_parent',
      'private.reorder_lookup',
      'private.restore_record',
      'private.search_records',
      'private.search_vector',
      'private.search_words',
      'private.set_opportunity_contacts',
      'private.set_product_distributors',
      'private.visible_owner_ids',
      'private.write_import_values',
    ]);
  });
});
