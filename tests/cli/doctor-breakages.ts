import type { Severity } from '../../cli/core/doctor/check.ts';
import { packFile, readPackFile } from '../db/pack-files.ts';

interface Breakage {
  check: string;
  /** What somebody did. */
  statements: string;
  severity: Severity;
  /** Part of what is found. */
  object: string;
  /** The remedy is for people: this is what they did. Else the remedy itself is run. */
  mend?: string;
  /** What only a superuser can break or mend. */
  superuser?: 'breaks' | 'breaks and mends';
  /** Connections as postgres that are open meanwhile. */
  connections?: number;
}

const unchecked = 'set session_replication_role = replica;';

/** As if nothing had happened for three days. */
const quietDays = `
  alter table public.migration_control disable trigger _100_keep_history;
  update public.migration_control set started_at = now() - interval '3 days', completed_at = now() - interval '3 days';
  alter table public.migration_control enable trigger _100_keep_history;
  delete from private.dashboard_refreshes;`;

/** One broken thing per row; the same check may stand here twice. */
export const breakages: Breakage[] = [
  {
    check: 'phases',
    statements: `insert into public.migration_control (phase_number, status, error) values (8, 'failed', 'No space left.')`,
    severity: 'error',
    object: 'phase 8, 070_seeds.sql: failed',
    mend: `delete from public.migration_control where status = 'failed'`,
  },
  {
    check: 'phases',
    statements: `insert into public.migration_control (phase_number, status) values (8, 'rolled_back')`,
    severity: 'note',
    object: 'phase 8, 070_seeds.sql',
    mend: `delete from public.migration_control where status = 'rolled_back'`,
  },
  {
    check: 'edited-packs',
    statements: `insert into public.migration_control (phase_number, status, completed_at, checksum)
      values (3, 'complete', now(), 'of an earlier text')`,
    severity: 'error',
    object: 'phase 3, 020_products_distribution.sql',
    mend: `delete from public.migration_control where checksum is not null`,
  },
  {
    check: 'refresh-failures',
    statements: `drop index reporting.rds_owner_stage_uq; select public.refresh_dashboard_view()`,
    severity: 'warning',
    object: 'reporting.dashboard_summary',
    mend: `create unique index rds_owner_stage_uq on reporting.dashboard_summary (owner_user_id, stage, principal_org_id);
      select public.refresh_dashboard_view()`,
  },
  {
    check: 'refresh-failures',
    statements: `insert into private.dashboard_refreshes (duration_ms, succeeded, error)
      values (1, false, 'no'), (1, false, 'no again')`,
    severity: 'error',
    object: 'reporting.dashboard_summary',
    mend: 'select public.refresh_dashboard_view()',
  },
  {
    check: 'dashboard-schedule',
    statements: quietDays,
    severity: 'warning',
    object: 'public.refresh_dashboard_view()',
    mend: 'select public.refresh_dashboard_view()',
  },
  {
    check: 'dashboard-schedule',
    statements: `${quietDays}
      create schema cron;
      create table cron.job (active boolean default true, command text);
      create function cron.schedule(name text, times text, command text) returns void
        language sql as 'insert into cron.job (command) values ($3)'`,
    severity: 'warning',
    object: 'public.refresh_dashboard_view()',
  },
  {
    check: 'dashboard-age',
    statements: quietDays,
    severity: 'warning',
    object: 'reporting.dashboard_summary',
    mend: 'select public.refresh_dashboard_view()',
  },
  {
    check: 'row-security',
    statements: 'alter table public.contacts disable row level security',
    severity: 'error',
    object: 'public.contacts',
  },
  {
    check: 'locked-out',
    statements: 'drop policy select_visible on public.contacts',
    severity: 'error',
    object: 'public.contacts',
    mend: `${readPackFile('sql', packFile('050'))}; ${readPackFile('sql', packFile('060'))}`,
  },
  {
    check: 'view-rights',
    statements: 'alter view reporting.pipeline_full reset (security_invoker)',
    severity: 'error',
    object: 'reporting.pipeline_full',
  },
  {
    check: 'policy-roles',
    statements: 'alter policy select_visible on public.contacts to public',
    severity: 'warning',
    object: 'select_visible on public.contacts',
  },
  {
    check: 'policy-calls',
    // One call is wrapped, as it should be, and does not hide the other.
    statements: `alter policy select_visible on public.opportunities
      using ((select private.my_role()) is not null and owner_user_id = auth.uid())`,
    severity: 'warning',
    object: 'select_visible on public.opportunities',
  },
  {
    check: 'policy-calls',
    statements: `alter policy select_visible on public.interactions
      using ((select private.may_edit('interaction', interaction_id)))`,
    severity: 'warning',
    object: 'select_visible on public.interactions',
    mend: 'alter policy select_visible on public.interactions using (owner_user_id = any (array(select private.visible_owner_ids())))',
  },
  {
    check: 'search-path',
    statements: 'alter function public.set_updated_at() reset search_path',
    severity: 'warning',
    object: 'public.set_updated_at()',
  },
  {
    check: 'anon-grants',
    statements: 'grant select on public.organizations to anon',
    severity: 'error',
    object: 'public.organizations: SELECT to anon',
  },
  {
    check: 'anon-grants',
    statements: 'grant update (notes) on public.contacts to public',
    severity: 'error',
    object: 'public.contacts: UPDATE to PUBLIC',
  },
  {
    check: 'anon-grants',
    statements: 'grant usage on sequence public.migration_control_migration_id_seq to anon',
    severity: 'error',
    object: 'public.migration_control_migration_id_seq: USAGE to anon',
  },
  {
    check: 'anon-grants',
    // Born open, as everything new on Supabase is.
    statements: `create function public.whatever() returns int language sql set search_path = '' as 'select 1'`,
    severity: 'error',
    object: 'function public.whatever(): EXECUTE to',
  },
  {
    check: 'anon-grants',
    statements: 'grant usage on schema private to anon',
    severity: 'error',
    object: 'schema private: USAGE to anon',
  },
  {
    check: 'user-grants',
    statements: 'grant delete, truncate, update on public.organizations to authenticated',
    severity: 'error',
    object: 'public.organizations: DELETE, TRUNCATE, UPDATE',
  },
  {
    check: 'user-grants',
    statements: `grant select on reporting.dashboard_summary, private.dashboard_refreshes to authenticated;
      grant create on schema public to authenticated`,
    severity: 'error',
    object: 'reporting.dashboard_summary: SELECT',
  },
  {
    check: 'definer-functions',
    statements: `create function public.count_all() returns bigint language sql security definer set search_path = ''
      as 'select count(*) from public.organizations';
      revoke all on function public.count_all() from public, anon`,
    severity: 'error',
    object: 'function public.count_all()',
  },
  {
    check: 'invalid-indexes',
    statements: `update pg_index set indisvalid = false where indexrelid = 'public.contacts_name_idx'::regclass`,
    superuser: 'breaks',
    severity: 'error',
    object: 'public.contacts_name_idx',
  },
  {
    check: 'invalid-indexes',
    statements: `create index contacts_title_idx_ccnew on public.contacts (title);
      update pg_index set indisvalid = false where indexrelid = 'public.contacts_title_idx_ccnew'::regclass`,
    superuser: 'breaks',
    severity: 'error',
    object: 'public.contacts_title_idx_ccnew',
  },
  {
    check: 'foreign-key-indexes',
    statements: `create table public.samples (
      contact_id uuid references public.contacts, product_id uuid references public.products);
      select private.close_new_table('public.samples');
      create index on public.samples (product_id) where product_id is not null`,
    severity: 'warning',
    object: 'public.samples.samples_contact_id_fkey',
  },
  {
    check: 'unproven-constraints',
    statements: `alter table public.contacts add constraint has_title check (title <> '') not valid`,
    severity: 'warning',
    object: 'public.contacts.has_title',
  },
  {
    check: 'silent-triggers',
    statements: 'alter table public.interactions disable trigger _300_sync_insert',
    severity: 'error',
    object: 'public.interactions: _300_sync_insert',
  },
  {
    check: 'silent-triggers',
    statements: 'alter table public.contacts disable trigger all',
    superuser: 'breaks and mends',
    severity: 'error',
    object: 'public.contacts: foreign keys',
  },
  {
    check: 'extension-versions',
    statements: `create extension hstore schema extensions version '1.4'`,
    severity: 'note',
    object: 'hstore 1.4, of which',
  },
  {
    check: 'extensions',
    statements: 'drop extension if exists hstore; create extension hstore schema public',
    superuser: 'breaks and mends',
    severity: 'warning',
    object: 'hstore',
  },
  {
    check: 'jit',
    statements: `do $$ begin execute format('alter database %I set jit = on', current_database()); end $$`,
    severity: 'warning',
    object: 'database test_',
  },
  {
    check: 'jit',
    statements: `do $$ begin execute format('alter role authenticator in database %I set jit = on', current_database()); end $$`,
    superuser: 'breaks and mends',
    severity: 'warning',
    object: 'database test_',
  },
  {
    check: 'orphans',
    statements: `${unchecked} insert into public.contacts (organization_id, first_name) values (gen_random_uuid(), 'Lost')`,
    superuser: 'breaks',
    severity: 'error',
    object: 'public.contacts (organization_id): 1 row without public.organizations',
  },
  {
    check: 'orphans',
    statements: `${unchecked} update public.interactions set contact_id = gen_random_uuid()`,
    superuser: 'breaks',
    severity: 'error',
    object: 'public.interactions (contact_id): 2 rows without public.contacts',
  },
  {
    check: 'orphans',
    statements: `${unchecked} update public.opportunities set product_id = gen_random_uuid()`,
    superuser: 'breaks',
    severity: 'error',
    object: 'public.opportunities (product_id, principal_org_id): 1 row without public.products',
  },
  {
    check: 'archived-parents',
    statements: `${unchecked} update public.opportunities set deleted_at = now()`,
    superuser: 'breaks',
    severity: 'error',
    object: '2 live interactions of archived opportunities',
  },
  {
    check: 'archived-parents',
    statements: 'update public.opportunities set deleted_at = null',
    severity: 'error',
    object: '2 interactions left archived by opportunities that are live again',
  },
  {
    check: 'archived-parents',
    statements: `update public.organizations set deleted_at = now()
      where organization_id in (select organization_id from public.opportunities)`,
    severity: 'error',
    object: '1 open opportunities of archived customers',
  },
  {
    check: 'sync-drift',
    statements: `${unchecked} update public.interactions set stage = 'awaiting_response'`,
    superuser: 'breaks',
    severity: 'error',
    object: '00000000-0000-4000-8000-000000000001',
  },
  {
    check: 'purgeable',
    statements: `insert into public.organizations (name, owner_user_id, deleted_at)
      values ('Closed long ago', null, now() - interval '400 days')`,
    severity: 'note',
    object: 'public.organizations: 1',
  },
  {
    check: 'missing-profiles',
    statements: `delete from public.user_profiles where full_name = 'Blair Nakamura'`,
    severity: 'warning',
    object: '@example.test',
  },
  {
    check: 'disabled-owners',
    statements: `update public.user_profiles set status = 'disabled' where full_name = 'Alex Rivera'`,
    severity: 'warning',
    object: '@example.test: 3 rows',
    mend: `update public.user_profiles set status = 'active'`,
  },
  {
    check: 'administrators',
    statements: `delete from public.user_profiles where role = 'admin'`,
    severity: 'warning',
    object: '4 users',
    mend: `insert into public.user_profiles (user_id, role)
      select id, 'admin' from auth.users where id not in (select user_id from public.user_profiles)`,
  },
  {
    check: 'slow-queries',
    statements: `set role authenticated; ${"select pg_sleep(0.201), 'slow';".repeat(5)} reset role`,
    severity: 'warning',
    object: 'authenticated, 5 calls, ',
    // Only what was counted in this database.
    mend: 'select extensions.pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)',
    superuser: 'breaks and mends',
  },
  {
    check: 'slow-triggers',
    statements: `insert into private.slow_trigger_calls (function_name, table_name, operation, duration_ms)
      select 'tg_sluggish', 'interactions', 'INSERT', 80 from generate_series(1, 20)`,
    severity: 'warning',
    object: 'tg_sluggish on INSERT of interactions: 20 ×, at most 80 ms',
    mend: 'delete from private.slow_trigger_calls',
  },
  {
    check: 'connections',
    statements: `do $$ begin execute format('alter database %I connection limit %s', current_database(),
      (select count(*) + 2 from pg_stat_activity where datname = current_database())); end $$`,
    severity: 'warning',
    object: 'database test_',
    mend: `do $$ begin execute format('alter database %I connection limit -1', current_database()); end $$`,
    connections: 12,
  },
  {
    check: 'service-connections',
    statements: 'select 1',
    severity: 'warning',
    object: 'postgres, ',
    mend: 'select 1',
    connections: 6,
  },
  {
    check: 'vacuum',
    statements: 'alter table public.contacts set (autovacuum_enabled = false)',
    severity: 'warning',
    object: 'public.contacts: autovacuum is off',
  },
  {
    check: 'vacuum',
    statements: `create table public.heap (id integer);
      select private.close_new_table('public.heap');
      insert into public.heap select generate_series(1, 2000);
      delete from public.heap;
      select pg_stat_force_next_flush()`,
    severity: 'warning',
    object: 'public.heap: 2000 dead rows',
  },
  {
    check: 'wraparound',
    statements: `update pg_class set relfrozenxid =
        ((pg_current_xact_id()::text::bigint - 500000000 + 4294967296) % 4294967296)::text::xid
      where oid = 'public.contacts'::regclass`,
    superuser: 'breaks',
    severity: 'error',
    object: 'public.contacts: ',
  },
];
