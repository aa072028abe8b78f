-- Takes phase 8 back: the vocabulary, and with it every row that uses it, demo or not. For staging.
-- kp:loses public.interactions
-- kp:loses public.opportunity_contacts
-- kp:loses public.opportunities
-- kp:loses public.product_distributors
-- kp:loses public.products
-- kp:loses public.contacts
-- kp:loses public.organizations
-- kp:loses public.stage_lu where updated_at > (select max(completed_at) from public.migration_control where phase_number = 8 and status = 'complete')
-- kp:loses public.status_lu where updated_at > (select max(completed_at) from public.migration_control where phase_number = 8 and status = 'complete')
-- kp:loses public.interaction_type_lu where updated_at > (select max(completed_at) from public.migration_control where phase_number = 8 and status = 'complete')
-- kp:loses public.source_lu where updated_at > (select max(completed_at) from public.migration_control where phase_number = 8 and status = 'complete')
-- kp:loses public.loss_reason_lu where updated_at > (select max(completed_at) from public.migration_control where phase_number = 8 and status = 'complete')
-- kp:loses public.state_lu where updated_at > (select max(completed_at) from public.migration_control where phase_number = 8 and status = 'complete')
-- kp:loses public.user_profiles.role where role <> 'rep' and user_id in (select id from auth.users where email in ('admin@kitchenpantry.test', 'maya@kitchenpantry.test', 'alex@kitchenpantry.test', 'blair@kitchenpantry.test'))
-- kp:loses public.user_profiles.manager_user_id where manager_user_id is not null and user_id in (select id from auth.users where email in ('admin@kitchenpantry.test', 'maya@kitchenpantry.test', 'alex@kitchenpantry.test', 'blair@kitchenpantry.test'))

begin;

do $$
declare
  -- In one statement, because they refer to each other, and by name instead of CASCADE: a table of
  -- somebody else's that refers to them is refused, not emptied. Some are gone when later phases are.
  emptied text := (
    select string_agg(format('public.%I', t.name), ', ')
    from unnest(array[
      'interactions', 'opportunity_contacts', 'opportunities', 'product_distributors', 'products', 'contacts', 'organizations',
      'stage_lu', 'status_lu', 'interaction_type_lu', 'source_lu', 'loss_reason_lu', 'state_lu']) t (name)
    where to_regclass(format('public.%I', t.name)) is not null);
begin
  if emptied is not null then
    execute 'truncate ' || emptied || ' restart identity';
  end if;

  if to_regclass('public.user_profiles') is not null then
    -- Without its triggers, one of which keeps the last administrator in office.
    alter table public.user_profiles disable trigger user;
    update public.user_profiles p set role = 'rep', manager_user_id = null
    from auth.users u
    where u.id = p.user_id
      and u.email in ('admin@kitchenpantry.test', 'maya@kitchenpantry.test', 'alex@kitchenpantry.test', 'blair@kitchenpantry.test')
      and (p.role <> 'rep' or p.manager_user_id is not null);
    alter table public.user_profiles enable trigger user;
  end if;

  if to_regprocedure('public.refresh_dashboard_view()') is not null then
    perform public.refresh_dashboard_view();
  end if;

  if to_regclass('public.migration_control') is not null then
    update public.migration_control set status = 'rolled_back' where phase_number = 8 and status = 'complete';
  end if;
end
$$;

commit;
