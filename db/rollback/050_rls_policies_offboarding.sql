-- Takes phase 6 back: policies, archiving, off-boarding. The tables stay closed to users (row security
-- stays on, without a policy), as they were before phase 6.
-- kp:loses public.organizations.deleted_at
-- kp:loses public.contacts.deleted_at
-- kp:loses public.products.deleted_at
-- kp:loses public.product_distributors.deleted_at
-- kp:loses public.opportunities.deleted_at
-- kp:loses public.interactions.deleted_at
-- kp:loses public.interactions.deleted_with_opportunity where deleted_with_opportunity
-- kp:loses public.organizations.deleted_by where deleted_by is not null
-- kp:loses public.contacts.deleted_by where deleted_by is not null
-- kp:loses public.products.deleted_by where deleted_by is not null
-- kp:loses public.opportunities.deleted_by where deleted_by is not null
-- kp:loses public.interactions.deleted_by where deleted_by is not null
-- kp:loses public.user_profiles where updated_at > created_at

begin;

-- The views count every row again, and no longer hold the columns.
do $$
declare
  kind text;
begin
  foreach kind in array array['opportunities', 'interactions'] loop
    if to_regclass('private.live_' || kind) is not null then
      execute format(
        'create or replace view private.live_%1$s with (security_invoker = true) as select %2$s from public.%1$I',
        kind,
        (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_catalog.pg_attribute
         where attrelid = format('private.live_%s', kind)::regclass and attnum > 0 and not attisdropped));
    end if;
  end loop;
end
$$;

drop function if exists public.admin_slow_trigger_calls();
drop function if exists public.admin_check_sync(integer);
drop function if exists public.admin_lookup_usage(text);
drop function if exists public.reorder_lookup(text, text[]);
drop function if exists public.admin_list_users();
drop function if exists public.admin_off_board(uuid, uuid, boolean);
drop function if exists private.admin_slow_trigger_calls();
drop function if exists private.admin_check_sync(integer);
drop function if exists private.admin_lookup_usage(text);
drop function if exists private.reorder_lookup(text, text[]);
drop function if exists private.lookup_table(text);
drop function if exists private.admin_list_users();
drop function if exists private.admin_off_board(uuid, uuid, boolean);

drop function if exists public.admin_user_footprint(uuid);
drop function if exists public.admin_reassign_user_data(uuid, uuid);
drop function if exists public.reassign_user_data(uuid, uuid);
drop function if exists private.admin_footprint(uuid);
drop function if exists private.admin_reassign(uuid, uuid);
drop function if exists private.refuse_non_admin();
drop function if exists private.reassign(uuid, uuid);
drop function if exists private.user_footprint(uuid);
drop function if exists private.key_columns(regclass);
drop function if exists private.owner_columns();

drop function if exists public.list_archived(text, text, boolean, integer, timestamptz, uuid);
drop function if exists public.restore_record(text, uuid);
drop function if exists public.archive_record(text, uuid);
drop function if exists private.list_archived(text, text, boolean, integer, timestamptz, uuid);
drop function if exists private.restore_record(text, uuid);
drop function if exists private.archive_record(text, uuid);
drop function if exists private.refuse_unknown_kind(text);
drop function if exists private.lock_opportunity_with_interactions(uuid);
drop function if exists public.set_product_distributors(uuid, jsonb, jsonb);
drop function if exists private.set_product_distributors(uuid, jsonb, jsonb);
-- As the first release had them: left behind, they would make calls ambiguous.
drop function if exists public.list_archived();
drop function if exists private.list_archived();
drop function if exists public.set_product_distributors(uuid, jsonb);
drop function if exists private.set_product_distributors(uuid, jsonb);
drop function if exists private.refuse_changed_list(jsonb, jsonb);

-- Every policy, right and trigger that phase 6 brought, on every table that phases 1 to 4 made.
do $$
declare
  closed regclass;
  policy name;
begin
  for closed in
    select to_regclass('public.' || quote_ident(name)) from unnest(array[
      'organizations', 'contacts', 'products', 'product_distributors', 'opportunities', 'interactions',
      'user_profiles', 'migration_control',
      'state_lu', 'status_lu', 'interaction_type_lu', 'source_lu', 'loss_reason_lu', 'stage_lu']) name
    where to_regclass('public.' || quote_ident(name)) is not null
  loop
    for policy in select polname from pg_catalog.pg_policy where polrelid = closed loop
      execute format('drop policy %I on %s', policy, closed);
    end loop;
    execute format('revoke all on table %s from authenticated', closed);
    execute (select format('revoke all (%s) on table %s from authenticated', string_agg(quote_ident(attname), ', '), closed)
             from pg_catalog.pg_attribute where attrelid = closed and attnum > 0 and not attisdropped);
    execute format('drop trigger if exists _050_parents_visible on %s', closed);
  end loop;
end
$$;
drop trigger if exists _060_sharing on public.organizations;
drop trigger if exists _120_customer_live on public.opportunities;
drop trigger if exists _130_customer_live on public.opportunities;
drop trigger if exists _100_admin_fields on public.user_profiles;
drop function if exists private.tg_organizations__sharing();
drop function if exists private.tg_opportunities__customer_live();
drop function if exists private.tg_user_profiles__admin_fields();
drop function if exists private.reports_to(uuid, uuid);
drop function if exists private.tg__parents_visible();
drop function if exists private.refuse_hidden_parent(text, uuid, text);
drop function if exists private.refuse_parent(text);
-- With cascade, because the trigger is on auth.users, which is not ours: only so does it go.
drop function if exists private.tg_auth_users__make_profile() cascade;
drop function if exists private.refuse_stranger(text, uuid);
drop function if exists private.may_edit(text, uuid);
drop function if exists private.is_operator();
drop function if exists private.visible_owner_ids();
drop function if exists private.my_role();

alter table if exists public.organizations drop constraint if exists organizations_owner_user_id_fkey;
alter table if exists public.opportunities drop constraint if exists opportunities_owner_user_id_fkey;
alter table if exists public.interactions drop constraint if exists interactions_owner_user_id_fkey;

drop index if exists public.idx_organizations_owner_deleted;
drop index if exists public.idx_opportunities_owner_deleted;
drop index if exists public.idx_interactions_composite;
drop index if exists public.idx_opportunities_board;
drop index if exists public.idx_opportunities_due;
drop index if exists public.idx_opportunities_untouched;
drop index if exists public.idx_opportunities_closed;
drop index if exists public.idx_organizations_name_live;
alter table if exists public.organizations drop column if exists deleted_at;
alter table if exists public.contacts drop column if exists deleted_at;
alter table if exists public.products drop column if exists deleted_at;
alter table if exists public.product_distributors drop column if exists deleted_at;
alter table if exists public.opportunities drop column if exists deleted_at;
alter table if exists public.interactions drop column if exists deleted_at;
alter table if exists public.organizations drop column if exists deleted_by;
alter table if exists public.contacts drop column if exists deleted_by;
alter table if exists public.products drop column if exists deleted_by;
alter table if exists public.opportunities drop column if exists deleted_by;
alter table if exists public.interactions drop column if exists deleted_by;
alter table if exists public.interactions drop column if exists deleted_with_opportunity;

do $$
begin
  execute format('alter database %I reset jit', current_database());
end
$$;

-- The profiles' rows came with the trigger.
delete from public.user_profiles;

update public.migration_control set status = 'rolled_back' where phase_number = 6 and status = 'complete';

commit;
