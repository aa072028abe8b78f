interface Breakage {
  /** Number of the script that must notice. */
  script: string;
  /** What somebody does. */
  statement: string;
  /** What the script then says does not hold; a pattern. */
  sentence: string;
}

const broken: [script: string, statement: string, sentence: string][] = [
  ['000', 'drop trigger _900_set_updated_at on public.stage_lu', 'set_updated_at.. stamps'],
  ['000', 'drop trigger _900_set_updated_at on public.user_profiles', 'carries that trigger'],
  ['000', 'alter table public.stage_lu disable row level security', 'has row level security'],
  ['000', 'grant truncate on public.state_lu to anon', 'closed to anon'],
  ['000', 'drop trigger _100_keep_history on public.migration_control', 'two statements record'],
  ['000', 'delete from public.migration_control where phase_number = 1', 'phase 1 is recorded'],

  ['010', 'alter table public.organizations drop constraint organizations_name_key', 'then acme'],
  [
    '010',
    'alter table public.contacts alter organization_id drop not null',
    'without an organization',
  ],
  [
    '010',
    'alter table public.contacts drop constraint contacts_organization_id_fkey',
    'unknown organ',
  ],
  ['010', 'drop index public.organizations_owner_idx', 'indexes on state and owner'],

  ['020', 'drop index public.product_distributors_one_primary_idx', 'two primary distributors'],
  ['020', 'alter table public.products add primary_distributor_org_id uuid', 'in one place only'],

  [
    '030',
    'alter table public.opportunities drop constraint opportunities_product_or_principal_check',
    'without product and principal',
  ],
  [
    '030',
    'drop trigger _100_apply_rules on public.opportunities',
    'without product and principal|brings its principal',
  ],
  ['030', 'drop trigger _300_sync_insert on public.interactions', 'inserting an interaction sets'],
  [
    '030',
    'drop trigger _310_sync_update on public.interactions',
    'updating an interaction updates',
  ],
  [
    '030',
    'drop trigger _320_sync_delete on public.interactions',
    'deleting an interaction brings back',
  ],
  [
    '030',
    'drop trigger _110_apply_rules on public.opportunities',
    'switching the manual stage off',
  ],
  ['030', 'drop trigger _100_driver_edit on public.interactions', 'somebody else does not change'],
  ['030', 'drop trigger _150_next_step on public.opportunities', 'set afterwards is due'],
  [
    '030',
    functionThat(
      'private.refuse_stage(target_stage text, has_product boolean, has_loss_reason boolean)',
      'null',
    ),
    'into a gated stage',
  ],
  [
    '030',
    `create function public.dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(0.06); return new; end';
     create trigger dawdle before insert on public.interactions for each row execute function public.dawdle()`,
    'less than 50 ms',
  ],
  [
    '030',
    functionThat(
      'private.note_trigger_time(started timestamptz, function_name text, table_name text, operation text)',
      'null',
    ),
    'over 50 ms is on record',
  ],

  ['040', 'drop trigger _300_sync_insert on public.interactions', 'reflects a new interaction'],
  ['040', 'alter view public.v_org_roles reset (security_invoker)', 'rights of whoever reads it'],
  ['040', 'grant select on reporting.pipeline_full to anon', 'anon reads none'],

  [
    '050',
    'alter table private.slow_trigger_calls disable row level security',
    'every table has row',
  ],
  ['050', 'create table public.forgotten (id int)', 'every table has row level security'],
  [
    '050',
    "do $$ begin execute format('alter database %I reset jit', current_database()); end $$",
    'plans are not compiled',
  ],
  ['050', 'create policy open on public.contacts using (true)', 'for authenticated alone'],
  ['050', 'grant select (name) on public.organizations to anon', 'anon may do nothing'],
  ['050', 'grant execute on function public.list_archived to anon', 'nor call any function'],
  ['050', 'grant delete on public.opportunities to authenticated', 'may not delete'],
  ['050', 'grant update on public.organizations to authenticated', 'by column lists only'],
  [
    '050',
    'grant update (created_at) on public.interactions to authenticated',
    'none of these columns',
  ],
  ['050', 'grant update (code) on public.stage_lu to authenticated', 'none of these columns'],
  ['050', 'alter function public.archive_record(text, uuid) security definer', 'in schema private'],
  ['050', 'alter function private.my_role() reset search_path', 'empty search_path'],
  ['050', 'alter view reporting.pipeline_full reset (security_invoker)', 'whoever reads it'],
  ['050', 'drop index public.idx_opportunities_owner_deleted', 'lives on are there'],
  [
    '050',
    'alter table public.opportunities drop constraint opportunities_owner_user_id_fkey',
    'every owner is a user',
  ],
  [
    '050',
    `create or replace function private.tg_auth_users__make_profile() returns trigger language plpgsql security definer set search_path = '' as $$
     begin insert into public.user_profiles (user_id, role) values (new.id, new.raw_user_meta_data ->> 'role'); return new; end $$`,
    'whatever their sign-up claims',
  ],
  [
    '050',
    'alter policy select_visible on public.opportunities using (true)',
    'B sees none|with its interactions',
  ],
  [
    '050',
    'alter policy select_visible on public.contacts using (deleted_at is null)',
    'B sees none',
  ],
  ['050', 'drop trigger _050_parents_visible on public.contacts', 'adds nothing to A'],
  ['050', 'drop trigger _060_sharing on public.organizations', 'gives it an owner'],
  ['050', 'drop trigger _100_admin_fields on public.user_profiles', 'changes a role'],
  [
    '050',
    functionThat('private.refuse_driver_edit(target public.interactions)', 'null'),
    'what A.s interaction says',
  ],
  [
    '050',
    `create or replace function private.my_role() returns text language sql stable security definer set search_path = '' as $$
     select role from public.user_profiles where user_id = auth.uid() $$`,
    'a disabled user sees nothing',
  ],
  [
    '050',
    `alter policy select_visible on public.opportunities
     using (deleted_at is null and private.may_edit('opportunity', opportunity_id));
     grant execute on function private.may_edit(text, uuid) to authenticated`,
    'the owner.s index serves',
  ],
  [
    '050',
    `create or replace function private.owner_columns() returns table (table_id regclass, column_name name)
     language sql stable set search_path = '' as $$ select 'public.opportunities'::regclass, 'owner_user_id'::name $$`,
    'the footprint counts',
  ],
  ['050', functionThat('private.refuse_non_admin()', 'null'), 'only an administrator reassigns'],

  [
    '060',
    'alter table public.opportunity_contacts drop constraint opportunity_contacts_pkey cascade',
    'linked to an opportunity once',
  ],
  ['060', 'drop index public.opportunity_contacts_one_primary_idx', 'one primary contact'],
  [
    '060',
    'alter table public.organizations drop constraint organizations_website_length_check',
    'organizations.website has 300 characters at most',
  ],
  [
    '060',
    'alter policy select_visible on public.opportunity_contacts using (deleted_at is null)',
    'sees no stakeholder',
  ],
  [
    '060',
    `create or replace function private.import_organizations(names text[])
     returns table (name extensions.citext, organization_id uuid, is_visible boolean, is_archived_here boolean)
     language sql as 'select null::extensions.citext, null::uuid, true, false where false'`,
    'check_import.. says',
  ],
  ['060', 'alter policy select_own on public.imports using (true)', 'sees nothing of an import'],
  [
    '060',
    `create or replace function private.own_import(target uuid) returns public.imports
     language sql security definer as 'select * from public.imports where import_id = target'`,
    'does not take it back',
  ],
  ['060', 'drop index public.contacts_search_tsv_idx', 'its search index'],
  [
    '060',
    `create or replace function private.search_records(query text, max_results integer, only_kind text default null)
     returns table (kind text, id uuid, title text, subtitle text, rank real) language sql stable security definer as $$
     select 'organization', organization_id, name::text, '', 1::real from public.organizations where name like 'ACME Qzyx%' $$`,
    'without its accents',
  ],
  [
    '060',
    `create or replace function public.set_primary_contact(contact_id uuid, is_primary boolean default true)
     returns void language sql as $$ update public.contacts c set is_primary = true
     where c.contact_id = set_primary_contact.contact_id $$`,
    'one primary contact: the last one',
  ],
  [
    '060',
    `create or replace function private.find_contacts(query text, organization uuid, role text, sort text,
       descending boolean, after uuid, max_results integer)
     returns setof uuid language sql as $$ select null::uuid where false $$`,
    'names their organizations',
  ],
  ['060', 'alter table public.contacts reset (autovacuum_vacuum_scale_factor)', 'before a fifth'],
  ['060', 'grant select on private.query_times to authenticated', 'do not see what others'],
  ['060', 'drop index reporting.rds_owner_stage_uq', 'refresh_dashboard_view.. succeeds'],
  [
    '060',
    'grant select on reporting.dashboard_summary to authenticated',
    'not the materialized view',
  ],
  [
    '060',
    `create or replace function private.my_dashboard() returns setof reporting.dashboard_summary
     language sql stable security definer as $$ select * from reporting.dashboard_summary $$`,
    'nobody else.s rows|reads their own rows',
  ],
  [
    '060',
    `create or replace function private.refresh_dashboard_view()
     returns table (refreshed_at timestamptz, duration_ms numeric, succeeded boolean, error text)
     language plpgsql volatile security definer as $$
     begin
       refresh materialized view reporting.dashboard_summary;
       return query select now(), 1.0, true, null::text;
     end $$`,
    'no lock that excludes them',
  ],

  ['070', "delete from public.loss_reason_lu where code = 'other'", 'the loss reasons are there'],
  ['070', "delete from public.state_lu where code = 'GU'", 'the states are there'],
  [
    '070',
    'update public.stage_lu set requires_product = false where is_won',
    'gated stages require',
  ],
  ['070', 'update public.stage_lu set sort_order = 0', 'an order without ties'],
  ['070', 'update public.source_lu set is_active = false', 'offers something to a form'],
  [
    '070',
    "alter table public.opportunities alter stage set default 'initial_outreach'",
    'active new lead',
  ],
];

export const breakages: Breakage[] = broken.map(([script, statement, sentence]) => ({
  script,
  statement,
  sentence,
}));

function functionThat(signature: string, does: string): string {
  return `create or replace function ${signature} returns void language plpgsql set search_path = ''
          as 'begin ${does}; end'`;
}
