-- Phase 6: who sees and changes what; archiving instead of deleting; people leaving without loss.
--
-- One set decides: private.visible_owner_ids(), the owners whose rows the caller may see and edit
-- (oneself; for a manager the team, transitively; for an admin everybody; for a disabled user
-- nobody). Policies compare the owner column with it as `owner = any (array(select …))`: computed
-- once per query, and an index on the owner works. Children follow their parent by asking for it
-- under the parent's own policy. Nobody deletes: rows are archived, see archive_record().

begin;

-- kp:prepare
alter table public.organizations add column if not exists deleted_at timestamptz;
alter table public.contacts add column if not exists deleted_at timestamptz;
alter table public.products add column if not exists deleted_at timestamptz;
alter table public.product_distributors add column if not exists deleted_at timestamptz;
alter table public.opportunities add column if not exists deleted_at timestamptz;
alter table public.interactions add column if not exists deleted_at timestamptz;
alter table public.organizations add column if not exists deleted_by uuid;
alter table public.contacts add column if not exists deleted_by uuid;
alter table public.products add column if not exists deleted_by uuid;
alter table public.opportunities add column if not exists deleted_by uuid;
alter table public.interactions add column if not exists deleted_by uuid;
alter table public.interactions add column if not exists deleted_with_opportunity boolean not null default false;
-- kp:end

-- Indexes that row security and soft delete live on. On a live table the runner has built them
-- concurrently before this pack runs, and these statements find them there.
-- kp:concurrently
create index if not exists idx_organizations_owner_deleted on public.organizations (owner_user_id, deleted_at) where deleted_at is null;
create index if not exists idx_opportunities_owner_deleted on public.opportunities (owner_user_id, deleted_at) where deleted_at is null;
create index if not exists idx_interactions_composite on public.interactions (opportunity_id, interaction_date desc, deleted_at) where deleted_at is null;
create index if not exists idx_opportunities_board on public.opportunities (owner_user_id, stage) include (estimated_value, principal_org_id, priority, status, opportunity_id, next_action_date, closed_at, organization_id, product_id, distributor_org_id, due_date, expected_close_date, created_at, last_interaction_at) where deleted_at is null;
create index if not exists idx_opportunities_due on public.opportunities (owner_user_id, due_date) where deleted_at is null and due_date is not null;
create index if not exists idx_opportunities_untouched on public.opportunities (owner_user_id, (coalesce(last_interaction_at, created_at))) where deleted_at is null and closed_at is null;
create index if not exists idx_opportunities_closed on public.opportunities (owner_user_id, closed_at) where deleted_at is null and closed_at is not null;
create index if not exists idx_organizations_name_live on public.organizations (name, organization_id) where deleted_at is null;
-- kp:end

insert into public.migration_control (phase_number, status, started_at, pack)
select 6, 'running', clock_timestamp(), '050_rls_policies_offboarding.sql'
where not exists (select from public.migration_control where phase_number = 6 and status = 'running');

do $$
declare
  kind text;
begin
  foreach kind in array array['organizations', 'contacts', 'products', 'opportunities', 'interactions'] loop
    execute format('comment on column public.%I.deleted_by is %L', kind,
      'Who archived it; kept by archive_record(). No foreign key: it is a note, and keeps nobody from being deleted.');
  end loop;
end
$$;
comment on column public.interactions.deleted_with_opportunity is
  'True: archived because its opportunity was, and restored with it.';

-- From here on archived rows do not count: the two views keep their columns and gain the filter.
do $$
declare
  kind text;
begin
  foreach kind in array array['opportunities', 'interactions'] loop
    execute format(
      'create or replace view private.live_%1$s with (security_invoker = true) as select %2$s from public.%1$I where deleted_at is null',
      kind,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_catalog.pg_attribute
       where attrelid = format('private.live_%s', kind)::regclass and attnum > 0 and not attisdropped));
  end loop;
end
$$;

-- Owners are users, and a user who owns anything cannot be deleted ---------------------------------

do $$
declare
  kind text;
  orphans bigint;
begin
  foreach kind in array array['organizations', 'opportunities', 'interactions'] loop
    execute format('select count(*) from public.%I r where r.owner_user_id is not null
                    and not exists (select from auth.users u where u.id = r.owner_user_id)', kind) into orphans;
    if orphans > 0 then
      raise exception '% rows of public.% are owned by users that do not exist.', orphans, kind
        using hint = format('Give them to somebody first: update public.%I set owner_user_id = … where …', kind);
    end if;
    if not exists (select from pg_catalog.pg_constraint
                   where conrelid = format('public.%I', kind)::regclass and conname = kind || '_owner_user_id_fkey') then
      execute format('alter table public.%1$I add constraint %1$s_owner_user_id_fkey
                      foreign key (owner_user_id) references auth.users (id) on delete restrict', kind);
    end if;
  end loop;
end
$$;

-- The caller ------------------------------------------------------------------------------------

-- In plpgsql, like the next one, because its plans are kept for the session: a function in SQL is planned
-- anew in every query, and these stand in every policy. A row looked up by its key is nine times as fast.
create or replace function private.my_role() returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  me constant uuid := auth.uid();
begin
  return (
    select case when p.status = 'disabled' then null else coalesce(p.role, 'rep') end
    from auth.users u
    left join public.user_profiles p on p.user_id = u.id
    where u.id = me);
end
$$;
comment on function private.my_role() is
  'rep, manager or admin; null for a disabled or deleted user, whatever their token says, and where there is no user.';
revoke all on function private.my_role() from public;
grant execute on function private.my_role() to authenticated, service_role;

-- A rep pays for no team.
create or replace function private.visible_owner_ids() returns setof uuid
language plpgsql stable security definer set search_path = '' rows 10 as $$
declare
  me constant uuid := auth.uid();
begin
  case private.my_role()
    when 'rep' then
      return next me;
    when 'manager' then
      return query
      with recursive team as (
        select me as user_id
        union
        select report.user_id
        from team
        join public.user_profiles report on report.manager_user_id = team.user_id
      )
      select team.user_id from team;
    when 'admin' then
      return query select u.id from auth.users u;
    else
      return;
  end case;
end
$$;
comment on function private.visible_owner_ids() is 'The owners whose rows the caller may see and edit.';
revoke all on function private.visible_owner_ids() from public;
grant execute on function private.visible_owner_ids() to authenticated, service_role;

create or replace function private.is_operator() returns boolean
language sql stable set search_path = '' as $$
  select coalesce(current_setting('role', true), 'none') not in ('anon', 'authenticated')
$$;
comment on function private.is_operator() is
  'Whether this is the service role or a database operator. It asks which role the session took on, which a definer function does not change.';
revoke all on function private.is_operator() from public;
grant execute on function private.is_operator() to authenticated, service_role;

create or replace function private.may_edit(kind text, id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  with owned as (
    select o.owner_user_id, true as may_be_shared from public.organizations o
    where may_edit.kind = 'organization' and o.organization_id = may_edit.id
    union all
    select o.owner_user_id, true from public.contacts c join public.organizations o using (organization_id)
    where may_edit.kind = 'contact' and c.contact_id = may_edit.id
    union all
    select o.owner_user_id, true from public.products p join public.organizations o on o.organization_id = p.principal_org_id
    where may_edit.kind = 'product' and p.product_id = may_edit.id
    union all
    select o.owner_user_id, false from public.opportunities o
    where may_edit.kind = 'opportunity' and o.opportunity_id = may_edit.id
    union all
    select owner.user_id, false from public.interactions i
    join public.opportunities o using (opportunity_id)
    cross join lateral (values (i.owner_user_id), (o.owner_user_id)) owner (user_id)
    where may_edit.kind = 'interaction' and i.interaction_id = may_edit.id
  )
  select exists (
    select from owned
    where private.is_operator()
       or owned.owner_user_id in (select private.visible_owner_ids())
       or (owned.may_be_shared and owned.owner_user_id is null and private.my_role() is not null))
$$;
comment on function private.may_edit(text, uuid) is
  'Whether the policies below would let the caller edit this record if it were not archived. For definer functions, which row security does not bind.';
revoke all on function private.may_edit(text, uuid) from public;

create or replace function private.refuse_stranger(kind text, id uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
  if not private.may_edit(kind, id) then
    raise exception using errcode = 'KP701',
      message = format('There is no such %s, or it is not yours.', kind),
      hint = 'Reload the list; someone may have moved or archived it.';
  end if;
end
$$;
comment on function private.refuse_stranger(text, uuid) is 'Raises KP701 where may_edit() says no.';
revoke all on function private.refuse_stranger(text, uuid) from public;

-- Naming a parent that one cannot see is refused ---------------------------------------------------
-- Not in a policy: WITH CHECK would look at every parent at every update, so that nobody could edit
-- an opportunity whose customer was given to somebody else. And before the foreign key: its answer
-- would tell a hidden row from none. The function runs as the caller, under their row security;
-- whoever is not under row security does not pay for it (the triggers' WHEN).

create or replace function private.refuse_parent(child text) returns void
language plpgsql stable set search_path = '' as $$
begin
  raise exception using errcode = 'KP901',
    message = 'That record does not exist, is archived, or is not visible to you.',
    detail = 'column: ' || child,
    hint = 'Choose one that you can see.';
end
$$;
comment on function private.refuse_parent(text) is 'Raises KP901 about the column that names the parent.';
revoke all on function private.refuse_parent(text) from public;
grant execute on function private.refuse_parent(text) to authenticated, service_role;

create or replace function private.tg__parents_visible() returns trigger
language plpgsql volatile set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
  new_row constant jsonb := to_jsonb(new);
  child text;
  named uuid;
  visible boolean;
begin
  for i in 0 .. tg_nargs - 1 by 2 loop
    child := tg_argv[i];
    named := (new_row ->> child)::uuid;
    continue when named is null or (tg_op = 'UPDATE' and named = (to_jsonb(old) ->> child)::uuid);
    -- Written out, so that each is planned once per session and not once per row.
    case tg_argv[i + 1]
      when 'organizations' then
        visible := exists (select from public.organizations where organization_id = named);
      when 'contacts' then
        visible := exists (select from public.contacts where contact_id = named);
      when 'products' then
        visible := exists (select from public.products where product_id = named);
      when 'opportunities' then
        visible := exists (select from public.opportunities where opportunity_id = named);
    end case;
    if not visible then
      perform private.refuse_parent(child);
    end if;
  end loop;
  perform private.note_trigger_time(started, 'tg__parents_visible', tg_table_name, tg_op);
  return new;
end
$$;
comment on function private.tg__parents_visible() is
  'Refuses a newly named parent that the caller cannot see. Arguments: pairs of column and parent table.';
revoke all on function private.tg__parents_visible() from public;

-- The same for the definer functions below that write lists of links.
create or replace function private.refuse_hidden_parent(kind text, id uuid, child text) returns void
language plpgsql stable set search_path = '' as $$
begin
  if not private.may_edit(kind, id)
     or (kind = 'organization' and exists (
       select from public.organizations o where o.organization_id = id and o.deleted_at is not null))
     or (kind = 'contact' and exists (
       select from public.contacts c join public.organizations o using (organization_id)
       where c.contact_id = id and (c.deleted_at is not null or o.deleted_at is not null))) then
    perform private.refuse_parent(child);
  end if;
end
$$;
comment on function private.refuse_hidden_parent(text, uuid, text) is
  'Raises KP901 where the caller does not see this organization or contact.';
revoke all on function private.refuse_hidden_parent(text, uuid, text) from public;

-- Organizations ---------------------------------------------------------------------------------

create or replace function private.tg_organizations__sharing() returns trigger
language plpgsql volatile set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
begin
  if (new.owner_user_id is null) <> (tg_op = 'UPDATE' and old.owner_user_id is null)
     and private.my_role() is distinct from 'admin' then
    raise exception using errcode = 'KP902',
      message = 'Only an administrator makes an organization shared or owned.',
      detail = 'column: owner_user_id',
      hint = 'Ask an administrator, or keep it as it is.';
  end if;
  perform private.note_trigger_time(started, 'tg_organizations__sharing', tg_table_name, tg_op);
  return new;
end
$$;
revoke all on function private.tg_organizations__sharing() from public;

create or replace trigger _050_parents_visible before insert or update on public.organizations
  for each row when (row_security_active('public.organizations'))
  execute function private.tg__parents_visible('parent_organization_id', 'organizations');
create or replace trigger _060_sharing before insert or update on public.organizations
  for each row when (row_security_active('public.organizations'))
  execute function private.tg_organizations__sharing();

drop policy if exists select_visible on public.organizations;
create policy select_visible on public.organizations for select to authenticated using (
  deleted_at is null
  and (owner_user_id = any (array(select private.visible_owner_ids()))
       or (owner_user_id is null and (select private.my_role()) is not null)));
drop policy if exists insert_visible on public.organizations;
create policy insert_visible on public.organizations for insert to authenticated with check (
  owner_user_id = any (array(select private.visible_owner_ids()))
  or (owner_user_id is null and (select private.my_role()) = 'admin'));
drop policy if exists update_visible on public.organizations;
create policy update_visible on public.organizations for update to authenticated using (
  deleted_at is null
  and (owner_user_id = any (array(select private.visible_owner_ids()))
       or (owner_user_id is null and (select private.my_role()) is not null)));
-- No delete: archived, never deleted. No deleted_at: see archive_record().
grant select on public.organizations to authenticated;
grant insert (organization_id, name, state, priority, segment, phone, website, address_line1, address_line2, city,
              postal_code, notes, parent_organization_id, owner_user_id),
      update (name, state, priority, segment, phone, website, address_line1, address_line2, city,
              postal_code, notes, parent_organization_id, owner_user_id)
  on public.organizations to authenticated;

-- Contacts follow their organization ---------------------------------------------------------------

create or replace trigger _050_parents_visible before insert or update on public.contacts
  for each row when (row_security_active('public.contacts'))
  execute function private.tg__parents_visible('organization_id', 'organizations');

drop policy if exists select_visible on public.contacts;
create policy select_visible on public.contacts for select to authenticated using (
  deleted_at is null
  and exists (select from public.organizations o where o.organization_id = contacts.organization_id));
drop policy if exists insert_visible on public.contacts;
create policy insert_visible on public.contacts for insert to authenticated with check (
  exists (select from public.organizations o where o.organization_id = contacts.organization_id));
drop policy if exists update_visible on public.contacts;
create policy update_visible on public.contacts for update to authenticated using (
  deleted_at is null
  and exists (select from public.organizations o where o.organization_id = contacts.organization_id));
grant select on public.contacts to authenticated;
grant insert (contact_id, organization_id, first_name, last_name, email, phone, mobile_phone, title, role, is_primary, notes),
      update (organization_id, first_name, last_name, email, phone, mobile_phone, title, role, is_primary, notes)
  on public.contacts to authenticated;

-- Products follow their principal ------------------------------------------------------------------

create or replace trigger _050_parents_visible before insert or update on public.products
  for each row when (row_security_active('public.products'))
  execute function private.tg__parents_visible('principal_org_id', 'organizations');

drop policy if exists select_visible on public.products;
create policy select_visible on public.products for select to authenticated using (
  deleted_at is null
  and exists (select from public.organizations o where o.organization_id = products.principal_org_id));
drop policy if exists insert_visible on public.products;
create policy insert_visible on public.products for insert to authenticated with check (
  exists (select from public.organizations o where o.organization_id = products.principal_org_id));
drop policy if exists update_visible on public.products;
create policy update_visible on public.products for update to authenticated using (
  deleted_at is null
  and exists (select from public.organizations o where o.organization_id = products.principal_org_id));
grant select on public.products to authenticated;
-- A product does not move to another principal: opportunities would follow it.
grant insert (product_id, principal_org_id, name, sku, category, pack_size, description, list_price),
      update (name, sku, category, pack_size, description, list_price)
  on public.products to authenticated;

-- Product distributors follow their product --------------------------------------------------------

create or replace trigger _050_parents_visible before insert or update on public.product_distributors
  for each row when (row_security_active('public.product_distributors'))
  execute function private.tg__parents_visible('product_id', 'products',
                                               'distributor_org_id', 'organizations');

drop policy if exists select_visible on public.product_distributors;
create policy select_visible on public.product_distributors for select to authenticated using (
  deleted_at is null
  and exists (select from public.products p where p.product_id = product_distributors.product_id));
drop policy if exists insert_visible on public.product_distributors;
create policy insert_visible on public.product_distributors for insert to authenticated with check (
  exists (select from public.products p where p.product_id = product_distributors.product_id));
drop policy if exists update_visible on public.product_distributors;
create policy update_visible on public.product_distributors for update to authenticated using (
  deleted_at is null
  and exists (select from public.products p where p.product_id = product_distributors.product_id));
grant select on public.product_distributors to authenticated;
grant insert (product_id, distributor_org_id, is_primary, distributor_item_number),
      update (is_primary, distributor_item_number)
  on public.product_distributors to authenticated;

-- A list that is saved whole would undo what somebody else has saved meanwhile. A caller who says what
-- they had before them is told instead.
create or replace function private.refuse_changed_list(current jsonb, expected jsonb) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if current is distinct from expected then
    raise exception using errcode = 'KP706',
      message = 'Somebody changed this list meanwhile.',
      hint = 'Look at the list as it is now, then save yours or keep theirs.';
  end if;
end
$$;
comment on function private.refuse_changed_list(jsonb, jsonb) is 'Raises KP706 where a list is no longer what the caller expects.';
revoke all on function private.refuse_changed_list(jsonb, jsonb) from public;

-- The whole list in one step: what is in it is linked (again), what is not is unlinked. Definer,
-- because an unlinked row is archived, and a caller cannot see archived rows.
create or replace function private.set_product_distributors(target uuid, distributors jsonb, seen jsonb default null)
returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_stranger('product', target);
  perform from public.products where product_id = target for no key update;  -- one caller at a time
  if seen is not null then
    perform private.refuse_changed_list(
      (select jsonb_agg(jsonb_build_array(d.distributor_org_id, d.is_primary, d.distributor_item_number) order by d.distributor_org_id)
       from public.product_distributors d where d.product_id = target and d.deleted_at is null),
      (select jsonb_agg(jsonb_build_array(e.distributor_org_id, coalesce(e.is_primary, false), e.distributor_item_number)
                        order by e.distributor_org_id)
       from jsonb_to_recordset(seen) e (distributor_org_id uuid, is_primary boolean, distributor_item_number text)));
  end if;
  perform private.refuse_hidden_parent('organization', e.distributor_org_id, 'distributor_org_id')
  from jsonb_to_recordset(distributors) e (distributor_org_id uuid)
  where not exists (select from public.product_distributors d
                    where d.product_id = target and d.distributor_org_id = e.distributor_org_id and d.deleted_at is null);
  update public.product_distributors d set is_primary = false
  where d.product_id = target and d.is_primary;
  update public.product_distributors d set deleted_at = now()
  where d.product_id = target and d.deleted_at is null and d.distributor_org_id not in (
    select e.distributor_org_id from jsonb_to_recordset(distributors) e (distributor_org_id uuid));
  insert into public.product_distributors (product_id, distributor_org_id, is_primary, distributor_item_number)
  select target, e.distributor_org_id, coalesce(e.is_primary, false), e.distributor_item_number
  from jsonb_to_recordset(distributors) e (distributor_org_id uuid, is_primary boolean, distributor_item_number text)
  on conflict (product_id, distributor_org_id) do update
  set is_primary = excluded.is_primary, distributor_item_number = excluded.distributor_item_number, deleted_at = null;
end
$$;
revoke all on function private.set_product_distributors(uuid, jsonb, jsonb) from public;
grant execute on function private.set_product_distributors(uuid, jsonb, jsonb) to authenticated, service_role;

create or replace function public.set_product_distributors(product_id uuid, distributors jsonb, seen jsonb default null)
returns void
language sql volatile set search_path = '' as $$
  select private.set_product_distributors(product_id, distributors, seen)
$$;
comment on function public.set_product_distributors(uuid, jsonb, jsonb) is
  'Makes this list the product''s distributors: [{"distributor_org_id": …, "is_primary": …, "distributor_item_number": …}]. Refused where the list is no longer the one that was seen, if that is given.';
revoke all on function public.set_product_distributors(uuid, jsonb, jsonb) from public, anon;
grant execute on function public.set_product_distributors(uuid, jsonb, jsonb) to authenticated, service_role;

-- Opportunities ---------------------------------------------------------------------------------

create or replace trigger _050_parents_visible before insert or update on public.opportunities
  for each row when (row_security_active('public.opportunities'))
  execute function private.tg__parents_visible('organization_id', 'organizations',
                                               'product_id', 'products',
                                               'principal_org_id', 'organizations',
                                               'distributor_org_id', 'organizations');

-- Nothing open under an archived customer: the other half of archive_record()'s refusal. KEY SHARE
-- waits for an archiving that is under way and then sees what it did; it binds the service role too.
create or replace function private.tg_opportunities__customer_live() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
  archived_at timestamptz;
begin
  if not (select is_closed from public.stage_lu where code = new.stage)
     and (tg_op = 'INSERT'
          or (new.organization_id, new.deleted_at) is distinct from (old.organization_id, old.deleted_at)
          or (select is_closed from public.stage_lu where code = old.stage)) then
    select o.deleted_at into archived_at from public.organizations o
    where o.organization_id = new.organization_id for key share;
    if archived_at is not null then
      raise exception using errcode = 'KP703',
        message = 'Its customer is archived, so the opportunity cannot be open.',
        detail = 'column: organization_id',
        hint = 'Restore the organization first.';
    end if;
  end if;
  perform private.note_trigger_time(started, 'tg_opportunities__customer_live', tg_table_name, tg_op);
  return new;
end
$$;
comment on function private.tg_opportunities__customer_live() is
  'R7: refuses to open, reopen or restore an opportunity of an archived customer.';
revoke all on function private.tg_opportunities__customer_live() from public;

create or replace trigger _120_customer_live before insert on public.opportunities
  for each row when (new.deleted_at is null)
  execute function private.tg_opportunities__customer_live();
create or replace trigger _130_customer_live before update on public.opportunities
  for each row
  when (new.deleted_at is null
        and (old.stage, old.organization_id, old.deleted_at) is distinct from (new.stage, new.organization_id, new.deleted_at))
  execute function private.tg_opportunities__customer_live();

drop policy if exists select_visible on public.opportunities;
create policy select_visible on public.opportunities for select to authenticated using (
  deleted_at is null and owner_user_id = any (array(select private.visible_owner_ids())));
drop policy if exists insert_visible on public.opportunities;
create policy insert_visible on public.opportunities for insert to authenticated with check (
  owner_user_id = any (array(select private.visible_owner_ids())));
drop policy if exists update_visible on public.opportunities;
create policy update_visible on public.opportunities for update to authenticated using (
  deleted_at is null and owner_user_id = any (array(select private.visible_owner_ids())));
grant select on public.opportunities to authenticated;
grant insert (opportunity_id, name, organization_id, principal_org_id, product_id, distributor_org_id, owner_user_id,
              stage, status, stage_manual, status_manual, source, loss_reason, priority, estimated_value,
              expected_close_date, next_action, next_action_date, notes),
      update (name, organization_id, principal_org_id, product_id, distributor_org_id, owner_user_id,
              stage, status, stage_manual, status_manual, source, loss_reason, priority, estimated_value,
              expected_close_date, next_action, next_action_date, notes)
  on public.opportunities to authenticated;

-- Interactions: their owner's, and the opportunity's owner's ----------------------------------------

create or replace trigger _050_parents_visible before insert or update on public.interactions
  for each row when (row_security_active('public.interactions'))
  execute function private.tg__parents_visible('opportunity_id', 'opportunities',
                                               'contact_id', 'contacts');

drop policy if exists select_visible on public.interactions;
create policy select_visible on public.interactions for select to authenticated using (
  deleted_at is null
  and (owner_user_id = any (array(select private.visible_owner_ids()))
       or exists (select from public.opportunities o where o.opportunity_id = interactions.opportunity_id)));
drop policy if exists insert_visible on public.interactions;
create policy insert_visible on public.interactions for insert to authenticated with check (
  owner_user_id = any (array(select private.visible_owner_ids())));
drop policy if exists update_visible on public.interactions;
create policy update_visible on public.interactions for update to authenticated using (
  deleted_at is null
  and (owner_user_id = any (array(select private.visible_owner_ids()))
       or exists (select from public.opportunities o where o.opportunity_id = interactions.opportunity_id)));
grant select on public.interactions to authenticated;
-- No owner_user_id in the update: who logged it stays true. No created_at at all: R5's clock.
grant insert (interaction_id, opportunity_id, contact_id, interaction_type, interaction_date, stage, status,
              subject, notes, follow_up_date, owner_user_id),
      update (opportunity_id, contact_id, interaction_type, interaction_date, stage, status,
              subject, notes, follow_up_date)
  on public.interactions to authenticated;

-- Lookups: everybody reads, an admin edits, nobody deletes; a code never changes ---------------------

do $$
declare
  lookup text;
  own_columns text;
begin
  foreach lookup in array array['state_lu', 'status_lu', 'interaction_type_lu', 'source_lu', 'loss_reason_lu', 'stage_lu'] loop
    execute format('drop policy if exists select_active_users on public.%I', lookup);
    execute format('create policy select_active_users on public.%I for select to authenticated
                    using ((select private.my_role()) is not null)', lookup);
    execute format('drop policy if exists insert_admin on public.%I', lookup);
    execute format('create policy insert_admin on public.%I for insert to authenticated
                    with check ((select private.my_role()) = ''admin'')', lookup);
    execute format('drop policy if exists update_admin on public.%I', lookup);
    execute format('create policy update_admin on public.%I for update to authenticated
                    using ((select private.my_role()) = ''admin'')', lookup);
    own_columns := case lookup when 'stage_lu'
      then ', requires_product, is_closed, is_won, probability, stale_after_days' else '' end;
    execute format('grant select, insert (code, label, sort_order, is_active%2$s),
                    update (label, sort_order, is_active%2$s) on public.%1$I to authenticated', lookup, own_columns);
  end loop;
end
$$;

drop policy if exists select_admin on public.migration_control;
create policy select_admin on public.migration_control for select to authenticated
  using ((select private.my_role()) = 'admin');
grant select on public.migration_control to authenticated;

-- People ----------------------------------------------------------------------------------------

create or replace function private.tg_auth_users__make_profile() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
begin
  insert into public.user_profiles (user_id, full_name)
  values (new.id, left(coalesce(nullif(btrim(new.raw_user_meta_data ->> 'full_name'), ''), split_part(new.email, '@', 1), ''), 300))
  on conflict (user_id) do nothing;
  perform private.note_trigger_time(started, 'tg_auth_users__make_profile', tg_table_name, tg_op);
  return new;
end
$$;
comment on function private.tg_auth_users__make_profile() is
  'Gives a new user a profile: a rep, whatever the sign-up''s metadata claims.';
revoke all on function private.tg_auth_users__make_profile() from public;

do $$
begin
  -- Not "or replace": auth.users is not ours, and its trigger can be made but not taken away except with its function.
  if not exists (select from pg_catalog.pg_trigger
                 where tgrelid = 'auth.users'::regclass and tgname = '_500_make_profile') then
    create trigger _500_make_profile after insert on auth.users
      for each row execute function private.tg_auth_users__make_profile();
  end if;
end
$$;

insert into public.user_profiles (user_id, full_name)
select u.id, left(coalesce(nullif(btrim(u.raw_user_meta_data ->> 'full_name'), ''), split_part(u.email, '@', 1), ''), 300)
from auth.users u
on conflict (user_id) do nothing;

create or replace function private.reports_to(person uuid, boss uuid) returns boolean
language sql stable set search_path = '' as $$
  with recursive above as (
    select p.manager_user_id as user_id from public.user_profiles p where p.user_id = person
    union
    select p.manager_user_id from above join public.user_profiles p on p.user_id = above.user_id
  )
  select exists (select from above where above.user_id = boss)
$$;
comment on function private.reports_to(uuid, uuid) is 'Whether a person reports to somebody, directly or through others.';
revoke all on function private.reports_to(uuid, uuid) from public;

create or replace function private.tg_user_profiles__admin_fields() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
begin
  if auth.uid() is not null and private.my_role() is distinct from 'admin' then
    raise exception using errcode = 'KP903',
      message = 'Only an administrator changes a person''s role, manager or status.',
      hint = 'Ask an administrator.';
  end if;
  if old.role = 'admin' and old.status = 'active' and not (new.role = 'admin' and new.status = 'active') then
    -- Locked, so that two administrators cannot demote each other at once.
    perform from public.user_profiles where role = 'admin' and status = 'active' order by user_id for no key update;
    if not exists (select from public.user_profiles
                   where role = 'admin' and status = 'active' and user_id <> old.user_id) then
      raise exception using errcode = 'KP905',
        message = 'This is the last active administrator.',
        hint = 'Make somebody else an administrator first.';
    end if;
  end if;
  if new.manager_user_id is distinct from old.manager_user_id and new.manager_user_id is not null then
    -- One at a time: two changes, each right alone, could make a circle together.
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('public.user_profiles.manager_user_id', 0));
    if private.reports_to(new.manager_user_id, new.user_id) then
      raise exception using errcode = 'KP906',
        message = 'Two people cannot report to each other.',
        detail = 'column: manager_user_id',
        hint = 'The new manager reports to this person already, perhaps through others. Change that first.';
    end if;
  end if;
  perform private.note_trigger_time(started, 'tg_user_profiles__admin_fields', tg_table_name, tg_op);
  return new;
end
$$;
revoke all on function private.tg_user_profiles__admin_fields() from public;
create or replace trigger _100_admin_fields before update on public.user_profiles
  for each row when ((old.role, old.manager_user_id, old.status) is distinct from (new.role, new.manager_user_id, new.status))
  execute function private.tg_user_profiles__admin_fields();

drop policy if exists select_active_users on public.user_profiles;
create policy select_active_users on public.user_profiles for select to authenticated
  using ((select private.my_role()) is not null);
-- No insert, no delete: the trigger on auth.users makes a profile, and it goes with its user.
drop policy if exists update_self_or_admin on public.user_profiles;
create policy update_self_or_admin on public.user_profiles for update to authenticated
  using ((user_id = (select auth.uid()) and (select private.my_role()) is not null)
         or (select private.my_role()) = 'admin');
grant select, update (full_name, role, manager_user_id, status) on public.user_profiles to authenticated;

-- R7: archive and restore -------------------------------------------------------------------------

-- In the order of list_archived(): an owner's newest come from the end of an index, however many there are.
create index if not exists organizations_deleted_at_idx on public.organizations (owner_user_id, deleted_at, organization_id) where deleted_at is not null;
create index if not exists contacts_deleted_at_idx on public.contacts (deleted_at, contact_id) where deleted_at is not null;
create index if not exists products_deleted_at_idx on public.products (deleted_at, product_id) where deleted_at is not null;
create index if not exists opportunities_deleted_at_idx on public.opportunities (owner_user_id, deleted_at, opportunity_id) where deleted_at is not null;
create index if not exists interactions_deleted_at_idx on public.interactions (deleted_at, interaction_id) where deleted_at is not null and not deleted_with_opportunity;

-- Interactions before their opportunity, like everybody who locks both. One that arrived between the
-- two locks is waited for from the start: raising gives the locks back.
create or replace function private.lock_opportunity_with_interactions(target uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  held uuid[];
begin
  loop
    begin
      select array_agg(locked.interaction_id) into held from (
        select i.interaction_id from public.interactions i where i.opportunity_id = target
        order by i.interaction_id for no key update) locked;
      perform from public.opportunities o where o.opportunity_id = target for no key update;
      if not exists (select from public.interactions i
                     where i.opportunity_id = target and i.interaction_id <> all (coalesce(held, '{}'))) then
        return;
      end if;
      raise exception using errcode = 'KP000';
    exception when sqlstate 'KP000' then null;
    end;
  end loop;
end
$$;
revoke all on function private.lock_opportunity_with_interactions(uuid) from public;

create or replace function private.archive_record(kind text, id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  target public.interactions;
  open_opportunities bigint;
begin
  perform private.refuse_unknown_kind(kind);
  perform private.refuse_stranger(kind, id);
  case kind
    when 'organization' then
      -- Against the KEY SHARE of an opportunity that is just being made.
      perform from public.organizations o where o.organization_id = id for update;
      select count(*) into open_opportunities
      from public.opportunities o join public.stage_lu s on s.code = o.stage
      where o.organization_id = id and o.deleted_at is null and not s.is_closed;
      if open_opportunities > 0 then
        raise exception using errcode = 'KP702',
          message = format('This organization has %s open %s.', open_opportunities,
                           case open_opportunities when 1 then 'opportunity' else 'opportunities' end),
          detail = 'open_opportunities: ' || open_opportunities,
          hint = 'Close or archive them first; some may belong to colleagues.';
      end if;
      update public.organizations o set deleted_at = now(), deleted_by = auth.uid() where o.organization_id = id and o.deleted_at is null;
    when 'contact' then
      update public.contacts c set deleted_at = now(), deleted_by = auth.uid() where c.contact_id = id and c.deleted_at is null;
    when 'product' then
      update public.products p set deleted_at = now(), deleted_by = auth.uid() where p.product_id = id and p.deleted_at is null;
    when 'opportunity' then
      perform private.lock_opportunity_with_interactions(id);
      -- The opportunity first: an archived one keeps its stage, so that it comes back as it was.
      update public.opportunities o set deleted_at = now(), deleted_by = auth.uid() where o.opportunity_id = id and o.deleted_at is null;
      update public.interactions i set deleted_at = now(), deleted_by = auth.uid(), deleted_with_opportunity = true
      where i.opportunity_id = id and i.deleted_at is null;
    when 'interaction' then
      select * into target from public.interactions i where i.interaction_id = id for no key update;
      perform private.refuse_driver_edit(target);
      update public.interactions i set deleted_at = now(), deleted_by = auth.uid() where i.interaction_id = id and i.deleted_at is null;
  end case;
end
$$;

create or replace function private.restore_record(kind text, id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  target public.interactions;
  archived_parent uuid;
  parent_word text;
begin
  perform private.refuse_unknown_kind(kind);
  perform private.refuse_stranger(kind, id);
  archived_parent := case kind
    when 'contact' then (select o.organization_id from public.contacts c join public.organizations o using (organization_id)
                         where c.contact_id = id and o.deleted_at is not null for key share of o)
    when 'product' then (select o.organization_id from public.products p join public.organizations o on o.organization_id = p.principal_org_id
                         where p.product_id = id and o.deleted_at is not null for key share of o)
    when 'opportunity' then (select o.organization_id from public.opportunities r join public.organizations o using (organization_id)
                             where r.opportunity_id = id and o.deleted_at is not null for key share of o)
    when 'interaction' then (select o.opportunity_id from public.interactions i join public.opportunities o using (opportunity_id)
                             where i.interaction_id = id and o.deleted_at is not null)
  end;
  if archived_parent is not null then
    parent_word := case kind when 'interaction' then 'opportunity' when 'product' then 'principal' else 'organization' end;
    raise exception using errcode = 'KP703',
      message = format('Its %s is archived.', parent_word),
      detail = format('parent: %s %s', case kind when 'interaction' then 'opportunity' else 'organization' end, archived_parent),
      hint = format('Restore the %s first.', parent_word);
  end if;
  case kind
    when 'organization' then
      update public.organizations o set deleted_at = null, deleted_by = null where o.organization_id = id;
    when 'contact' then
      update public.contacts c set deleted_at = null, deleted_by = null where c.contact_id = id;
    when 'product' then
      update public.products p set deleted_at = null, deleted_by = null where p.product_id = id;
    when 'opportunity' then
      perform private.lock_opportunity_with_interactions(id);
      update public.opportunities o set deleted_at = null, deleted_by = null where o.opportunity_id = id;
      update public.interactions i set deleted_at = null, deleted_by = null, deleted_with_opportunity = false
      where i.opportunity_id = id and i.deleted_with_opportunity;
      -- What was deleted for good meanwhile set off no sync.
      perform private.sync_opportunities(array[id]);
    when 'interaction' then
      select * into target from public.interactions i where i.interaction_id = id for no key update;
      perform private.refuse_driver_edit(target);
      update public.interactions i set deleted_at = null, deleted_by = null, deleted_with_opportunity = false where i.interaction_id = id;
  end case;
end
$$;

create or replace function private.refuse_unknown_kind(kind text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if kind is null or kind not in ('organization', 'contact', 'product', 'opportunity', 'interaction') then
    raise exception using errcode = 'KP704',
      message = format('"%s" is not a kind of record.', kind),
      hint = 'Use organization, contact, product, opportunity or interaction.';
  end if;
end
$$;
revoke all on function private.refuse_unknown_kind(text) from public;

-- Definer, with the policies' predicates written out, because a caller cannot see archived rows. Owner by
-- owner, so that a page costs no more where one of them has left a pile; planned for its values each time,
-- so that a kind that is not asked for costs nothing.
create or replace function private.list_archived(
  only_kind text default null, wanted text default null, also_waiting boolean default false,
  max_results integer default 1000, before timestamptz default null, before_id uuid default null)
returns table (kind text, id uuid, title text, subtitle text, deleted_at timestamptz, deleted_by uuid, owner_user_id uuid,
               waits_for_kind text, waits_for_id uuid, waits_for_title text)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  me constant uuid := auth.uid();
  owners constant uuid[] := array(select private.visible_owner_ids());
  most constant integer := least(greatest(coalesce(max_results, 1000), 0), 1000);
  typed constant text := nullif(lower(btrim(coalesce(wanted, ''))), '');
  newest constant timestamptz := coalesce(before, 'infinity');
  newest_id constant uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  if private.my_role() is null then
    return;
  end if;
  return query
  -- An organization, live or archived, that the caller may edit. Null is the owner of what all share.
  with organization as not materialized (
    select o.* from public.organizations o where o.owner_user_id = any (owners) or o.owner_user_id is null
  ),
  -- Only the caller's own can be restored by them: on their opportunities, or logged by them a day ago at
  -- most. Asked for one by one, a large team's do not have to be looked through.
  interaction as not materialized (
    select 'interaction' as kind, i.interaction_id, coalesce(i.subject, type.label) as title,
           case when o.owner_user_id = any (owners) then o.name end as subtitle, i.deleted_at, i.deleted_by,
           i.owner_user_id as logged_by, o.owner_user_id as opportunity_owner,
           case when o.deleted_at is not null then 'opportunity' end as waits_for_kind,
           case when o.deleted_at is not null then o.opportunity_id end as waits_for_id,
           case when o.deleted_at is not null then o.name end as waits_for_title
    from public.interactions i
    join public.opportunities o using (opportunity_id)
    join public.interaction_type_lu type on type.code = i.interaction_type
    where (only_kind is null or only_kind = 'interaction')
      and i.deleted_at is not null and not i.deleted_with_opportunity
      and (o.deleted_at is null or (also_waiting and o.owner_user_id = any (owners)))
      and private.drivers_editable_until(i.owner_user_id, i.created_at, o.owner_user_id) > now()
      and (i.deleted_at, i.interaction_id) < (newest, newest_id)
      and (typed is null or strpos(lower(concat_ws(' ', i.subject, type.label,
                                                   case when o.owner_user_id = any (owners) then o.name end)), typed) > 0)
  )
  (select 'organization', o.organization_id, o.name::text, o.place, o.deleted_at, o.deleted_by, o.owner_user_id,
          null::text, null::uuid, null::text
   from unnest(owners) owner (id)
   cross join lateral (
     select r.*, concat_ws(', ', r.city, r.state) as place from public.organizations r
     where r.owner_user_id = owner.id and r.deleted_at is not null
       and (r.deleted_at, r.organization_id) < (newest, newest_id)
       and (typed is null or strpos(lower(concat_ws(' ', r.name, r.city, r.state)), typed) > 0)
     order by r.deleted_at desc, r.organization_id desc limit most) o
   where only_kind is null or only_kind = 'organization')
  union all
  (select 'organization', r.organization_id, r.name::text, concat_ws(', ', r.city, r.state), r.deleted_at, r.deleted_by, null,
          null, null, null
   from public.organizations r
   where (only_kind is null or only_kind = 'organization')
     and r.owner_user_id is null and r.deleted_at is not null
     and (r.deleted_at, r.organization_id) < (newest, newest_id)
     and (typed is null or strpos(lower(concat_ws(' ', r.name, r.city, r.state)), typed) > 0)
   order by r.deleted_at desc, r.organization_id desc limit most)
  union all
  (select 'contact', c.contact_id, c.full_name, o.name::text, c.deleted_at, c.deleted_by, o.owner_user_id,
          case when o.deleted_at is not null then 'organization' end,
          case when o.deleted_at is not null then o.organization_id end,
          case when o.deleted_at is not null then o.name::text end
   from public.contacts c join organization o using (organization_id)
   where (only_kind is null or only_kind = 'contact')
     and c.deleted_at is not null and (o.deleted_at is null or also_waiting)
     and (c.deleted_at, c.contact_id) < (newest, newest_id)
     and (typed is null or strpos(lower(concat_ws(' ', c.full_name, o.name)), typed) > 0)
   order by c.deleted_at desc, c.contact_id desc limit most)
  union all
  (select 'product', p.product_id, p.name, o.name::text, p.deleted_at, p.deleted_by, o.owner_user_id,
          case when o.deleted_at is not null then 'organization' end,
          case when o.deleted_at is not null then o.organization_id end,
          case when o.deleted_at is not null then o.name::text end
   from public.products p join organization o on o.organization_id = p.principal_org_id
   where (only_kind is null or only_kind = 'product')
     and p.deleted_at is not null and (o.deleted_at is null or also_waiting)
     and (p.deleted_at, p.product_id) < (newest, newest_id)
     and (typed is null or strpos(lower(concat_ws(' ', p.name, p.sku, o.name)), typed) > 0)
   order by p.deleted_at desc, p.product_id desc limit most)
  union all
  (select 'opportunity', o.opportunity_id, o.name, o.customer_name, o.deleted_at, o.deleted_by, o.owner_user_id,
          o.waits_for_kind, o.waits_for_id, o.waits_for_title
   from unnest(owners) owner (id)
   cross join lateral (
     select r.*, shown.name as customer_name,
            case when customer.deleted_at is not null then 'organization' end as waits_for_kind,
            case when customer.deleted_at is not null then customer.organization_id end as waits_for_id,
            case when customer.deleted_at is not null then shown.name end as waits_for_title
     from public.opportunities r
     join public.organizations customer using (organization_id)
     -- The customer may belong to somebody whose work the caller does not see: then it has no name here.
     left join lateral (
       select customer.name::text as name where customer.owner_user_id = any (owners) or customer.owner_user_id is null) shown on true
     where r.owner_user_id = owner.id and r.deleted_at is not null
       and (r.deleted_at, r.opportunity_id) < (newest, newest_id)
       and (customer.deleted_at is null or (also_waiting and shown.name is not null))
       and (typed is null or strpos(lower(concat_ws(' ', r.name, shown.name)), typed) > 0)
     order by r.deleted_at desc, r.opportunity_id desc limit most) o
   where only_kind is null or only_kind = 'opportunity')
  union all
  (select i.kind, i.interaction_id, i.title, i.subtitle, i.deleted_at, i.deleted_by, i.logged_by,
          i.waits_for_kind, i.waits_for_id, i.waits_for_title
   from interaction i
   where i.opportunity_owner = me
   order by i.deleted_at desc, i.interaction_id desc limit most)
  union all
  (select i.kind, i.interaction_id, i.title, i.subtitle, i.deleted_at, i.deleted_by, i.logged_by,
          i.waits_for_kind, i.waits_for_id, i.waits_for_title
   from interaction i
   where i.logged_by = me and i.opportunity_owner <> me and i.deleted_at > now() - interval '25 hours'
   order by i.deleted_at desc, i.interaction_id desc limit most)
  order by 5 desc, 2 desc
  limit most;
end
$$;

revoke all on function private.archive_record(text, uuid), private.restore_record(text, uuid),
  private.list_archived(text, text, boolean, integer, timestamptz, uuid) from public;
grant execute on function private.archive_record(text, uuid), private.restore_record(text, uuid),
  private.list_archived(text, text, boolean, integer, timestamptz, uuid)
  to authenticated, service_role;

create or replace function public.archive_record(kind text, id uuid) returns void
language sql volatile set search_path = '' as $$ select private.archive_record(kind, id) $$;
comment on function public.archive_record(text, uuid) is
  'Archives a record that the caller may edit: organization, contact, product, opportunity (with its interactions) or interaction.';
create or replace function public.restore_record(kind text, id uuid) returns void
language sql volatile set search_path = '' as $$ select private.restore_record(kind, id) $$;
comment on function public.restore_record(text, uuid) is
  'Brings an archived record back; an opportunity with the interactions that were archived with it.';
create or replace function public.list_archived(
  only_kind text default null, wanted text default null, also_waiting boolean default false,
  max_results integer default 1000, before timestamptz default null, before_id uuid default null)
returns table (kind text, id uuid, title text, subtitle text, deleted_at timestamptz, deleted_by uuid, owner_user_id uuid,
               waits_for_kind text, waits_for_id uuid, waits_for_title text)
language sql stable set search_path = '' as $$
  select * from private.list_archived(only_kind, wanted, also_waiting, max_results, before, before_id)
$$;
comment on function public.list_archived(text, text, boolean, integer, timestamptz, uuid) is
  'What the caller may restore, newest first: of one kind, if that is named, and with this text in its title or subtitle. also_waiting adds what can be restored once its archived parent is (waits_for_…). The next page is what comes before the last row''s deleted_at and id. Nothing for the service role, which is no user and owns nothing: it reads the tables themselves.';
revoke all on function public.archive_record(text, uuid), public.restore_record(text, uuid),
  public.list_archived(text, text, boolean, integer, timestamptz, uuid) from public, anon;
grant execute on function public.archive_record(text, uuid), public.restore_record(text, uuid),
  public.list_archived(text, text, boolean, integer, timestamptz, uuid)
  to authenticated, service_role;

-- R8: off-boarding --------------------------------------------------------------------------------

-- Whatever blocks a user's deletion is ownership; a column named owner_user_id is, even before it has its key.
create or replace function private.owner_columns() returns table (table_id regclass, column_name name)
language sql stable set search_path = '' as $$
  select distinct a.attrelid::regclass, a.attname
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_constraint k on k.conrelid = a.attrelid and k.conkey = array[a.attnum]
    and k.contype = 'f' and k.confrelid = 'auth.users'::regclass and k.confdeltype in ('a', 'r')
  where n.nspname not in ('auth', 'storage', 'realtime', 'pg_catalog', 'information_schema')
    and not a.attisdropped
    and (k.oid is not null or (a.attname = 'owner_user_id' and a.atttypid = 'uuid'::regtype))
$$;
comment on function private.owner_columns() is 'Every column that says which user owns a row, found in the catalogue.';
revoke all on function private.owner_columns() from public;

create or replace function private.key_columns(target regclass) returns text
language sql stable set search_path = '' as $$
  select coalesce(string_agg(quote_ident(a.attname), ', ' order by key.place), 'ctid')
  from pg_catalog.pg_index i
  cross join unnest(i.indkey) with ordinality key (attnum, place)
  join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.attnum
  where i.indrelid = target and i.indisprimary
$$;
comment on function private.key_columns(regclass) is 'A table''s primary key as a list for ORDER BY.';
revoke all on function private.key_columns(regclass) from public;

create or replace function private.user_footprint(target uuid) returns table (table_name text, rows bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  owned record;
begin
  for owned in select * from private.owner_columns() order by table_id::text loop
    table_name := owned.table_id::text;
    execute format('select count(*) from %s where %I = $1', owned.table_id, owned.column_name) into rows using target;
    return next;
  end loop;
end
$$;
revoke all on function private.user_footprint(uuid) from public;

create or replace function private.reassign(from_user uuid, to_user uuid) returns table (table_name text, rows bigint)
language plpgsql volatile security definer set search_path = '' as $$
declare
  owned record;
begin
  if from_user = to_user then
    raise exception using errcode = 'KP802',
      message = 'The old and the new owner are the same person.', hint = 'Choose somebody else as the new owner.';
  end if;
  -- KEY SHARE: neither may be deleted meanwhile.
  if (select count(*) from (select from auth.users u where u.id in (from_user, to_user) for key share) found) < 2 then
    raise exception using errcode = 'KP801',
      message = 'One of the two users does not exist.', hint = 'Check both user ids.';
  end if;
  if exists (select from public.user_profiles p where p.user_id = to_user and p.status = 'disabled') then
    raise exception using errcode = 'KP803',
      message = 'The new owner is disabled.', hint = 'Enable that person first, or choose somebody else.';
  end if;
  -- In the order of names: interactions before opportunities; and the rows of each in the order of
  -- their keys: like everybody who locks both.
  for owned in select * from private.owner_columns() order by table_id::text loop
    table_name := owned.table_id::text;
    -- One statement: a row that is committed in between is not taken out of order, but stays for the next time.
    execute format('with held as (select %3$s from %1$s where %2$I = $1 order by %3$s for no key update)
                    update %1$s set %2$I = $2 where (%3$s) in (select %3$s from held)',
                   owned.table_id, owned.column_name, private.key_columns(owned.table_id)) using from_user, to_user;
    get diagnostics rows = row_count;
    return next;
  end loop;
end
$$;
comment on function private.reassign(uuid, uuid) is 'Gives all that one user owns, archived or not, to another. All or nothing.';
revoke all on function private.reassign(uuid, uuid) from public;
grant execute on function private.reassign(uuid, uuid) to service_role;

create or replace function private.refuse_non_admin() returns void
language plpgsql stable set search_path = '' as $$
begin
  if not private.is_operator() and private.my_role() is distinct from 'admin' then
    raise exception using errcode = 'KP804',
      message = 'Only an administrator may do this.', hint = 'Ask an administrator.';
  end if;
end
$$;
revoke all on function private.refuse_non_admin() from public;

create or replace function private.admin_reassign(from_user uuid, to_user uuid) returns table (table_name text, rows bigint)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_non_admin();
  return query select * from private.reassign(from_user, to_user);
end
$$;
create or replace function private.admin_footprint(target uuid) returns table (table_name text, rows bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.refuse_non_admin();
  return query select * from private.user_footprint(target);
end
$$;
revoke all on function private.admin_reassign(uuid, uuid), private.admin_footprint(uuid) from public;
grant execute on function private.admin_reassign(uuid, uuid), private.admin_footprint(uuid) to authenticated, service_role;

create or replace function public.reassign_user_data(from_user uuid, to_user uuid) returns table (table_name text, rows bigint)
language sql volatile set search_path = '' as $$ select * from private.reassign(from_user, to_user) $$;
comment on function public.reassign_user_data(uuid, uuid) is
  'Service role: gives everything that one user owns to another, and returns the count per table.';
revoke all on function public.reassign_user_data(uuid, uuid) from public, anon, authenticated;
grant execute on function public.reassign_user_data(uuid, uuid) to service_role;

-- A busy person's rows take longer than the hosted 8 seconds; PostgREST takes over a function's own limit.
create or replace function public.admin_reassign_user_data(from_user uuid, to_user uuid) returns table (table_name text, rows bigint)
language sql volatile set search_path = '' set statement_timeout = '60s' as $$ select * from private.admin_reassign(from_user, to_user) $$;
comment on function public.admin_reassign_user_data(uuid, uuid) is 'reassign_user_data() for an administrator.';
create or replace function public.admin_user_footprint(user_id uuid) returns table (table_name text, rows bigint)
language sql stable set search_path = '' set statement_timeout = '60s' as $$ select * from private.admin_footprint(user_id) $$;
comment on function public.admin_user_footprint(uuid) is 'For an administrator: how many rows of each table a user owns, archived ones included.';
revoke all on function public.admin_reassign_user_data(uuid, uuid), public.admin_user_footprint(uuid) from public, anon;
grant execute on function public.admin_reassign_user_data(uuid, uuid), public.admin_user_footprint(uuid) to authenticated, service_role;

-- One step, so that nobody is left disabled with everything still theirs, or the other way round.
create or replace function private.admin_off_board(from_user uuid, to_user uuid, disable boolean)
returns table (table_name text, rows bigint)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_non_admin();
  return query select * from private.reassign(from_user, to_user);
  -- Whoever takes over the team no longer reports to somebody in it.
  if private.reports_to(to_user, from_user) then
    update public.user_profiles p
    set manager_user_id = (select leaver.manager_user_id from public.user_profiles leaver where leaver.user_id = from_user)
    where p.user_id = to_user;
  end if;
  update public.user_profiles p set manager_user_id = to_user where p.manager_user_id = from_user;
  table_name := 'public.user_profiles';
  get diagnostics rows = row_count;
  return next;
  if disable then
    -- Who has no profile counts as an active rep, and could not be switched off without one.
    insert into public.user_profiles (user_id, full_name, status)
    select u.id, left(coalesce(split_part(u.email, '@', 1), ''), 300), 'disabled' from auth.users u where u.id = from_user
    on conflict (user_id) do update set status = 'disabled';
  end if;
end
$$;
create or replace function public.admin_off_board(from_user uuid, to_user uuid, disable boolean default true)
returns table (table_name text, rows bigint)
language sql volatile set search_path = '' set statement_timeout = '60s' as $$ select * from private.admin_off_board(from_user, to_user, disable) $$;
comment on function public.admin_off_board(uuid, uuid, boolean) is
  'For an administrator: gives all that one person owns, and their team, to another, and disables their account. All or nothing; returns the count per table.';

-- What an administrator's screens show ------------------------------------------------------------

create or replace function private.admin_list_users()
returns table (user_id uuid, email text, created_at timestamptz, last_sign_in_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.refuse_non_admin();
  return query select u.id, u.email::text, u.created_at, u.last_sign_in_at from auth.users u order by u.email;
end
$$;
create or replace function public.admin_list_users()
returns table (user_id uuid, email text, created_at timestamptz, last_sign_in_at timestamptz)
language sql stable set search_path = '' as $$ select * from private.admin_list_users() $$;
comment on function public.admin_list_users() is 'For an administrator: the accounts'' addresses, and when each signed in last.';

create or replace function private.lookup_table(kind text) returns regclass
language plpgsql stable set search_path = '' as $$
begin
  if kind is null or kind not in ('state', 'stage', 'status', 'interaction_type', 'source', 'loss_reason') then
    raise exception using errcode = 'KP904',
      message = format('"%s" is not a list of choices.', kind),
      hint = 'Use state, stage, status, interaction_type, source or loss_reason.';
  end if;
  return format('public.%I', kind || '_lu')::regclass;
end
$$;
revoke all on function private.lookup_table(text) from public;

create or replace function private.reorder_lookup(kind text, codes text[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  lookup constant regclass := private.lookup_table(kind);
  present text[];
begin
  perform private.refuse_non_admin();
  execute format('select array_agg(held.code order by held.code) from (select code from %s order by code for no key update) held', lookup)
    into present;
  perform private.refuse_changed_list(
    to_jsonb(present), (select jsonb_agg(named.code order by named.code) from unnest(codes) named (code)));
  execute format('update %s l set sort_order = named.place * 10
                  from unnest($1) with ordinality named (code, place)
                  where l.code = named.code and l.sort_order <> named.place * 10', lookup) using codes;
end
$$;
create or replace function public.reorder_lookup(kind text, codes text[]) returns void
language sql volatile set search_path = '' as $$ select private.reorder_lookup(kind, codes) $$;
comment on function public.reorder_lookup(text, text[]) is
  'For an administrator: puts the entries of a list of choices in this order. Names all of them, or is refused: somebody added one meanwhile.';

-- Counted to a thousand and no further, each code by its index: otherwise the planner would bet on the
-- average code and scan the table for the rare ones.
create or replace function private.admin_lookup_usage(kind text)
returns table (code text, table_name text, records bigint)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  lookup constant regclass := private.lookup_table(kind);
  naming record;
begin
  perform private.refuse_non_admin();
  for naming in
    select k.conrelid::regclass as table_id, a.attname as column_name
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = lookup
      and a.attname not like 'initial\_%'  -- where an opportunity began says nothing of where it is
  loop
    return query execute format(
      'select l.code, %L::text, (select count(*) from (select from %s r where r.%I = l.code limit 1000) used) from %s l',
      naming.table_id::text, naming.table_id, naming.column_name, lookup);
  end loop;
end
$$;
create or replace function public.admin_lookup_usage(kind text)
returns table (code text, table_name text, records bigint)
language sql stable set search_path = '' as $$ select * from private.admin_lookup_usage(kind) $$;
comment on function public.admin_lookup_usage(text) is
  'For an administrator: how many rows name each entry of a list of choices, once per column that can; 1000 means that many or more.';

-- The whole view takes longer than an API's timeout once there are a million interactions.
create or replace function private.admin_check_sync(sample integer)
returns table (checked bigint, drifted bigint, estimated_total bigint)
language plpgsql volatile security definer set search_path = '' as $$
declare
  wanted constant integer := least(greatest(sample, 1), 5000);
  start constant uuid := gen_random_uuid();
  ids uuid[];
begin
  perform private.refuse_non_admin();
  ids := array(select o.opportunity_id from private.live_opportunities o
               where o.opportunity_id >= start order by o.opportunity_id limit wanted);
  ids := ids || array(select o.opportunity_id from private.live_opportunities o
                      where o.opportunity_id < start order by o.opportunity_id limit wanted - cardinality(ids));
  return query
  select cardinality(ids)::bigint,
         (select count(*) from reporting.sync_drift d where d.opportunity_id = any (ids)),
         case when cardinality(ids) < wanted then cardinality(ids)
              else greatest(c.reltuples::bigint, cardinality(ids)) end
  from pg_catalog.pg_class c where c.oid = 'public.opportunities'::regclass;
end
$$;
create or replace function public.admin_check_sync(sample integer default 1000)
returns table (checked bigint, drifted bigint, estimated_total bigint)
language sql volatile set search_path = '' as $$ select * from private.admin_check_sync(sample) $$;
comment on function public.admin_check_sync(integer) is
  'For an administrator: whether opportunities, taken at random, are what their interactions say; of how many, about. Fewer than asked for: these are all.';

create or replace function private.admin_slow_trigger_calls()
returns table (happened_at timestamptz, function_name text, table_name text, operation text, duration_ms numeric)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.refuse_non_admin();
  return query
  select c.happened_at, c.function_name, c.table_name, c.operation, c.duration_ms
  from private.slow_trigger_calls c order by c.call_id desc limit 20;
end
$$;
create or replace function public.admin_slow_trigger_calls()
returns table (happened_at timestamptz, function_name text, table_name text, operation text, duration_ms numeric)
language sql stable set search_path = '' as $$ select * from private.admin_slow_trigger_calls() $$;
comment on function public.admin_slow_trigger_calls() is 'For an administrator: the newest calls of trigger functions that took over 50 ms.';

revoke all on function
  private.admin_off_board(uuid, uuid, boolean), private.admin_list_users(), private.reorder_lookup(text, text[]),
  private.admin_lookup_usage(text), private.admin_check_sync(integer), private.admin_slow_trigger_calls() from public;
revoke all on function
  public.admin_off_board(uuid, uuid, boolean), public.admin_list_users(), public.reorder_lookup(text, text[]),
  public.admin_lookup_usage(text), public.admin_check_sync(integer), public.admin_slow_trigger_calls() from public, anon;
grant execute on function
  private.admin_off_board(uuid, uuid, boolean), private.admin_list_users(), private.reorder_lookup(text, text[]),
  private.admin_lookup_usage(text), private.admin_check_sync(integer), private.admin_slow_trigger_calls(),
  public.admin_off_board(uuid, uuid, boolean), public.admin_list_users(), public.reorder_lookup(text, text[]),
  public.admin_lookup_usage(text), public.admin_check_sync(integer), public.admin_slow_trigger_calls()
  to authenticated, service_role;

-- Row security makes plans look expensive, whatever they really cost, and past a cost PostgreSQL
-- compiles them: a second of compiling for a query of a few milliseconds.
do $$
begin
  execute format('alter database %I set jit = off', current_database());
end
$$;

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 6 and status = 'running';

commit;
