-- Phase 7: stakeholders, imports, full-text search, the materialized dashboard.

begin;

insert into public.migration_control (phase_number, status, started_at, pack)
select 7, 'running', clock_timestamp(), '060_hardening.sql'
where not exists (select from public.migration_control where phase_number = 7 and status = 'running');

-- Stakeholders ----------------------------------------------------------------------------------

create table if not exists public.opportunity_contacts (
  opportunity_id uuid not null references public.opportunities (opportunity_id) on delete cascade,
  contact_id     uuid not null references public.contacts (contact_id),
  role           text,
  is_primary     boolean not null default false,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  constraint opportunity_contacts_pkey primary key (opportunity_id, contact_id),
  constraint opportunity_contacts_role_check check (
    role in ('decision_maker', 'influencer', 'buyer', 'gatekeeper', 'champion', 'end_user'))
);
comment on table public.opportunity_contacts is 'Who has a say in an opportunity; at most one is its primary contact.';

create unique index if not exists opportunity_contacts_one_primary_idx on public.opportunity_contacts (opportunity_id) where is_primary;
create index if not exists opportunity_contacts_contact_id_idx on public.opportunity_contacts (contact_id);

do $$ begin perform private.close_new_table('public.opportunity_contacts'); end $$;
create or replace trigger _050_parents_visible before insert or update on public.opportunity_contacts
  for each row when (row_security_active('public.opportunity_contacts'))
  execute function private.tg__parents_visible('opportunity_id', 'opportunities',
                                               'contact_id', 'contacts');
create or replace trigger _900_set_updated_at before update on public.opportunity_contacts
  for each row execute function public.set_updated_at();

drop policy if exists select_visible on public.opportunity_contacts;
create policy select_visible on public.opportunity_contacts for select to authenticated using (
  deleted_at is null
  and exists (select from public.opportunities o where o.opportunity_id = opportunity_contacts.opportunity_id));
drop policy if exists insert_visible on public.opportunity_contacts;
create policy insert_visible on public.opportunity_contacts for insert to authenticated with check (
  exists (select from public.opportunities o where o.opportunity_id = opportunity_contacts.opportunity_id));
drop policy if exists update_visible on public.opportunity_contacts;
create policy update_visible on public.opportunity_contacts for update to authenticated using (
  deleted_at is null
  and exists (select from public.opportunities o where o.opportunity_id = opportunity_contacts.opportunity_id));
grant select on public.opportunity_contacts to authenticated;
-- No delete: set_opportunity_contacts() unlinks.
grant insert (opportunity_id, contact_id, role, is_primary), update (role, is_primary)
  on public.opportunity_contacts to authenticated;

create or replace function private.set_opportunity_contacts(target uuid, contacts jsonb, seen jsonb default null)
returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_stranger('opportunity', target);
  perform from public.opportunities where opportunity_id = target for no key update;  -- one caller at a time
  if seen is not null then
    perform private.refuse_changed_list(
      (select jsonb_agg(jsonb_build_array(c.contact_id, c.role, c.is_primary) order by c.contact_id)
       from public.opportunity_contacts c where c.opportunity_id = target and c.deleted_at is null),
      (select jsonb_agg(jsonb_build_array(e.contact_id, e.role, coalesce(e.is_primary, false)) order by e.contact_id)
       from jsonb_to_recordset(seen) e (contact_id uuid, role text, is_primary boolean)));
  end if;
  perform private.refuse_hidden_parent('contact', e.contact_id, 'contact_id')
  from jsonb_to_recordset(contacts) e (contact_id uuid)
  where not exists (select from public.opportunity_contacts c
                    where c.opportunity_id = target and c.contact_id = e.contact_id and c.deleted_at is null);
  update public.opportunity_contacts c set is_primary = false
  where c.opportunity_id = target and c.is_primary;
  update public.opportunity_contacts c set deleted_at = now()
  where c.opportunity_id = target and c.deleted_at is null and c.contact_id not in (
    select e.contact_id from jsonb_to_recordset(contacts) e (contact_id uuid));
  insert into public.opportunity_contacts (opportunity_id, contact_id, role, is_primary)
  select target, e.contact_id, e.role, coalesce(e.is_primary, false)
  from jsonb_to_recordset(contacts) e (contact_id uuid, role text, is_primary boolean)
  on conflict (opportunity_id, contact_id) do update
  set role = excluded.role, is_primary = excluded.is_primary, deleted_at = null;
end
$$;
revoke all on function private.set_opportunity_contacts(uuid, jsonb, jsonb) from public;
grant execute on function private.set_opportunity_contacts(uuid, jsonb, jsonb) to authenticated, service_role;

create or replace function public.set_opportunity_contacts(opportunity_id uuid, contacts jsonb, seen jsonb default null)
returns void
language sql volatile set search_path = '' as $$
  select private.set_opportunity_contacts(opportunity_id, contacts, seen)
$$;
comment on function public.set_opportunity_contacts(uuid, jsonb, jsonb) is
  'Makes this list the opportunity''s stakeholders: [{"contact_id": …, "role": …, "is_primary": …}]. With the list that the caller saw in seen, refused where it has changed since.';
revoke all on function public.set_opportunity_contacts(uuid, jsonb, jsonb) from public, anon;
grant execute on function public.set_opportunity_contacts(uuid, jsonb, jsonb) to authenticated, service_role;

-- Products, as their list shows them --------------------------------------------------------------
-- Definer, with the policies' predicates written out, like search: behind row security PostgreSQL would
-- look at every organization that the caller sees before the first product. What is counted per product is
-- counted for the page's rows only. The tests hold it against the tables.
-- Counts a product's open opportunities without looking at one of them.
create index if not exists opportunities_open_product_idx on public.opportunities (product_id, owner_user_id) where deleted_at is null and closed_at is null;

create or replace function private.list_products(
  wanted text default null, principal uuid default null, sort text default 'name', descending boolean default false,
  max_results integer default 50, skip integer default 0)
returns table (product_id uuid, name text, principal_org_id uuid, principal_name text, sku text, category text, pack_size text,
               list_price numeric, primary_distributor_name text, distributors bigint, open_opportunities bigint, total bigint)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
  typed constant text := lower(left(btrim(coalesce(wanted, '')), 200));
  words constant tsquery := private.prefix_query(typed);
begin
  if private.my_role() is null then
    return;
  end if;
  return query
  with matching as materialized (
    select p.product_id, lower(p.name) as name, p.list_price, o.name::text as principal_name
    from public.products p join public.organizations o on o.organization_id = p.principal_org_id
    where p.deleted_at is null and o.deleted_at is null
      and (o.owner_user_id = any (owners) or o.owner_user_id is null)
      and (principal is null or p.principal_org_id = principal)
      and (typed = '' or p.search_tsv @@ words
           -- Signs that are no words.
           or (words is null and strpos(lower(concat_ws(' ', p.name, p.sku, p.category)), typed) > 0))
  ),
  page as (
    select m.product_id, m.principal_name, row_number() over (
      order by case when sort = 'price' then (m.list_price is null)::integer end,
               case when sort = 'price' and not descending then m.list_price end,
               case when sort = 'price' and descending then m.list_price end desc,
               case when sort = 'principal' and not descending then lower(m.principal_name) end,
               case when sort = 'principal' and descending then lower(m.principal_name) end desc,
               case when sort = 'name' and descending then m.name end desc,
               m.name, m.product_id) as place
    from matching m
    order by place limit least(greatest(coalesce(max_results, 50), 0), 1000) offset greatest(coalesce(skip, 0), 0)
  )
  select p.product_id, p.name, p.principal_org_id, page.principal_name, p.sku, p.category, p.pack_size, p.list_price,
         (select o.name::text from public.product_distributors d
          join public.organizations o on o.organization_id = d.distributor_org_id
          where d.product_id = p.product_id and d.is_primary and d.deleted_at is null
            and o.deleted_at is null and (o.owner_user_id = any (owners) or o.owner_user_id is null)),
         (select count(*) from public.product_distributors d where d.product_id = p.product_id and d.deleted_at is null),
         (select count(*) from public.opportunities o
          where o.product_id = p.product_id and o.deleted_at is null and o.closed_at is null and o.owner_user_id = any (owners)),
         (select count(*) from matching)
  from page join public.products p using (product_id)
  order by page.place;
end
$$;
revoke all on function private.list_products(text, uuid, text, boolean, integer, integer) from public;
grant execute on function private.list_products(text, uuid, text, boolean, integer, integer) to authenticated, service_role;

create or replace function reporting.list_products(
  wanted text default null, principal uuid default null, sort text default 'name', descending boolean default false,
  max_results integer default 50, skip integer default 0)
returns table (product_id uuid, name text, principal_org_id uuid, principal_name text, sku text, category text, pack_size text,
               list_price numeric, primary_distributor_name text, distributors bigint, open_opportunities bigint, total bigint)
language sql stable set search_path = '' as $$
  select * from private.list_products(wanted, principal, sort, descending, max_results, skip)
$$;
comment on function reporting.list_products(text, uuid, text, boolean, integer, integer) is
  'A page of the products that the caller may see, by the beginnings of words in name, item number and category; sorted by name, principal or price. The caller''s open opportunities and the distributors are counted for the page''s rows only; total is how many products match. Nothing for the service role, which is no user.';
revoke all on function reporting.list_products(text, uuid, text, boolean, integer, integer) from public, anon;
grant execute on function reporting.list_products(text, uuid, text, boolean, integer, integer) to authenticated, service_role;

-- Imports ---------------------------------------------------------------------------------------
-- A spreadsheet arrives in three steps: its rows are staged as they are, check_import() says of each
-- row what would become of it, run_import() does it, all or nothing. The checks look behind row
-- security, because a hidden name is taken all the same; the writes are the caller's own, so that
-- policies, triggers and rules decide as if each row had been typed. undo_import() takes it back.

create table if not exists public.imports (
  import_id            uuid primary key default gen_random_uuid(),
  kind                 text not null,
  file_name            text not null,
  owner_user_id        uuid not null default auth.uid() references auth.users (id) on delete restrict,
  state                text not null default 'staged',
  rows_expected        integer not null,
  create_organizations boolean not null default false,
  share_organizations  boolean not null default false,
  checked_at           timestamptz,
  finished_at          timestamptz,
  undone_at            timestamptz,
  rows_to_create       integer not null default 0,
  rows_to_update       integer not null default 0,
  rows_unchanged       integer not null default 0,
  rows_with_problems   integer not null default 0,
  rows_with_remarks    integer not null default 0,
  organizations_to_create integer not null default 0,
  records_undone       integer not null default 0,
  records_kept         integer not null default 0,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  constraint imports_kind_check check (kind in ('organization', 'contact', 'opportunity')),
  constraint imports_state_check check (state in ('staged', 'done', 'undone')),
  constraint imports_file_name_check check (length(file_name) <= 300),
  constraint imports_rows_expected_check check (rows_expected between 1 and 50000)
);
comment on table public.imports is 'Spreadsheets that were brought in, or are about to be. Its owner''s alone; an administrator may look.';
comment on column public.imports.rows_expected is 'How many rows the file has; fewer staged ones are an upload that was cut off.';
comment on column public.imports.share_organizations is 'Whether the organizations it creates are shared by all; only an administrator''s may be.';
comment on column public.imports.rows_to_create is 'As the last check found; after run_import(), what it did.';

create index if not exists imports_owner_user_id_idx on public.imports (owner_user_id, created_at desc);
do $$ begin perform private.close_new_table('public.imports'); end $$;
create or replace trigger _900_set_updated_at before update on public.imports
  for each row execute function public.set_updated_at();

drop policy if exists select_own on public.imports;
create policy select_own on public.imports for select to authenticated using (
  (owner_user_id = (select auth.uid()) and (select private.my_role()) is not null)
  or (select private.my_role()) = 'admin');
drop policy if exists insert_own on public.imports;
create policy insert_own on public.imports for insert to authenticated with check (
  owner_user_id = (select auth.uid()) and (select private.my_role()) is not null);
-- No update: what became of an import is the functions' to say. No delete: discard_import().
grant select, insert (import_id, kind, file_name, rows_expected) on public.imports to authenticated;

create table if not exists public.import_rows (
  import_id           uuid not null references public.imports (import_id) on delete cascade,
  row_number          integer not null,
  data                jsonb not null default '{}',
  action              text,
  record_id           uuid,
  new_organization_id uuid,
  problems            text[] not null default '{}',
  remarks             text[] not null default '{}',
  accepted            jsonb,
  before              jsonb,
  updated_before      timestamptz,
  undo                text,
  new_organization_undo text,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now(),
  constraint import_rows_pkey primary key (import_id, row_number),
  constraint import_rows_row_number_check check (row_number > 0),
  constraint import_rows_data_check check (jsonb_typeof(data) = 'object' and length(data::text) <= 100000),
  constraint import_rows_action_check check (action in ('create', 'update', 'unchanged', 'skip')),
  constraint import_rows_undo_check check (undo in ('undone', 'partly', 'changed', 'used', 'gone')),
  constraint import_rows_new_organization_undo_check check (new_organization_undo in ('undone', 'changed', 'used', 'gone'))
);
comment on table public.import_rows is 'The rows of imported spreadsheets, and what became of each.';
comment on column public.import_rows.row_number is 'Its line in the file''s table, the heading being line 1.';
comment on column public.import_rows.data is 'What the file says, by the name of our column; text.';
comment on column public.import_rows.record_id is 'The record that it creates or updates.';
comment on column public.import_rows.new_organization_id is 'The missing organization that is created for this row and all others that name it.';
comment on column public.import_rows.problems is 'Why the row is left out, each as code:column, some with a detail behind another colon.';
comment on column public.import_rows.remarks is 'What of the row is left alone, in the same form; the rest of it is imported.';
comment on column public.import_rows.accepted is 'What is written, by column.';
comment on column public.import_rows.before is 'What of that was otherwise before.';
comment on column public.import_rows.updated_before is 'When the record was last changed before the update; once that is undone, it counts as changed then. Null: somebody changed it in between.';
comment on column public.import_rows.undo is 'What undo_import() did: undone, partly, or why not: changed or used since, or gone.';

-- The preview's lists: the problem rows in the order of the file.
create index if not exists import_rows_import_id_action_idx on public.import_rows (import_id, action, row_number);
-- Which other imports have changed a record.
create index if not exists import_rows_record_id_idx on public.import_rows (record_id) where action = 'update';
do $$ begin perform private.close_new_table('public.import_rows'); end $$;
create or replace trigger _900_set_updated_at before update on public.import_rows
  for each row execute function public.set_updated_at();

drop policy if exists select_own on public.import_rows;
create policy select_own on public.import_rows for select to authenticated using (
  import_id in (select i.import_id from public.imports i));
drop policy if exists insert_own on public.import_rows;
create policy insert_own on public.import_rows for insert to authenticated with check (
  import_id in (select i.import_id from public.imports i
                where i.owner_user_id = (select auth.uid()) and i.state = 'staged'));
grant select, insert (import_id, row_number, data) on public.import_rows to authenticated;

-- Reading what the file says. Row by row these are called by the ten thousands, so each is one expression.

create or replace function private.import_date(value text) returns date
language plpgsql immutable strict parallel safe set search_path = '' as $$
declare
  part constant text[] := regexp_match(value, '^([0-9]{4})-([0-9][0-9])-([0-9][0-9])$');
  first_of_month date;
begin
  if part is null or part[1]::integer < 1900 or part[2]::integer not between 1 and 12 or part[3]::integer < 1 then
    return null;
  end if;
  first_of_month := make_date(part[1]::integer, part[2]::integer, 1);
  return case when part[3]::integer <= extract(day from first_of_month + interval '1 month - 1 day')
    then first_of_month + (part[3]::integer - 1) end;
end
$$;
comment on function private.import_date(text) is 'A date as 2026-03-04, or null: a cast would stop the whole import.';
revoke all on function private.import_date(text) from public;

create or replace function private.import_differences(current_row jsonb, accepted jsonb) returns jsonb
language sql immutable strict parallel safe set search_path = '' as $$
  select coalesce(jsonb_object_agg(a.key, coalesce(current_row -> a.key, 'null')), '{}')
  from jsonb_each_text(accepted) a
  where current_row ->> a.key is distinct from a.value
$$;
comment on function private.import_differences(jsonb, jsonb) is 'Of the columns that would be written, the values that are otherwise now.';
revoke all on function private.import_differences(jsonb, jsonb) from public;

-- Retired entries are not offered to a form, and not to a spreadsheet.
create or replace view private.import_vocabulary with (security_invoker = true) as
select distinct on (entry.lookup, word.value) entry.lookup, word.value as word, entry.code
from (
  select 'state' as lookup, code, label from public.state_lu where is_active
  union all select 'stage', code, label from public.stage_lu where is_active
  union all select 'status', code, label from public.status_lu where is_active
  union all select 'source', code, label from public.source_lu where is_active
  union all select 'loss_reason', code, label from public.loss_reason_lu where is_active
) entry
cross join lateral (values (1, lower(entry.code)), (2, lower(entry.label))) word (preference, value)
order by entry.lookup, word.value, word.preference, entry.code;
comment on view private.import_vocabulary is 'What may stand in a file for an entry of a lookup: its code or its label, in lower case.';
revoke all on private.import_vocabulary from public;

-- The policies' predicate, written out, because the checks look at hidden rows too: they tell a caller
-- no more of those than the unique name would. The tests hold this and the policies against each other.
create or replace function private.import_organizations(names text[])
returns table (name extensions.citext, organization_id uuid, is_visible boolean, is_archived_here boolean)
language plpgsql stable security definer set search_path = '' rows 10000 as $$
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
begin
  return query
  select o.name, o.organization_id, o.deleted_at is null and mine.yes, o.deleted_at is not null and mine.yes
  from (select distinct n::extensions.citext as name from unnest(names) n) named
  join public.organizations o on o.name operator(extensions.=) named.name
  cross join lateral (select coalesce(o.owner_user_id = any (owners), true) as yes) mine;
end
$$;
comment on function private.import_organizations(text[]) is
  'The organizations of these names, whatever the case of their letters: whether the caller sees them, or may restore them.';
revoke all on function private.import_organizations(text[]) from public;

create or replace function private.own_import(target uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' as $$
declare
  mine public.imports;
begin
  -- Locked: one caller at a time.
  select * into mine from public.imports i
  where i.import_id = target and i.owner_user_id = auth.uid() and private.my_role() is not null
  for no key update;
  if not found then
    raise exception using errcode = 'KP601',
      message = 'There is no such import, or it is not yours.',
      hint = 'Look among your imports, or start it again from the file.';
  end if;
  return mine;
end
$$;
revoke all on function private.own_import(uuid) from public;

create or replace function private.refuse_import_state(state text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  raise exception using errcode = 'KP602',
    message = case state
      when 'staged' then 'This import has not been run yet.'
      when 'done' then 'This import has been run already.'
      else 'This import has been undone.' end,
    hint = 'Start a new import from the file.';
end
$$;
revoke all on function private.refuse_import_state(text) from public;
grant execute on function private.refuse_import_state(text) to authenticated, service_role;

-- What would become of each row --------------------------------------------------------------------

-- No nested loops: of rows that have just arrived the planner knows nothing, and takes fifty thousand for one.
create or replace function private.check_organization_rows(target uuid) returns void
language sql volatile set search_path = '' set enable_nestloop = off as $$
  with typed as materialized (
    select r.row_number,
           nullif(btrim(c.name), '') as name, lower(nullif(btrim(c.state), '')) as state,
           upper(nullif(btrim(c.priority), '')) as priority, nullif(btrim(c.segment), '') as segment,
           nullif(btrim(c.phone), '') as phone, nullif(btrim(c.website), '') as website,
           nullif(btrim(c.address_line1), '') as address_line1, nullif(btrim(c.address_line2), '') as address_line2,
           nullif(btrim(c.city), '') as city, nullif(btrim(c.postal_code), '') as postal_code,
           nullif(btrim(c.notes), '') as notes
    from public.import_rows r
    cross join lateral jsonb_to_record(r.data) c (
      name text, state text, priority text, segment text, phone text, website text, address_line1 text,
      address_line2 text, city text, postal_code text, notes text)
    where r.import_id = target
  ),
  matched as (
    -- Of what the caller may not see there is nothing but that the name is taken.
    select t.*, case when found.is_visible then found.organization_id end as organization_id,
           found.is_visible, found.is_archived_here, vocabulary.code as state_code,
           min(t.row_number) over (partition by lower(t.name)) as first_row
    from typed t
    left join private.import_organizations((select array_agg(name) from typed)) found
      on found.name operator(extensions.=) t.name::extensions.citext
    left join private.import_vocabulary vocabulary on vocabulary.lookup = 'state' and vocabulary.word = t.state
  ),
  judged as (
    select m.row_number, m.organization_id,
           array_remove(array[
             case when m.name is null then 'missing:name' end,
             case when m.is_archived_here then 'archived:name' when not m.is_visible then 'taken:name' end,
             case when m.name is not null and m.first_row < m.row_number then 'duplicate:name:' || m.first_row end,
             case when m.state is not null and m.state_code is null then 'unknown:state' end,
             case when m.priority not in ('A', 'B', 'C', 'D') then 'unknown:priority' end] || long.fields, null) as problems,
           jsonb_strip_nulls(jsonb_build_object(
             'name', case when m.organization_id is null then m.name end,
             'state', m.state_code, 'priority', m.priority, 'segment', m.segment, 'phone', m.phone,
             'website', m.website, 'address_line1', m.address_line1, 'address_line2', m.address_line2,
             'city', m.city, 'postal_code', m.postal_code, 'notes', m.notes)) as accepted
    from matched m
    cross join lateral (
      select array[
        case when length(m.name) > 300 then 'too_long:name' end,
        case when length(m.segment) > 300 then 'too_long:segment' end,
        case when length(m.phone) > 300 then 'too_long:phone' end,
        case when length(m.website) > 300 then 'too_long:website' end,
        case when length(m.address_line1) > 300 then 'too_long:address_line1' end,
        case when length(m.address_line2) > 300 then 'too_long:address_line2' end,
        case when length(m.city) > 300 then 'too_long:city' end,
        case when length(m.postal_code) > 300 then 'too_long:postal_code' end,
        case when length(m.notes) > 20000 then 'too_long:notes' end] as fields) long
  )
  update public.import_rows r
  set problems = j.problems, accepted = case when j.problems = '{}' then j.accepted end,
      before = case when j.problems = '{}' then compared.before end,
      record_id = coalesce(o.organization_id, gen_random_uuid()), updated_before = o.updated_at,
      action = case when j.problems <> '{}' then 'skip' when o.organization_id is null then 'create'
                    when compared.before = '{}' then 'unchanged' else 'update' end
  from judged j
  left join public.organizations o on o.organization_id = j.organization_id
  cross join lateral (select private.import_differences(to_jsonb(o), j.accepted) as before) compared
  where r.import_id = target and r.row_number = j.row_number
$$;
comment on function private.check_organization_rows(uuid) is 'Matched by name. An existing one keeps the letters of its name.';
revoke all on function private.check_organization_rows(uuid) from public;

create or replace function private.check_contact_rows(target uuid, create_organizations boolean) returns void
language plpgsql volatile security definer set search_path = '' set enable_nestloop = off as $$
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
begin
  with typed as materialized (
    select r.row_number,
           nullif(btrim(c.organization), '') as organization,
           nullif(btrim(c.first_name), '') as first_name, nullif(btrim(c.last_name), '') as last_name,
           nullif(lower(btrim(coalesce(btrim(c.first_name), '') || ' ' || coalesce(btrim(c.last_name), ''))), '') as full_name,
           nullif(btrim(c.email), '') as email, nullif(btrim(c.phone), '') as phone,
           nullif(btrim(c.mobile_phone), '') as mobile_phone, nullif(btrim(c.title), '') as title,
           replace(lower(nullif(btrim(c.role), '')), ' ', '_') as role, nullif(btrim(c.notes), '') as notes
    from public.import_rows r
    cross join lateral jsonb_to_record(r.data) c (
      organization text, first_name text, last_name text, email text, phone text, mobile_phone text, title text,
      role text, notes text)
    where r.import_id = target
  ),
  employer as materialized (
    select * from private.import_organizations((select array_agg(distinct organization) from typed))
  ),
  by_email as materialized (
    select lower(c.email::text) as email, count(*) as found, (array_agg(c.contact_id))[1] as contact_id
    from public.contacts c
    join public.organizations o using (organization_id)
    where c.deleted_at is null and o.deleted_at is null and coalesce(o.owner_user_id = any (owners), true)
      and lower(c.email::text) in (select lower(t.email) from typed t)
    group by 1
  ),
  by_name as materialized (
    select c.organization_id, lower(c.full_name) as full_name, count(*) as found,
           (array_agg(c.contact_id))[1] as contact_id
    from public.contacts c
    where c.deleted_at is null and c.organization_id in (select e.organization_id from employer e where e.is_visible)
    group by 1, 2
  ),
  matched as (
    select t.*, e.organization_id, e.is_visible, coalesce(m.contact_id, n.contact_id) as contact_id,
           m.found > 1 as email_is_ambiguous, n.found > 1 as name_is_ambiguous
    from typed t
    left join employer e on e.name operator(extensions.=) t.organization::extensions.citext
    left join by_email m on m.email = lower(t.email)
    left join by_name n on m.email is null and n.organization_id = e.organization_id and e.is_visible
      and n.full_name = t.full_name
  ),
  seen as (
    select m.*,
           min(m.row_number) over (partition by lower(m.email)) as first_of_email,
           min(m.row_number) over (partition by lower(m.organization), m.full_name) as first_of_name,
           first_value(m.email) over (partition by lower(m.organization), m.full_name order by m.row_number) as email_of_first,
           min(m.row_number) over (partition by m.contact_id) as first_of_contact
    from matched m
  ),
  judged as (
    select s.row_number, s.organization, s.organization_id, s.contact_id,
           s.organization is not null and s.organization_id is null and create_organizations as wants_organization,
           array_remove(array[
             case when s.full_name is null and s.contact_id is null then 'missing:name' end,
             case when s.organization is null and s.contact_id is null then 'missing:organization'
                  when s.organization_id is not null and not s.is_visible then 'hidden:organization'
                  when s.organization is not null and s.organization_id is null and not create_organizations
                    then 'no_such:organization' end,
             case when s.email_is_ambiguous then 'ambiguous:email' when s.name_is_ambiguous then 'ambiguous:name' end,
             case when s.email is not null and s.first_of_email < s.row_number then 'duplicate:email:' || s.first_of_email
                  when s.contact_id is not null and s.first_of_contact < s.row_number then 'duplicate:name:' || s.first_of_contact
                  when s.full_name is not null and s.organization is not null and s.first_of_name < s.row_number
                       and (s.email is null or s.email_of_first is null) then 'duplicate:name:' || s.first_of_name end,
             case when s.email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then 'not_email:email' end,
             case when s.role not in ('decision_maker', 'influencer', 'buyer', 'gatekeeper', 'champion', 'end_user')
               then 'unknown:role' end,
             case when length(s.organization) > 300 then 'too_long:organization' end,
             case when length(s.first_name) > 300 then 'too_long:first_name' end,
             case when length(s.last_name) > 300 then 'too_long:last_name' end,
             case when length(s.email) > 300 then 'too_long:email' end,
             case when length(s.phone) > 300 then 'too_long:phone' end,
             case when length(s.mobile_phone) > 300 then 'too_long:mobile_phone' end,
             case when length(s.title) > 300 then 'too_long:title' end,
             case when length(s.notes) > 20000 then 'too_long:notes' end], null) as problems,
           s.first_name, s.last_name, s.email, s.phone, s.mobile_phone, s.title, s.role, s.notes
    from seen s
  ),
  new_organization as materialized (
    select lower(j.organization) as name, min(j.row_number) as first_row, gen_random_uuid() as organization_id
    from judged j where j.wants_organization and j.problems = '{}' group by 1
  ),
  ready as (
    select j.row_number, j.problems, j.contact_id, to_jsonb(c) as current_row,
           case when o.first_row = j.row_number then o.organization_id end as new_organization_id,
           jsonb_strip_nulls(jsonb_build_object(
             'organization_id', coalesce(j.organization_id, o.organization_id),
             -- The same word in other letters is no change.
             'first_name', case when lower(c.first_name) is distinct from lower(j.first_name) then j.first_name end,
             'last_name', case when lower(c.last_name) is distinct from lower(j.last_name) then j.last_name end,
             'email', case when lower(c.email::text) is distinct from lower(j.email) then j.email end,
             'phone', j.phone, 'mobile_phone', j.mobile_phone, 'title', j.title, 'role', j.role, 'notes', j.notes)) as accepted
    from judged j
    left join public.contacts c on c.contact_id = j.contact_id
    left join new_organization o on j.wants_organization and o.name = lower(j.organization)
  )
  update public.import_rows r
  set problems = n.problems, accepted = case when n.problems = '{}' then n.accepted end,
      before = case when n.problems = '{}' then compared.before end,
      new_organization_id = n.new_organization_id, record_id = coalesce(n.contact_id, gen_random_uuid()),
      updated_before = (n.current_row ->> 'updated_at')::timestamptz,
      action = case when n.problems <> '{}' then 'skip' when n.contact_id is null then 'create'
                    when compared.before = '{}' then 'unchanged' else 'update' end
  from ready n
  cross join lateral (select private.import_differences(n.current_row, n.accepted) as before) compared
  where r.import_id = target and r.row_number = n.row_number;
end
$$;
comment on function private.check_contact_rows(uuid, boolean) is
  'Matched by e-mail among all that the caller sees, else by name within the organization.';
revoke all on function private.check_contact_rows(uuid, boolean) from public;

create or replace function private.check_opportunity_rows(target uuid, create_organizations boolean) returns void
language plpgsql volatile security definer set search_path = '' set enable_nestloop = off as $$
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
  nobody constant uuid := '00000000-0000-0000-0000-000000000000'::uuid;
begin
  with typed as materialized (
    select r.row_number,
           nullif(btrim(c.name), '') as name, nullif(btrim(c.organization), '') as organization,
           nullif(btrim(c.principal), '') as principal, nullif(btrim(c.product), '') as product,
           nullif(btrim(c.distributor), '') as distributor, lower(nullif(btrim(c.stage), '')) as stage,
           lower(nullif(btrim(c.status), '')) as status, lower(nullif(btrim(c.source), '')) as source,
           lower(nullif(btrim(c.loss_reason), '')) as loss_reason, upper(nullif(btrim(c.priority), '')) as priority,
           nullif(btrim(c.estimated_value), '') as estimated_value,
           nullif(btrim(c.expected_close_date), '') as expected_close_date,
           nullif(btrim(c.next_action), '') as next_action, nullif(btrim(c.next_action_date), '') as next_action_date,
           nullif(btrim(c.notes), '') as notes
    from public.import_rows r
    cross join lateral jsonb_to_record(r.data) c (
      name text, organization text, principal text, product text, distributor text, stage text, status text,
      source text, loss_reason text, priority text, estimated_value text, expected_close_date text,
      next_action text, next_action_date text, notes text)
    where r.import_id = target
  ),
  organization as materialized (
    select * from private.import_organizations((
      select array_agg(distinct named.name) from typed t
      cross join lateral (values (t.organization), (t.principal), (t.distributor)) named (name)))
  ),
  placed as materialized (
    select t.*, customer.organization_id, customer.is_visible as customer_is_visible,
           case when principal.is_visible then principal.organization_id end as principal_org_id,
           case when distributor.is_visible then distributor.organization_id end as distributor_org_id
    from typed t
    left join organization customer on customer.name operator(extensions.=) t.organization::extensions.citext
    left join organization principal on principal.name operator(extensions.=) t.principal::extensions.citext
    left join organization distributor on distributor.name operator(extensions.=) t.distributor::extensions.citext
  ),
  product_word as (
    select word.value as word, p.product_id, p.principal_org_id
    from public.products p
    join public.organizations o on o.organization_id = p.principal_org_id
    cross join lateral (select lower(p.name) as value union select lower(p.sku)) word
    where p.deleted_at is null and o.deleted_at is null and coalesce(o.owner_user_id = any (owners), true)
  ),
  product as materialized (
    select wanted.word, wanted.principal_org_id, count(*) filter (where fits.yes) as fitting,
           (array_agg(p.product_id) filter (where fits.yes))[1] as product_id,
           (array_agg(p.principal_org_id) filter (where fits.yes))[1] as product_principal_id
    from (select distinct lower(product) as word, coalesce(principal_org_id, nobody) as principal_org_id
          from placed where product is not null) wanted
    join product_word p on p.word = wanted.word
    cross join lateral (select wanted.principal_org_id in (nobody, p.principal_org_id) as yes) fits
    group by 1, 2
  ),
  present as materialized (
    select o.organization_id, lower(o.name) as name, count(*) as found, (array_agg(o.opportunity_id))[1] as opportunity_id
    from public.opportunities o
    where o.deleted_at is null and o.owner_user_id = any (owners)
      and o.organization_id in (select x.organization_id from organization x where x.is_visible)
    group by 1, 2
  ),
  matched as (
    select p.*, product.fitting, product.product_id, product.product_principal_id,
           present.opportunity_id, present.found > 1 as is_ambiguous,
           stage.code as stage_code, status.code as status_code, source.code as source_code,
           loss_reason.code as loss_reason_code,
           min(p.row_number) over (partition by lower(p.organization), lower(p.name)) as first_row,
           private.import_date(p.expected_close_date) as close_day, private.import_date(p.next_action_date) as next_day,
           case when p.estimated_value ~ '^[0-9]{1,10}(\.[0-9]{1,9})?$' then round(p.estimated_value::numeric, 2) end as amount
    from placed p
    left join product on product.word = lower(p.product)
      and product.principal_org_id = coalesce(p.principal_org_id, nobody)
    left join present on present.organization_id = p.organization_id and p.customer_is_visible
      and present.name = lower(p.name)
    left join private.import_vocabulary stage on stage.lookup = 'stage' and stage.word = p.stage
    left join private.import_vocabulary status on status.lookup = 'status' and status.word = p.status
    left join private.import_vocabulary source on source.lookup = 'source' and source.word = p.source
    left join private.import_vocabulary loss_reason on loss_reason.lookup = 'loss_reason' and loss_reason.word = p.loss_reason
  ),
  judged as (
    select m.*, e.opportunity_id is not null as is_there, to_jsonb(e) as current_row,
           m.organization is not null and m.organization_id is null and create_organizations as wants_organization,
           array_remove(array[
             case when m.name is null then 'missing:name' end,
             case when m.organization is null then 'missing:organization'
                  when m.organization_id is not null and not m.customer_is_visible then 'hidden:organization'
                  when m.organization_id is null and not create_organizations then 'no_such:organization' end,
             case when m.is_ambiguous then 'ambiguous:name' end,
             case when m.name is not null and m.organization is not null and m.first_row < m.row_number
               then 'duplicate:name:' || m.first_row end,
             case when m.principal is not null and m.principal_org_id is null then 'no_such:principal' end,
             case when m.distributor is not null and m.distributor_org_id is null then 'no_such:distributor' end,
             case when m.product is not null and m.fitting is null then 'no_such:product'
                  when m.fitting = 0 then 'contradiction:product'
                  when m.fitting > 1 then 'ambiguous:product'
                  when m.product is null and m.principal_org_id <> e.principal_org_id and e.product_id is not null
                    then 'contradiction:principal' end,
             case when m.product is null and m.principal is null and e.opportunity_id is null then 'missing:principal' end,
             case when m.stage is not null and m.stage_code is null then 'unknown:stage'
                  when e.opportunity_id is null and entered.requires_product and m.product is null then 'needs_product:stage' end,
             case when m.loss_reason is not null and m.loss_reason_code is null then 'unknown:loss_reason'
                  when e.opportunity_id is null and entered.is_closed and not entered.is_won and m.loss_reason is null
                    then 'missing:loss_reason' end,
             case when m.status is not null and m.status_code is null then 'unknown:status' end,
             case when m.source is not null and m.source_code is null then 'unknown:source' end,
             case when m.priority not in ('A', 'B', 'C', 'D') then 'unknown:priority' end,
             case when m.amount is null and m.estimated_value ~ '^-\s*[0-9]' then 'negative:estimated_value'
                  when m.amount is null and m.estimated_value ~ '^[0-9]{11,}(\.[0-9]+)?$' or m.amount >= 1e10 then 'too_large:estimated_value'
                  when m.amount is null and m.estimated_value is not null then 'not_number:estimated_value' end,
             case when m.expected_close_date is not null and m.close_day is null then 'not_date:expected_close_date' end,
             case when m.next_action_date is not null and m.next_day is null then 'not_date:next_action_date' end,
             case when length(m.name) > 300 then 'too_long:name' end,
             case when length(m.organization) > 300 then 'too_long:organization' end,
             case when length(m.next_action) > 300 then 'too_long:next_action' end,
             case when length(m.notes) > 20000 then 'too_long:notes' end], null) as problems,
           array_remove(array[
             case when e.stage <> m.stage_code then 'kept:stage' end,
             case when e.status <> m.status_code then 'kept:status' end], null) as remarks
    from matched m
    left join public.opportunities e on e.opportunity_id = m.opportunity_id
    left join public.stage_lu entered on entered.code = m.stage_code
  ),
  new_organization as materialized (
    select lower(j.organization) as name, min(j.row_number) as first_row, gen_random_uuid() as organization_id
    from judged j where j.wants_organization and j.problems = '{}' group by 1
  ),
  ready as (
    select j.row_number, j.problems, j.remarks, j.opportunity_id, j.current_row,
           case when o.first_row = j.row_number then o.organization_id end as new_organization_id,
           jsonb_strip_nulls(jsonb_build_object(
             'name', case when not j.is_there then j.name end,
             'organization_id', case when not j.is_there then coalesce(j.organization_id, o.organization_id) end,
             'product_id', j.product_id, 'principal_org_id', coalesce(j.product_principal_id, j.principal_org_id),
             'distributor_org_id', j.distributor_org_id,
             -- Of an opportunity that is there, the interactions say the stage and the status.
             'stage', case when not j.is_there then j.stage_code end,
             'status', case when not j.is_there then j.status_code end,
             'source', j.source_code, 'loss_reason', j.loss_reason_code, 'priority', j.priority,
             'estimated_value', j.amount, 'expected_close_date', j.close_day, 'next_action', j.next_action,
             'next_action_date', j.next_day, 'notes', j.notes)) as accepted
    from judged j
    left join new_organization o on j.wants_organization and o.name = lower(j.organization)
  )
  update public.import_rows r
  set problems = n.problems, remarks = n.remarks, accepted = case when n.problems = '{}' then n.accepted end,
      before = case when n.problems = '{}' then compared.before end,
      new_organization_id = n.new_organization_id, record_id = coalesce(n.opportunity_id, gen_random_uuid()),
      updated_before = (n.current_row ->> 'updated_at')::timestamptz,
      action = case when n.problems <> '{}' then 'skip' when n.opportunity_id is null then 'create'
                    when compared.before = '{}' then 'unchanged' else 'update' end
  from ready n
  cross join lateral (select private.import_differences(n.current_row, n.accepted) as before) compared
  where r.import_id = target and r.row_number = n.row_number;
end
$$;
comment on function private.check_opportunity_rows(uuid, boolean) is
  'Matched by name and customer. A customer may be created, a principal, product or distributor must be there.';
revoke all on function private.check_opportunity_rows(uuid, boolean) from public;

create or replace function private.check_rows(target uuid, create_organizations boolean, share_organizations boolean)
returns public.imports
language plpgsql volatile security definer set search_path = '' as $$
declare
  checked public.imports := private.own_import(target);
  arrived bigint;
begin
  if checked.state <> 'staged' then
    perform private.refuse_import_state(checked.state);
  end if;
  select count(*) into arrived from public.import_rows r where r.import_id = target;
  if arrived <> checked.rows_expected then
    raise exception using errcode = 'KP604',
      message = format('%s of %s rows have arrived.', arrived, checked.rows_expected),
      hint = 'Start the import again from the file.';
  end if;
  case checked.kind
    when 'organization' then perform private.check_organization_rows(target);
    when 'contact' then perform private.check_contact_rows(target, check_rows.create_organizations);
    when 'opportunity' then perform private.check_opportunity_rows(target, check_rows.create_organizations);
  end case;
  update public.imports i
  set checked_at = now(), create_organizations = check_rows.create_organizations,
      share_organizations = check_rows.share_organizations, rows_to_create = counted.created,
      rows_to_update = counted.updated, rows_unchanged = counted.unchanged, rows_with_problems = counted.skipped,
      rows_with_remarks = counted.remarked, organizations_to_create = counted.organizations
  from (
    select count(*) filter (where r.action = 'create') as created,
           count(*) filter (where r.action = 'update') as updated,
           count(*) filter (where r.action = 'unchanged') as unchanged,
           count(*) filter (where r.action = 'skip') as skipped,
           count(*) filter (where r.action <> 'skip' and r.remarks <> '{}') as remarked,
           count(r.new_organization_id) as organizations
    from public.import_rows r where r.import_id = target) counted
  where i.import_id = target
  returning i.* into checked;
  return checked;
end
$$;
comment on function private.check_rows(uuid, boolean, boolean) is 'check_import() with its definer''s rights.';
revoke all on function private.check_rows(uuid, boolean, boolean) from public;
grant execute on function private.check_rows(uuid, boolean, boolean) to authenticated, service_role;

-- PostgREST takes over a function's statement_timeout before it calls it; the hosted default is 8 seconds.
create or replace function public.check_import(
  import_id uuid, create_organizations boolean default false, share_organizations boolean default false)
returns public.imports
language sql volatile set search_path = '' set statement_timeout = '60s' as $$
  select * from private.check_rows(import_id, create_organizations, share_organizations)
$$;
comment on function public.check_import(uuid, boolean, boolean) is
  'Says of each staged row what would become of it, with all its problems. Changes no record; may be called again.';

-- Doing it -----------------------------------------------------------------------------------------

create or replace function private.hold_import_updates(target uuid, kind text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from public.organizations o
  where kind = 'organization'
    and o.organization_id in (select r.record_id from public.import_rows r where r.import_id = target and r.action = 'update')
  order by o.organization_id for no key update;
  perform from public.contacts c
  where kind = 'contact'
    and c.contact_id in (select r.record_id from public.import_rows r where r.import_id = target and r.action = 'update')
  order by c.contact_id for no key update;
  perform from public.opportunities o
  where kind = 'opportunity'
    and o.opportunity_id in (select r.record_id from public.import_rows r where r.import_id = target and r.action = 'update')
  order by o.opportunity_id for no key update;
end
$$;
comment on function private.hold_import_updates(uuid, text) is 'Locks, in one order, the records that an import is about to change.';
revoke all on function private.hold_import_updates(uuid, text) from public;

create or replace function private.prepare_run(target uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' as $$
declare
  mine public.imports := private.own_import(target);
begin
  if mine.state = 'staged' then
    -- What is about to be changed is held from before the check on, so that what undoing gives back is
    -- what was there.
    perform private.hold_import_updates(target, mine.kind);
    mine := private.check_rows(target, mine.create_organizations, mine.share_organizations);
    -- What only this check found to be there was not held; somebody may have changed it under its eyes.
    perform private.hold_import_updates(target, mine.kind);
    if exists (
      select from public.import_rows r
      left join public.organizations o on mine.kind = 'organization' and o.organization_id = r.record_id
      left join public.contacts c on mine.kind = 'contact' and c.contact_id = r.record_id
      left join public.opportunities p on mine.kind = 'opportunity' and p.opportunity_id = r.record_id
      where r.import_id = target and r.action = 'update'
        and coalesce(o.updated_at, c.updated_at, p.updated_at) is distinct from r.updated_before
    ) then
      raise exception using errcode = 'KP603',
        message = 'Somebody changed one of these records at the same moment. Nothing was imported.',
        hint = 'Check the file again, then import it.';
    end if;
  end if;
  return mine;
end
$$;
revoke all on function private.prepare_run(uuid) from public;
grant execute on function private.prepare_run(uuid) to authenticated, service_role;

create or replace function private.conclude_run(target uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' set enable_nestloop = off as $$
declare
  mine public.imports := private.own_import(target);
  written bigint;
begin
  select count(*) into written
  from public.import_rows r
  left join public.organizations o on mine.kind = 'organization' and o.organization_id = r.record_id
  left join public.contacts c on mine.kind = 'contact' and c.contact_id = r.record_id
  left join public.opportunities p on mine.kind = 'opportunity' and p.opportunity_id = r.record_id
  where r.import_id = target and r.action in ('create', 'update')
    and private.import_differences(coalesce(to_jsonb(o), to_jsonb(c), to_jsonb(p)), r.accepted) = '{}';
  if mine.state <> 'staged' or written <> mine.rows_to_create + mine.rows_to_update then
    raise exception using errcode = 'KP603',
      message = 'Some records were changed while they were being imported. Nothing was imported.',
      hint = 'Check the import again, then run it.';
  end if;
  update public.imports i set state = 'done', finished_at = now() where i.import_id = target returning i.* into mine;
  return mine;
end
$$;
comment on function private.conclude_run(uuid) is
  'Believes only what it sees: an import is done where every record says what its row says.';
revoke all on function private.conclude_run(uuid) from public;
grant execute on function private.conclude_run(uuid) to authenticated, service_role;

-- The caller's own writing: not a definer function.
create or replace function private.write_import_values(target uuid, kind text, undoing boolean) returns void
language plpgsql volatile set search_path = '' as $$
begin
  case kind
    when 'organization' then
      update public.organizations o
      set state = n.state, priority = n.priority, segment = n.segment, phone = n.phone, website = n.website,
          address_line1 = n.address_line1, address_line2 = n.address_line2, city = n.city,
          postal_code = n.postal_code, notes = n.notes
      from public.import_rows r
      join public.organizations was on was.organization_id = r.record_id
      cross join lateral jsonb_populate_record(was, case when undoing then r.before else r.accepted end) n
      where r.import_id = target and r.action = 'update' and (not undoing or r.undo in ('undone', 'partly'))
        and o.organization_id = was.organization_id;
    when 'contact' then
      update public.contacts c
      set organization_id = n.organization_id, first_name = n.first_name, last_name = n.last_name, email = n.email,
          phone = n.phone, mobile_phone = n.mobile_phone, title = n.title, role = n.role, notes = n.notes
      from public.import_rows r
      join public.contacts was on was.contact_id = r.record_id
      cross join lateral jsonb_populate_record(was, case when undoing then r.before else r.accepted end) n
      where r.import_id = target and r.action = 'update' and (not undoing or r.undo in ('undone', 'partly'))
        and c.contact_id = was.contact_id;
    when 'opportunity' then
      update public.opportunities o
      set product_id = n.product_id, principal_org_id = n.principal_org_id, distributor_org_id = n.distributor_org_id,
          source = n.source, loss_reason = n.loss_reason, priority = n.priority, estimated_value = n.estimated_value,
          expected_close_date = n.expected_close_date, next_action = n.next_action,
          next_action_date = n.next_action_date, notes = n.notes
      from public.import_rows r
      join public.opportunities was on was.opportunity_id = r.record_id
      cross join lateral jsonb_populate_record(was, case when undoing then r.before else r.accepted end) n
      where r.import_id = target and r.action = 'update' and (not undoing or r.undo in ('undone', 'partly'))
        and o.opportunity_id = was.opportunity_id;
  end case;
end
$$;
comment on function private.write_import_values(uuid, text, boolean) is
  'Writes into the existing records what the import''s rows say, or, undoing, what was there before.';
revoke all on function private.write_import_values(uuid, text, boolean) from public;
grant execute on function private.write_import_values(uuid, text, boolean) to authenticated, service_role;

create or replace function public.run_import(import_id uuid) returns public.imports
language plpgsql volatile set search_path = '' set statement_timeout = '60s' as $$
#variable_conflict use_column
declare
  target constant uuid := run_import.import_id;
  mine public.imports := private.prepare_run(target);
  organization_owner constant uuid := case when not mine.share_organizations then auth.uid() end;
begin
  if mine.state = 'done' then
    return mine;  -- a retry whose first answer was lost
  elsif mine.state <> 'staged' then
    perform private.refuse_import_state(mine.state);
  end if;

  -- In the order of names, so that two imports that create the same ones wait for each other instead of
  -- both waiting.
  insert into public.organizations (organization_id, name, owner_user_id)
  select r.new_organization_id, btrim(r.data ->> 'organization'), organization_owner
  from public.import_rows r
  where r.import_id = target and r.new_organization_id is not null
  order by lower(btrim(r.data ->> 'organization'));

  case mine.kind
    when 'organization' then
      insert into public.organizations (organization_id, name, state, priority, segment, phone, website, address_line1,
                                        address_line2, city, postal_code, notes, owner_user_id)
      select r.record_id, n.name, n.state, n.priority, n.segment, n.phone, n.website, n.address_line1,
             n.address_line2, n.city, n.postal_code, n.notes, organization_owner
      from public.import_rows r
      cross join lateral jsonb_populate_record(null::public.organizations, r.accepted) n
      where r.import_id = target and r.action = 'create'
      order by lower(n.name::text);
    when 'contact' then
      insert into public.contacts (contact_id, organization_id, first_name, last_name, email, phone, mobile_phone, title,
                                   role, notes)
      select r.record_id, n.organization_id, coalesce(n.first_name, ''), coalesce(n.last_name, ''), n.email, n.phone,
             n.mobile_phone, n.title, n.role, n.notes
      from public.import_rows r
      cross join lateral jsonb_populate_record(null::public.contacts, r.accepted) n
      where r.import_id = target and r.action = 'create';
    when 'opportunity' then
      insert into public.opportunities (opportunity_id, name, organization_id, product_id, principal_org_id,
                                        distributor_org_id, stage, status, source, loss_reason, priority,
                                        estimated_value, expected_close_date, next_action, next_action_date, notes)
      select r.record_id, n.name, n.organization_id, n.product_id, n.principal_org_id, n.distributor_org_id,
             coalesce(n.stage, 'new_lead'), coalesce(n.status, 'active'), n.source, n.loss_reason, n.priority,
             n.estimated_value, n.expected_close_date, n.next_action, n.next_action_date, n.notes
      from public.import_rows r
      cross join lateral jsonb_populate_record(null::public.opportunities, r.accepted) n
      where r.import_id = target and r.action = 'create';
  end case;
  perform private.write_import_values(target, mine.kind, false);
  return private.conclude_run(target);
end
$$;
comment on function public.run_import(uuid) is
  'Imports the rows without problems, all or none, as the caller. Checks them once more; run again, it changes nothing.';

-- Taking it back -----------------------------------------------------------------------------------

create or replace function private.changed_since_import(id uuid, changed_at timestamptz, imported_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  -- An update by a later import that was undone has left nothing behind.
  while changed_at <> imported_at loop
    select r.updated_before into changed_at
    from public.import_rows r join public.imports i using (import_id)
    where r.record_id = id and r.action = 'update' and r.undo = 'undone' and i.undone_at = changed_at;
    if changed_at is null then
      return true;
    end if;
  end loop;
  return false;
end
$$;
comment on function private.changed_since_import(uuid, timestamptz, timestamptz) is
  'Whether a record that was last changed at this time has been changed since an import wrote it.';
revoke all on function private.changed_since_import(uuid, timestamptz, timestamptz) from public;

create or replace function private.prepare_undo(target uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' set enable_nestloop = off as $$
declare
  mine public.imports := private.own_import(target);
  owners constant uuid[] := array(select private.visible_owner_ids());
begin
  if mine.state <> 'done' then
    return mine;
  end if;
  -- Held, so that nobody changes them between the look and the writing.
  perform private.hold_import_updates(target, mine.kind);

  with current as (
    select r.row_number, r.record_id, r.accepted, r.before,
           coalesce(to_jsonb(o), to_jsonb(c), to_jsonb(p)) as current_row,
           coalesce(o.updated_at, c.updated_at, p.updated_at) as updated_at,
           employer.organization_id is not null or mine.kind <> 'contact' as parent_is_visible,
           coalesce(s.requires_product, false) as product_is_needed,
           coalesce(s.is_closed and not s.is_won, false) as reason_is_needed
    from public.import_rows r
    left join public.organizations o on mine.kind = 'organization' and o.organization_id = r.record_id
      and o.deleted_at is null and coalesce(o.owner_user_id = any (owners), true)
    left join public.contacts c on mine.kind = 'contact' and c.contact_id = r.record_id and c.deleted_at is null
      and exists (select from public.organizations x where x.organization_id = c.organization_id
                  and x.deleted_at is null and coalesce(x.owner_user_id = any (owners), true))
    left join public.organizations employer
      on employer.organization_id = coalesce((r.before ->> 'organization_id')::uuid, c.organization_id)
      and employer.deleted_at is null and coalesce(employer.owner_user_id = any (owners), true)
    left join public.opportunities p on mine.kind = 'opportunity' and p.opportunity_id = r.record_id
      and p.deleted_at is null and p.owner_user_id = any (owners)
    left join public.stage_lu s on s.code = p.stage
    where r.import_id = target and r.action = 'update'
  ),
  given_back as (
    select c.row_number, c.current_row is null as is_gone, c.before as was,
           private.changed_since_import(c.record_id, c.updated_at, mine.finished_at) as is_changed,
           coalesce((
             select jsonb_object_agg(b.key, b.value) from jsonb_each(c.before) b
             where c.current_row ->> b.key is not distinct from c.accepted ->> b.key
               and not (b.key = 'organization_id' and not c.parent_is_visible)
               -- Nor what is archived or out of sight by now, nor a principal that contradicts the product.
               and not (b.key = 'product_id' and not product.comes_back)
               and not (b.key = 'principal_org_id' and c.current_row ->> 'product_id' is not null and not product.comes_back)
               and not (b.key in ('principal_org_id', 'distributor_org_id') and b.value <> 'null' and not exists (
                 select from public.organizations x where x.organization_id = (b.value #>> '{}')::uuid
                   and x.deleted_at is null and coalesce(x.owner_user_id = any (owners), true)))
               -- What the stage has come to need stays.
               and not (b.key in ('product_id', 'principal_org_id') and c.product_is_needed and c.before ->> 'product_id' is null)
               and not (b.key = 'loss_reason' and c.reason_is_needed and c.before ->> 'loss_reason' is null)), '{}') as before
    from current c
    cross join lateral (
      select c.before ? 'product_id' and c.current_row ->> 'product_id' is not distinct from c.accepted ->> 'product_id'
             and (c.before ->> 'product_id' is null or exists (
               select from public.products p join public.organizations x on x.organization_id = p.principal_org_id
               where p.product_id = (c.before ->> 'product_id')::uuid and p.deleted_at is null and x.deleted_at is null
                 and coalesce(x.owner_user_id = any (owners), true))) as comes_back) product
  )
  update public.import_rows r
  set before = g.before, updated_before = case when not g.is_changed then r.updated_before end,
      undo = case when g.is_gone then 'gone' when g.before = '{}' then 'changed' when g.before <> g.was then 'partly' else 'undone' end
  from given_back g
  where r.import_id = target and r.row_number = g.row_number;
  return mine;
end
$$;
comment on function private.prepare_undo(uuid) is
  'Says of each updated record which of its earlier values come back: those of the columns that still hold what the import wrote.';
revoke all on function private.prepare_undo(uuid) from public;
grant execute on function private.prepare_undo(uuid) to authenticated, service_role;

-- A record that an import created and nobody has touched or used since. Whoever just begins to use it
-- holds a KEY SHARE lock on it and is waited for; see the lock in conclude_undo().
create or replace function private.undo_of_created(kind text, id uuid, created_at timestamptz, owners uuid[]) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  changed_at timestamptz;
  is_used boolean;
begin
  case kind
    when 'organization' then
      select o.updated_at into changed_at from public.organizations o
      where o.organization_id = id and o.deleted_at is null and coalesce(o.owner_user_id = any (owners), true);
      is_used := exists (select from public.contacts c where c.organization_id = id and c.deleted_at is null)
        or exists (select from public.products p where p.principal_org_id = id and p.deleted_at is null)
        or exists (select from public.product_distributors d where d.distributor_org_id = id and d.deleted_at is null)
        or exists (select from public.opportunities o where o.organization_id = id and o.deleted_at is null)
        or exists (select from public.opportunities o where o.principal_org_id = id and o.deleted_at is null)
        or exists (select from public.opportunities o where o.distributor_org_id = id and o.deleted_at is null)
        or exists (select from public.organizations o where o.parent_organization_id = id and o.deleted_at is null);
    when 'contact' then
      select c.updated_at into changed_at from public.contacts c join public.organizations o using (organization_id)
      where c.contact_id = id and c.deleted_at is null and o.deleted_at is null and coalesce(o.owner_user_id = any (owners), true);
      is_used := exists (select from public.interactions i where i.contact_id = id and i.deleted_at is null)
        or exists (select from public.opportunity_contacts o where o.contact_id = id and o.deleted_at is null);
    when 'opportunity' then
      select o.updated_at into changed_at from public.opportunities o
      where o.opportunity_id = id and o.deleted_at is null and o.owner_user_id = any (owners);
      is_used := exists (select from public.interactions i where i.opportunity_id = id and i.deleted_at is null)
        or exists (select from public.opportunity_contacts o where o.opportunity_id = id and o.deleted_at is null);
  end case;
  return case when changed_at is null then 'gone' when is_used then 'used'
              when private.changed_since_import(id, changed_at, undo_of_created.created_at) then 'changed' else 'undone' end;
end
$$;
comment on function private.undo_of_created(text, uuid, timestamptz, uuid[]) is
  'undone where this created record may be archived again, else why not.';
revoke all on function private.undo_of_created(text, uuid, timestamptz, uuid[]) from public;

create or replace function private.conclude_undo(target uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' as $$
declare
  mine public.imports := private.own_import(target);
  owners constant uuid[] := array(select private.visible_owner_ids());
begin
  if mine.state <> 'done' then
    perform private.refuse_import_state(mine.state);
  end if;

  if mine.kind = 'contact' then
    perform from public.contacts c
    where c.contact_id in (select r.record_id from public.import_rows r where r.import_id = target and r.action = 'create')
    order by c.contact_id for update;
  elsif mine.kind = 'opportunity' then
    perform from public.opportunities o
    where o.opportunity_id in (select r.record_id from public.import_rows r where r.import_id = target and r.action = 'create')
    order by o.opportunity_id for update;
  end if;
  perform from public.organizations o
  where o.organization_id in (
    select coalesce(r.new_organization_id, r.record_id) from public.import_rows r
    where r.import_id = target and (r.new_organization_id is not null or (mine.kind = 'organization' and r.action = 'create')))
  order by o.organization_id for update;

  update public.import_rows r
  set undo = private.undo_of_created(mine.kind, r.record_id, mine.finished_at, owners)
  where r.import_id = target and r.action = 'create';
  update public.organizations o set deleted_at = now(), deleted_by = auth.uid()
  from public.import_rows r
  where mine.kind = 'organization' and r.import_id = target and r.action = 'create' and r.undo = 'undone'
    and o.organization_id = r.record_id;
  update public.contacts c set deleted_at = now(), deleted_by = auth.uid()
  from public.import_rows r
  where mine.kind = 'contact' and r.import_id = target and r.action = 'create' and r.undo = 'undone'
    and c.contact_id = r.record_id;
  update public.opportunities o set deleted_at = now(), deleted_by = auth.uid()
  from public.import_rows r
  where mine.kind = 'opportunity' and r.import_id = target and r.action = 'create' and r.undo = 'undone'
    and o.opportunity_id = r.record_id;
  -- Now that what it brought there is gone, the organizations that it created by the way.
  update public.import_rows r
  set new_organization_undo = private.undo_of_created('organization', r.new_organization_id, mine.finished_at, owners)
  where r.import_id = target and r.new_organization_id is not null;
  update public.organizations o set deleted_at = now(), deleted_by = auth.uid()
  from public.import_rows r
  where r.import_id = target and r.new_organization_undo = 'undone' and o.organization_id = r.new_organization_id;

  update public.imports i
  set state = 'undone', undone_at = now(), records_undone = counted.undone, records_kept = counted.kept
  from (
    select count(*) filter (where outcome.undo = 'undone') as undone,
           count(*) filter (where outcome.undo <> 'undone') as kept
    from public.import_rows r
    cross join lateral (values (r.undo), (r.new_organization_undo)) outcome (undo)
    where r.import_id = target) counted
  where i.import_id = target
  returning i.* into mine;
  return mine;
end
$$;
comment on function private.conclude_undo(uuid) is
  'Archives what the import created, but for what somebody has changed or used since, and counts.';
revoke all on function private.conclude_undo(uuid) from public;
grant execute on function private.conclude_undo(uuid) to authenticated, service_role;

create or replace function public.undo_import(import_id uuid) returns public.imports
language plpgsql volatile set search_path = '' set statement_timeout = '60s' as $$
declare
  mine public.imports := private.prepare_undo(undo_import.import_id);
begin
  if mine.state = 'undone' then
    return mine;  -- a retry whose first answer was lost
  end if;
  perform private.write_import_values(mine.import_id, mine.kind, true);
  return private.conclude_undo(mine.import_id);
end
$$;
comment on function public.undo_import(uuid) is
  'Archives what an import created and gives what it updated its earlier values back, except where somebody has been there since; its rows say which.';

create or replace function private.discard_import(target uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  mine public.imports := private.own_import(target);
begin
  if mine.state <> 'staged' then
    perform private.refuse_import_state(mine.state);
  end if;
  delete from public.imports i where i.import_id = target;
end
$$;
revoke all on function private.discard_import(uuid) from public;
grant execute on function private.discard_import(uuid) to authenticated, service_role;
create or replace function public.discard_import(import_id uuid) returns void
language sql volatile set search_path = '' as $$ select private.discard_import(import_id) $$;
comment on function public.discard_import(uuid) is 'Forgets an import that was never run, with its rows.';

revoke all on function public.check_import(uuid, boolean, boolean), public.run_import(uuid), public.undo_import(uuid),
  public.discard_import(uuid) from public, anon;
grant execute on function public.check_import(uuid, boolean, boolean), public.run_import(uuid), public.undo_import(uuid),
  public.discard_import(uuid) to authenticated, service_role;

-- Search ----------------------------------------------------------------------------------------
-- Two vocabularies in one vector: "simple" finds what was typed, prefixes too; "english" lets
-- to_tsquery() under the database's own configuration find it as well.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['pg_trgm', 'unaccent'] loop
    if not exists (select from pg_catalog.pg_extension where extname = wanted) then
      execute format('create extension %I schema extensions', wanted);
      execute format('comment on extension %I is %L', wanted,
        case wanted when 'pg_trgm' then 'Text similarity (installed by KitchenPantry)'
                    else 'Text without accents (installed by KitchenPantry)' end);
    end if;
  end loop;
end
$$;

-- Immutable by declaration: the dictionary is named, and we do not edit its rules.
create or replace function private.fold(value text) returns text
language sql immutable strict parallel safe set search_path = '' as $$
  select lower(extensions.unaccent('extensions.unaccent'::regdictionary, value))
$$;
comment on function private.fold(text) is 'Lower case, without accents: how search compares.';
revoke all on function private.fold(text) from public;
grant execute on function private.fold(text) to authenticated, service_role;

-- ASCII by code point: what counts as punctuation would else depend on the database's locale. Both the
-- vector and the query take their words from here, so that "3/8", "st.john" and "o'malley" find themselves.
create or replace function private.search_words(value text) returns text
language sql immutable strict parallel safe set search_path = '' as $$
  select regexp_replace(private.fold(value), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g')
$$;
comment on function private.search_words(text) is 'The folded words of a text, with single spaces between them.';
revoke all on function private.search_words(text) from public;
grant execute on function private.search_words(text) to authenticated, service_role;

create or replace function private.search_vector(value text) returns tsvector
language sql immutable strict parallel safe set search_path = '' as $$
  select to_tsvector('pg_catalog.simple', private.search_words(value)) || to_tsvector('pg_catalog.english', private.fold(value))
$$;
revoke all on function private.search_vector(text) from public;
grant execute on function private.search_vector(text) to authenticated, service_role;

alter table public.organizations add column if not exists search_tsv tsvector
  generated always as (private.search_vector(name::text || ' ' || coalesce(city, '') || ' ' || coalesce(segment, ''))) stored;
alter table public.contacts add column if not exists search_tsv tsvector
  generated always as (private.search_vector(first_name || ' ' || last_name || ' ' || coalesce(title, '')
                                             || ' ' || coalesce(email::text, ''))) stored;
alter table public.products add column if not exists search_tsv tsvector
  generated always as (private.search_vector(name || ' ' || coalesce(sku, '') || ' ' || coalesce(category, ''))) stored;
alter table public.opportunities add column if not exists search_tsv tsvector
  generated always as (private.search_vector(name || ' ' || coalesce(next_action, ''))) stored;

create index if not exists organizations_search_tsv_idx on public.organizations using gin (search_tsv);
create index if not exists contacts_search_tsv_idx on public.contacts using gin (search_tsv);
create index if not exists products_search_tsv_idx on public.products using gin (search_tsv);
create index if not exists opportunities_search_tsv_idx on public.opportunities using gin (search_tsv);
-- For words that were mistyped.
create index if not exists organizations_name_trgm_idx on public.organizations using gin (private.fold(name::text) extensions.gin_trgm_ops);
create index if not exists contacts_name_trgm_idx on public.contacts using gin (private.fold(first_name || ' ' || last_name) extensions.gin_trgm_ops);
create index if not exists products_name_trgm_idx on public.products using gin (private.fold(name) extensions.gin_trgm_ops);
create index if not exists opportunities_name_trgm_idx on public.opportunities using gin (private.fold(name) extensions.gin_trgm_ops);

create or replace function private.prefix_query(value text) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  select to_tsquery('pg_catalog.simple', string_agg('''' || lexeme || ''':*', ' & '))
  from unnest(to_tsvector('pg_catalog.simple', private.search_words(coalesce(value, ''))))
$$;
comment on function private.prefix_query(text) is 'Whatever a person types, as a query for words that begin like theirs, all of them; null where there is no word.';
revoke all on function private.prefix_query(text) from public;

-- Definer, with the policies' predicates written out: @@ and % are not leakproof, and under row
-- security PostgreSQL would not use their indexes. The tests hold the two against each other.
-- At most 200 candidates of a kind are ranked, so that a common word costs no more than a rare one.
create or replace function private.search_records(query text, max_results integer, only_kind text default null)
returns table (kind text, id uuid, title text, subtitle text, rank real)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  owners uuid[] := array(select private.visible_owner_ids());
  typed text := private.fold(left(btrim(coalesce(query, '')), 200));
  wanted tsquery := private.prefix_query(typed);
  most integer := least(greatest(coalesce(max_results, 20), 0), 100);
begin
  if private.my_role() is null or typed = '' then
    return;
  end if;

  if numnode(wanted) > 0 then
    return query
    with organization as materialized (
      select o.organization_id, o.name::text as name, concat_ws(', ', o.city, o.state) as place, o.search_tsv
      from public.organizations o
      where o.search_tsv @@ wanted and o.deleted_at is null
        and (o.owner_user_id = any (owners) or o.owner_user_id is null)
      limit 200
    ),
    opportunity as (
      (select o.opportunity_id, o.name, o.organization_id, ts_rank(o.search_tsv, wanted) as score
       from public.opportunities o
       where o.search_tsv @@ wanted and o.deleted_at is null and o.owner_user_id = any (owners)
       limit 200)
      union
      -- A customer's name finds its opportunities.
      (select o.opportunity_id, o.name, o.organization_id, 0.01
       from public.opportunities o
       where o.organization_id = any (array(select organization_id from organization limit 20))
         and o.deleted_at is null and o.owner_user_id = any (owners)
         and not o.search_tsv @@ wanted
       limit 50)
    ),
    hit as (
      select 'organization' as kind, o.organization_id as id, o.name as title, o.place as subtitle,
             ts_rank(o.search_tsv, wanted) as score
      from organization o
      where only_kind is null or only_kind = 'organization'
      union all
      (select 'contact', c.contact_id, c.full_name, o.name::text, ts_rank(c.search_tsv, wanted)
       from public.contacts c join public.organizations o using (organization_id)
       where (only_kind is null or only_kind = 'contact') and c.search_tsv @@ wanted and c.deleted_at is null and o.deleted_at is null
         and (o.owner_user_id = any (owners) or o.owner_user_id is null)
       limit 200)
      union all
      (select 'product', p.product_id, p.name, o.name::text, ts_rank(p.search_tsv, wanted)
       from public.products p join public.organizations o on o.organization_id = p.principal_org_id
       where (only_kind is null or only_kind = 'product') and p.search_tsv @@ wanted and p.deleted_at is null and o.deleted_at is null
         and (o.owner_user_id = any (owners) or o.owner_user_id is null)
       limit 200)
      union all
      select 'opportunity', o.opportunity_id, o.name, customer.name::text, o.score
      from opportunity o
      left join public.organizations customer on customer.organization_id = o.organization_id
        and customer.deleted_at is null
        and (customer.owner_user_id = any (owners) or customer.owner_user_id is null)
      where only_kind is null or only_kind = 'opportunity'
    )
    select h.kind, h.id, h.title, h.subtitle,
           -- A title that begins with what was typed comes first.
           (h.score + case when starts_with(private.fold(h.title), typed) then 1 else 0 end)::real as rank
    from hit h
    order by 5 desc, 3, 2
    limit most;
    if found then
      return;
    end if;
  end if;

  -- Nothing begins like that: perhaps it was mistyped. 0.6, the default, does not forgive one letter in a
  -- short word. Not a SET of the function: where pg_trgm is not loaded yet, only a superuser may say that.
  perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
  return query
  with hit as (
    (select 'organization' as kind, o.organization_id as id, o.name::text as title, concat_ws(', ', o.city, o.state) as subtitle,
            extensions.word_similarity(typed, private.fold(o.name::text)) as score
     from public.organizations o
     where (only_kind is null or only_kind = 'organization') and typed operator(extensions.<%) private.fold(o.name::text) and o.deleted_at is null
       and (o.owner_user_id = any (owners) or o.owner_user_id is null)
     limit 200)
    union all
    (select 'contact', c.contact_id, c.full_name, o.name::text,
            extensions.word_similarity(typed, private.fold(c.first_name || ' ' || c.last_name))
     from public.contacts c join public.organizations o using (organization_id)
     where (only_kind is null or only_kind = 'contact') and typed operator(extensions.<%) private.fold(c.first_name || ' ' || c.last_name)
       and c.deleted_at is null and o.deleted_at is null
       and (o.owner_user_id = any (owners) or o.owner_user_id is null)
     limit 200)
    union all
    (select 'product', p.product_id, p.name, o.name::text, extensions.word_similarity(typed, private.fold(p.name))
     from public.products p join public.organizations o on o.organization_id = p.principal_org_id
     where (only_kind is null or only_kind = 'product') and typed operator(extensions.<%) private.fold(p.name) and p.deleted_at is null and o.deleted_at is null
       and (o.owner_user_id = any (owners) or o.owner_user_id is null)
     limit 200)
    union all
    (select 'opportunity', o.opportunity_id, o.name, customer.name::text,
            extensions.word_similarity(typed, private.fold(o.name))
     from public.opportunities o
     left join public.organizations customer on customer.organization_id = o.organization_id
       and customer.deleted_at is null
       and (customer.owner_user_id = any (owners) or customer.owner_user_id is null)
     where (only_kind is null or only_kind = 'opportunity') and typed operator(extensions.<%) private.fold(o.name) and o.deleted_at is null and o.owner_user_id = any (owners)
     limit 200)
  )
  select h.kind, h.id, h.title, h.subtitle, h.score from hit h order by 5 desc, 3, 2 limit most;
end
$$;
revoke all on function private.search_records(text, integer, text) from public;
grant execute on function private.search_records(text, integer, text) to authenticated, service_role;

create or replace function public.search_records(query text, max_results integer default 20, only_kind text default null)
returns table (kind text, id uuid, title text, subtitle text, rank real)
language sql stable set search_path = '' as $$ select * from private.search_records(query, max_results, only_kind) $$;
comment on function public.search_records(text, integer, text) is
  'Finds organizations, contacts, products and opportunities that the caller may see, by the beginnings of words, else by similarity; best first; of one kind only, if that is named. Any text is a valid query. Nothing for the service role, which is no user and owns nothing.';
revoke all on function public.search_records(text, integer, text) from public, anon;
grant execute on function public.search_records(text, integer, text) to authenticated, service_role;

-- Pipeline list ---------------------------------------------------------------------------------

-- Definer, for the reason that search_records() is one. An opportunity's words are its own, its
-- customer's and its product's; each word that was typed must begin one of them. Word by word, the
-- longest first: it leaves the fewest for the next.
create or replace function private.pipeline_matching(query text) returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
  found_so_far uuid[];
  customers uuid[];
  products uuid[];
  word tsquery;
begin
  if private.my_role() is null then
    return;
  end if;
  for word in
    select private.prefix_query(lexeme)
    from unnest(to_tsvector('pg_catalog.simple', private.search_words(left(query, 200)))) order by length(lexeme) desc
  loop
    customers := array(
      select o.organization_id from public.organizations o
      where o.search_tsv @@ word and o.deleted_at is null and (o.owner_user_id = any (owners) or o.owner_user_id is null));
    products := array(
      select p.product_id from public.products p
      join public.organizations o on o.organization_id = p.principal_org_id
      where p.search_tsv @@ word and p.deleted_at is null
        and o.deleted_at is null and (o.owner_user_id = any (owners) or o.owner_user_id is null));
    found_so_far := array(
      select o.opportunity_id from public.opportunities o
      where o.search_tsv @@ word and o.deleted_at is null and o.owner_user_id = any (owners)
        and (found_so_far is null or o.opportunity_id = any (found_so_far))
      union
      select o.opportunity_id from public.opportunities o
      where (o.organization_id = any (customers) or o.product_id = any (products))
        and o.deleted_at is null and o.owner_user_id = any (owners)
        and (found_so_far is null or o.opportunity_id = any (found_so_far)));
  end loop;
  return query select unnest(found_so_far);
end
$$;
comment on function private.pipeline_matching(text) is 'The caller''s opportunities that a text describes.';
revoke all on function private.pipeline_matching(text) from public;
grant execute on function private.pipeline_matching(text) to authenticated, service_role;

-- Leaps from one organization to the next in an index, instead of reading all rows that name it.
create or replace function private.partners() returns table (role text, organization_id uuid, name text)
language plpgsql stable security definer set search_path = '' as $$
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
  named record;
begin
  if private.my_role() is null then
    return;
  end if;
  for named in
    select * from (values
      ('principal', 'products', 'principal_org_id'), ('principal', 'opportunities', 'principal_org_id'),
      ('distributor', 'product_distributors', 'distributor_org_id'), ('distributor', 'opportunities', 'distributor_org_id')
    ) place (as_role, in_table, in_column)
  loop
    return query execute format('
      with recursive partner (id) as (
        (select r.%1$I from public.%2$I r where r.%1$I is not null order by r.%1$I limit 1)
        union all
        select (select r.%1$I from public.%2$I r where r.%1$I > partner.id order by r.%1$I limit 1)
        from partner where partner.id is not null
      )
      select %3$L, o.organization_id, o.name::text
      from partner
      join public.organizations o on o.organization_id = partner.id
      where o.deleted_at is null and (o.owner_user_id = any ($1) or o.owner_user_id is null)',
      named.in_column, named.in_table, named.as_role) using owners;
  end loop;
end
$$;
revoke all on function private.partners() from public;
grant execute on function private.partners() to authenticated, service_role;

create or replace function reporting.partners() returns table (role text, organization_id uuid, name text)
language sql stable set search_path = '' as $$ select distinct p.role, p.organization_id, p.name from private.partners() p order by p.name $$;
comment on function reporting.partners() is
  'The organizations to filter a pipeline by that the caller may see: those that products or opportunities name as principal or distributor.';
revoke all on function reporting.partners() from public;
grant execute on function reporting.partners() to authenticated, service_role;

-- Many rows in one call, each on its own: what is refused says why, the rest is done. It runs with the
-- caller's rights; row security and the rules judge each row as if it were edited alone.
create or replace function public.edit_opportunities(edits jsonb)
returns table (opportunity_id uuid, before jsonb, updated_at timestamptz, error_code text, message text, hint text, detail text)
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_column
declare
  edit jsonb;
  old public.opportunities;
begin
  for edit in select value from jsonb_array_elements(edits) order by value ->> 'opportunity_id' loop
    opportunity_id := (edit ->> 'opportunity_id')::uuid;
    before := null; updated_at := null; error_code := null; message := null; hint := null; detail := null;
    begin
      select o.* into old from public.opportunities o
      where o.opportunity_id = (edit ->> 'opportunity_id')::uuid for no key update;
      if not found then
        raise exception using errcode = 'KP701', message = 'There is no such opportunity, or it is not yours.',
          hint = 'Reload the list; someone may have moved or archived it.';
      end if;
      if old.updated_at <> (edit ->> 'if_updated_at')::timestamptz then
        raise exception using errcode = 'KP707', message = 'Somebody has changed this opportunity meanwhile.',
          hint = 'Look at what it says now, and change it again if that is still right.';
      end if;
      if exists (select from public.user_profiles p
                 where p.user_id = (edit ->> 'owner_user_id')::uuid and p.status = 'disabled') then
        raise exception using errcode = 'KP803', message = 'The new owner is disabled.',
          detail = 'column: owner_user_id', hint = 'Enable that person first, or choose somebody else.';
      end if;
      update public.opportunities o set
        status = coalesce(edit ->> 'status', o.status),
        status_manual = coalesce((edit ->> 'status_manual')::boolean, o.status_manual),
        owner_user_id = coalesce((edit ->> 'owner_user_id')::uuid, o.owner_user_id),
        next_action = case when edit ? 'next_action' then edit ->> 'next_action' else o.next_action end,
        next_action_date = case when edit ? 'next_action_date' then (edit ->> 'next_action_date')::date else o.next_action_date end
      where o.opportunity_id = old.opportunity_id
      returning o.updated_at into updated_at;
      select jsonb_object_agg(column_name, to_jsonb(old) -> column_name) into before
      from unnest(array['status', 'status_manual', 'owner_user_id', 'next_action', 'next_action_date']) column_name
      where edit ? column_name;
    exception when others then
      get stacked diagnostics error_code = returned_sqlstate, message = message_text,
        hint = pg_exception_hint, detail = pg_exception_detail;
    end;
    return next;
  end loop;
end
$$;
comment on function public.edit_opportunities(jsonb) is
  'Edits many opportunities, each done or refused on its own: [{"opportunity_id": …, "status": …, "status_manual": …, "owner_user_id": …, "next_action": …, "next_action_date": …, "if_updated_at": …}]. Returns what they said before, or why not.';
revoke all on function public.edit_opportunities(jsonb) from public, anon;
grant execute on function public.edit_opportunities(jsonb) to authenticated, service_role;

create table if not exists public.saved_views (
  saved_view_id uuid primary key default gen_random_uuid(),
  owner_user_id uuid not null default auth.uid() references auth.users (id) on delete restrict,
  name          text not null,
  search        jsonb not null default '{}',
  is_shared     boolean not null default false,
  is_default    boolean not null default false,
  removed_at    timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  constraint saved_views_name_check check (name ~ '\S' and length(name) <= 100),
  constraint saved_views_search_check check (jsonb_typeof(search) = 'object' and length(search::text) <= 4000)
);
comment on table public.saved_views is
  'The pipeline list as somebody wants to find it again: filters, sort and columns under a name. Two may have one name: a person who takes over another''s work keeps both.';
comment on column public.saved_views.search is 'The list''s address: its search parameters.';
comment on column public.saved_views.is_shared is 'Everybody sees it; only its owner changes it. Managers and administrators share.';
comment on column public.saved_views.is_default is 'Its owner''s list opens with it.';
-- Not deleted_at: a view is a setting and no record; its owner takes it away and brings it back by an update.
comment on column public.saved_views.removed_at is 'Taken away by its owner, who alone still sees it then, and may bring it back.';
create index if not exists saved_views_owner_user_id_idx on public.saved_views (owner_user_id);
create index if not exists saved_views_shared_idx on public.saved_views (name) where is_shared and removed_at is null;
create unique index if not exists saved_views_one_default_idx on public.saved_views (owner_user_id) where is_default;

do $$ begin perform private.close_new_table('public.saved_views'); end $$;

-- Definer: the service role, too, moves views to a new owner.
create or replace function private.tg_saved_views__one_default() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
begin
  if new.removed_at is not null or (tg_op = 'UPDATE' and new.owner_user_id <> old.owner_user_id) then
    new.is_default := false;
  else
    update public.saved_views v set is_default = false
    where v.owner_user_id = new.owner_user_id and v.is_default and v.saved_view_id <> new.saved_view_id;
  end if;
  perform private.note_trigger_time(started, 'tg_saved_views__one_default', tg_table_name, tg_op);
  return new;
end
$$;
comment on function private.tg_saved_views__one_default() is
  'A new default takes the old one''s place. One that changes hands is no default: its new owner has chosen.';
revoke all on function private.tg_saved_views__one_default() from public;
create or replace trigger _100_one_default before insert or update on public.saved_views
  for each row when (new.is_default) execute function private.tg_saved_views__one_default();
create or replace trigger _900_set_updated_at before update on public.saved_views
  for each row execute function public.set_updated_at();

drop policy if exists select_own_or_shared on public.saved_views;
create policy select_own_or_shared on public.saved_views for select to authenticated using (
  (select private.my_role()) is not null
  and (owner_user_id = (select auth.uid()) or (is_shared and removed_at is null)));
drop policy if exists insert_own on public.saved_views;
create policy insert_own on public.saved_views for insert to authenticated with check (
  owner_user_id = (select auth.uid())
  and ((select private.my_role()) in ('manager', 'admin') or ((select private.my_role()) = 'rep' and not is_shared)));
drop policy if exists update_own on public.saved_views;
create policy update_own on public.saved_views for update to authenticated
  using (owner_user_id = (select auth.uid()) and (select private.my_role()) is not null)
  with check (
    owner_user_id = (select auth.uid())
    -- A rep to whom off-boarding gave a shared view may remove it.
    and ((select private.my_role()) in ('manager', 'admin')
         or ((select private.my_role()) = 'rep' and (not is_shared or removed_at is not null))));
grant select on public.saved_views to authenticated;
grant insert (saved_view_id, owner_user_id, name, search, is_shared, is_default),
      update (name, search, is_shared, is_default, removed_at)
  on public.saved_views to authenticated;

-- Lists of organizations and contacts -------------------------------------------------------------
-- A page is found by a definer function, as in the search above and for the same reason, and it hands
-- out ids in order, nothing else; what stands in the rows is read under the caller's own row security,
-- for that page only. A page begins after the last row of the one before: the thousandth costs what
-- the first does.

-- One owner's organizations by name, and by name within a priority: see find_organizations().
create index if not exists organizations_owner_name_idx on public.organizations (owner_user_id, name) where deleted_at is null;
create index if not exists organizations_owner_priority_name_idx on public.organizations (owner_user_id, priority, name) where deleted_at is null;
create index if not exists organizations_state_owner_idx on public.organizations (state, owner_user_id) where deleted_at is null;
create index if not exists organizations_city_idx on public.organizations (private.fold(city) text_pattern_ops) where deleted_at is null;
create index if not exists organizations_segment_owner_idx on public.organizations (segment, owner_user_id) where deleted_at is null;

-- Without sequential scans: how rare a word's beginning is, or a state among the caller's organizations,
-- the planner can only guess, and where its guess is wrong it walks through everything.
create or replace function private.organizations_matching(owners uuid[], wanted tsquery, place text, state text, segment text)
returns uuid[]
language plpgsql stable security definer set search_path = ''
set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
begin
  return array(
    select o.organization_id from public.organizations o
    where (wanted is null or o.search_tsv @@ wanted)
      and (place is null or private.fold(o.city) like place)
      and (organizations_matching.state is null or o.state = organizations_matching.state)
      and (organizations_matching.segment is null or o.segment = organizations_matching.segment)
      and o.deleted_at is null and (o.owner_user_id = any (owners) or o.owner_user_id is null)
    limit 2000);
end
$$;
comment on function private.organizations_matching(uuid[], tsquery, text, text, text) is
  'Ids of these owners'' and shared organizations that match what is given; 2,000 at most.';
revoke all on function private.organizations_matching(uuid[], tsquery, text, text, text) from public;

-- v_org_roles, from the other side: the tests hold the two against each other. Opportunities are asked
-- once for each principal or distributor that they name, from one to the next on the index.
create or replace function private.organizations_in_role(owners uuid[], role text) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
  found_ids uuid[];
  other uuid;
begin
  if role = 'principal' then
    found_ids := array(select distinct p.principal_org_id from public.products p where p.deleted_at is null);
  else
    found_ids := array(
      select distinct d.distributor_org_id
      from public.product_distributors d
      join public.products p using (product_id)
      join public.organizations principal on principal.organization_id = p.principal_org_id
      where d.deleted_at is null and p.deleted_at is null and principal.deleted_at is null
        and (principal.owner_user_id = any (owners) or principal.owner_user_id is null));
  end if;
  for other in execute format(
    'with recursive named (id) as (
       (select %1$I from public.opportunities where %1$I is not null order by %1$I limit 1)
       union all
       select (select %1$I from public.opportunities where %1$I > named.id order by %1$I limit 1) from named where named.id is not null
     )
     select named.id from named
     where named.id is not null and named.id <> all ($2)
       and exists (select from public.opportunities x
                   where x.%1$I = named.id and x.owner_user_id = any ($1) and x.deleted_at is null)',
    case role when 'principal' then 'principal_org_id' else 'distributor_org_id' end)
  using owners, found_ids loop
    found_ids := found_ids || other;
  end loop;
  return found_ids;
end
$$;
comment on function private.organizations_in_role(uuid[], text) is
  'Ids of the principals or distributors, as somebody with these owners'' rows sees them.';
revoke all on function private.organizations_in_role(uuid[], text) from public;

-- The first names of each owner, then the first of those: a walk through all names would pass
-- thousands that are not the caller's.
create or replace function private.find_organizations(
  query text, role text, priority text, state text, segment text, city text, owner text,
  sort text, descending boolean, after uuid, max_results integer)
returns setof uuid
language plpgsql stable security definer set search_path = '' rows 50 as $$
#variable_conflict use_column
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
  won_stages constant text[] := array(select code from public.stage_lu where is_won);
  wanted constant tsquery := private.prefix_query(query);
  place constant text := regexp_replace(nullif(private.fold(btrim(city)), ''), '([%_\\])', '\\\1', 'g') || '%';  -- a pattern
  by_priority constant boolean := sort is not distinct from 'priority';
  beyond constant text := case when descending and not by_priority then '<' else '>' end;
  direction constant text := case when descending and not by_priority then 'desc' else 'asc' end;
  in_any_order constant boolean := sort is not distinct from 'none';  -- to be counted
  in_one_go boolean := in_any_order;
  left_over integer := least(greatest(coalesce(max_results, 50), 0), 1001);
  last_row public.organizations;
  candidates uuid[];
  conditions text := '';
  classes text[] := array['true'];
  class text;
  branch text;
  found_rows integer;
begin
  if private.my_role() is null then
    return;
  end if;
  -- Archived meanwhile, it still marks the place; hidden, it must not tell where its name stands.
  select * into last_row from public.organizations o
  where o.organization_id = after and coalesce(o.owner_user_id = any (owners), true);

  if btrim(coalesce(query, '')) <> '' and wanted is null then
    return;  -- signs, and no word among them
  end if;
  if coalesce(wanted::text, place, state, segment) is not null then
    candidates := private.organizations_matching(owners, wanted, place, state, segment);
    in_one_go := true;
    if cardinality(candidates) = 2000 then  -- so common that a walk by name meets enough soon
      candidates := null;
      conditions := conditions || concat(
        case when wanted is not null then ' and o.search_tsv @@ $2' end,
        case when place is not null then ' and private.fold(o.city) like $3' end,
        case when state is not null then ' and o.state = $5' end,
        case when segment is not null then ' and o.segment = $6' end);
    end if;
  end if;
  if priority is not null then
    conditions := conditions || ' and o.priority = $4';
  end if;
  if last_row.organization_id is not null then
    conditions := conditions || format(' and ($9 or o.name operator(extensions.%s) $10)', beyond);
  end if;

  case role
    when 'principal', 'distributor' then
      candidates := array(
        select each.id from unnest(private.organizations_in_role(owners, role)) each (id)
        where candidates is null or each.id = any (candidates));
    when 'customer', 'prospect' then
      if role = 'customer' then  -- what was won is a small part, and an index alone gives it
        candidates := array(
          select distinct x.organization_id from public.opportunities x
          where x.owner_user_id = any (owners) and x.stage = any (won_stages) and x.deleted_at is null
            and (candidates is null or x.organization_id = any (candidates)));
      elsif cardinality(owners) = 1 then  -- one person's are soon collected; of a team's, a walk by name meets enough
        candidates := array(
          select x.organization_id from public.opportunities x
          where x.owner_user_id = any (owners) and x.deleted_at is null
            and (candidates is null or x.organization_id = any (candidates))
          group by x.organization_id
          having not bool_or(x.stage = any (won_stages)));
      else
        conditions := conditions || ' and (select bool_and(x.stage <> all ($11)) from public.opportunities x
        where x.organization_id = o.organization_id and x.owner_user_id = any ($1) and x.deleted_at is null)';
      end if;
    else
  end case;
  if candidates is not null then
    in_one_go := true;
    conditions := conditions || ' and o.organization_id = any ($8)';
  end if;

  if by_priority then
    classes := array['o.priority = ''A''', 'o.priority = ''B''', 'o.priority = ''C''', 'o.priority = ''D'''];
    if descending then
      classes := array(select c from unnest(classes) with ordinality each (c, n) order by n desc);
    end if;
    classes := classes || array['o.priority is null'];
    if last_row.organization_id is not null then
      classes := classes[array_position(classes, case when last_row.priority is null then 'o.priority is null'
        else format('o.priority = %L', last_row.priority) end):];
    end if;
  end if;

  foreach class in array classes loop
    branch := format(
      'select o.organization_id, o.name from public.organizations o where o.deleted_at is null and %s%s and %%s%s limit %s',
      class, conditions, case when not in_any_order then ' order by o.name ' || direction end, left_over);
    return query execute format('select organization_id from (%s) page%s limit %s',
      case owner
        when 'mine' then format(branch, 'o.owner_user_id = $7')
        when 'shared' then format(branch, 'o.owner_user_id is null')
        else case when in_one_go
          then format(branch, '(o.owner_user_id = any ($1) or o.owner_user_id is null)')
          else format('select one.* from unnest($1) owner (id) cross join lateral (%s) one union all (%s)',
                    format(branch, 'o.owner_user_id = owner.id'), format(branch, 'o.owner_user_id is null')) end
      end, case when not in_any_order then ' order by name ' || direction end, left_over)
    using owners, wanted, place, priority, state, segment, auth.uid(), candidates,
          class <> classes[1], last_row.name, won_stages;
    get diagnostics found_rows = row_count;
    left_over := left_over - found_rows;
    exit when left_over <= 0;
  end loop;
end
$$;
revoke all on function private.find_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer) from public;
grant execute on function private.find_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer)
  to authenticated, service_role;

-- In plpgsql, because its plans are kept for the session.
create or replace function reporting.list_organizations(
  query text default null, only_role text default null, only_priority text default null, only_state text default null,
  only_segment text default null, only_city text default null, only_owner text default null,
  sort text default 'name', descending boolean default false, after uuid default null, max_results integer default 50)
returns table (organization_id uuid, name text, priority text, city text, state text, segment text, owner_user_id uuid,
               is_principal boolean, is_distributor boolean, is_customer boolean, is_prospect boolean,
               open_opportunities bigint, last_activity_at timestamptz)
language plpgsql stable set search_path = '' rows 50 as $$
#variable_conflict use_column
begin
  return query
  select o.organization_id, o.name::text, o.priority, o.city, o.state, o.segment, o.owner_user_id,
         r.is_principal, r.is_distributor, r.is_customer, r.is_prospect, activity.open_opportunities, activity.last_at
  from private.find_organizations(list_organizations.query, list_organizations.only_role, list_organizations.only_priority,
         list_organizations.only_state, list_organizations.only_segment, list_organizations.only_city, list_organizations.only_owner,
         list_organizations.sort, list_organizations.descending, list_organizations.after,
         least(list_organizations.max_results, 200)) with ordinality found (id, place)
  join public.organizations o on o.organization_id = found.id
  cross join lateral (select * from public.v_org_roles r where r.organization_id = found.id) r
  cross join lateral (
    select count(*) filter (where not s.is_closed) as open_opportunities, max(x.last_interaction_at) as last_at
    from private.live_opportunities x join public.stage_lu s on s.code = x.stage
    where x.organization_id = found.id) activity
  order by found.place;
end
$$;
comment on function reporting.list_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer) is
  'A page of the organizations that the caller may see. only_role: principal, distributor, customer, prospect; only_owner: mine, shared; sort: name, priority; after: the last organization of the page before. Opportunities are those in which it is the customer.';
revoke all on function reporting.list_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer) from public;
grant execute on function reporting.list_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer)
  to authenticated, service_role;

create or replace function reporting.count_organizations(
  query text default null, only_role text default null, only_priority text default null, only_state text default null,
  only_segment text default null, only_city text default null, only_owner text default null)
returns bigint
language sql stable set search_path = '' as $$
  select count(*) from private.find_organizations(
    query, only_role, only_priority, only_state, only_segment, only_city, only_owner, 'none', false, null, 1001)
$$;
comment on function reporting.count_organizations(text, text, text, text, text, text, text) is
  'How many organizations the list has; 1001 where there are more than a thousand.';
revoke all on function reporting.count_organizations(text, text, text, text, text, text, text) from public;
grant execute on function reporting.count_organizations(text, text, text, text, text, text, text) to authenticated, service_role;

-- From one segment to the next on the index, instead of through all organizations.
create or replace function private.organization_segments() returns setof text
language sql stable security definer set search_path = '' as $$
  with recursive caller as materialized (
    select array(select private.visible_owner_ids()) as owners, private.my_role() is not null as is_active
  ),
  each (segment) as (
    (select o.segment from public.organizations o where o.deleted_at is null and o.segment > '' order by o.segment limit 1)
    union all
    select (select o.segment from public.organizations o
            where o.deleted_at is null and o.segment > each.segment order by o.segment limit 1)
    from each where each.segment is not null
  )
  select each.segment from each, caller
  where caller.is_active and exists (
    select from public.organizations o
    where o.segment = each.segment and o.deleted_at is null
      and (o.owner_user_id is null or o.owner_user_id = any (caller.owners)))
  limit 200
$$;
revoke all on function private.organization_segments() from public;
grant execute on function private.organization_segments() to authenticated, service_role;

create or replace function reporting.organization_segments() returns setof text
language sql stable set search_path = '' as $$ select private.organization_segments() $$;
comment on function reporting.organization_segments() is 'The segments of the organizations that the caller may see, in order; 200 at most.';
revoke all on function reporting.organization_segments() from public;
grant execute on function reporting.organization_segments() to authenticated, service_role;

create or replace function private.find_contacts(
  query text, organization uuid, role text, sort text, descending boolean, after uuid, max_results integer)
returns setof uuid
language plpgsql stable security definer set search_path = '' rows 50 as $$
#variable_conflict use_column
declare
  owners constant uuid[] := array(select private.visible_owner_ids());
  wanted constant tsquery := private.prefix_query(query);
  most constant integer := least(greatest(coalesce(max_results, 50), 0), 1001);
  direction constant text := case when descending then 'desc' else 'asc' end;
  beyond constant text := case when descending then '<' else '>' end;
  last_row public.contacts;
  last_organization public.organizations;
  candidates uuid[];
  conditions text := '';
begin
  if private.my_role() is null then
    return;
  end if;
  select c.* into last_row from public.contacts c join public.organizations o using (organization_id)
  where c.contact_id = after and coalesce(o.owner_user_id = any (owners), true);
  select * into last_organization from public.organizations o where o.organization_id = last_row.organization_id;

  if btrim(coalesce(query, '')) <> '' then
    -- Named first, so that nobody walks from A to those whose name begins with W; what fits thousands is
    -- met soon by a walk.
    if sort is distinct from 'none' then
      candidates := array(
        select c.contact_id from public.contacts c where c.search_tsv @@ wanted and c.deleted_at is null limit 5000);
    end if;
    conditions := conditions || case when cardinality(candidates) < 5000 then ' and c.contact_id = any ($9)'
                                     else ' and c.search_tsv @@ $2' end;
  end if;
  if organization is not null then
    conditions := conditions || ' and c.organization_id = $3';
  end if;
  if role is not null then
    conditions := conditions || ' and c.role = $4';
  end if;
  if last_row.contact_id is not null then
    conditions := conditions || case sort
      when 'organization' then format(
        ' and o.name operator(extensions.%1$s=) $8 and (o.name operator(extensions.%1$s) $8
          or (c.last_name, c.first_name, c.contact_id) %1$s ($5, $6, $7))', beyond)
      else format(' and (c.last_name, c.first_name, c.contact_id) %s ($5, $6, $7)', beyond)
    end;
  end if;

  return query execute format(
    'select c.contact_id
     from public.contacts c join public.organizations o using (organization_id)
     where c.deleted_at is null and o.deleted_at is null and (o.owner_user_id = any ($1) or o.owner_user_id is null)%s
     %s limit %s',
    conditions,
    case when sort is distinct from 'none' then
      format('order by %2$sc.last_name %1$s, c.first_name %1$s, c.contact_id %1$s', direction,
             case sort when 'organization' then format('o.name %s, ', direction) end) end,
    most)
  using owners, wanted, organization, role, last_row.last_name, last_row.first_name, last_row.contact_id, last_organization.name,
        candidates;
end
$$;
revoke all on function private.find_contacts(text, uuid, text, text, boolean, uuid, integer) from public;
grant execute on function private.find_contacts(text, uuid, text, text, boolean, uuid, integer) to authenticated, service_role;

create or replace function reporting.list_contacts(
  query text default null, only_organization uuid default null, only_role text default null,
  sort text default 'name', descending boolean default false, after uuid default null, max_results integer default 50)
returns table (contact_id uuid, full_name text, title text, role text, is_primary boolean, email text, phone text,
               mobile_phone text, organization_id uuid, organization_name text)
language plpgsql stable set search_path = '' rows 50 as $$
#variable_conflict use_column
begin
  return query
  select c.contact_id, c.full_name, c.title, c.role, c.is_primary, c.email::text, c.phone, c.mobile_phone,
         c.organization_id, o.name::text
  from private.find_contacts(list_contacts.query, list_contacts.only_organization, list_contacts.only_role, list_contacts.sort,
         list_contacts.descending, list_contacts.after, least(list_contacts.max_results, 200)) with ordinality found (id, place)
  join public.contacts c on c.contact_id = found.id
  join public.organizations o on o.organization_id = c.organization_id
  order by found.place;
end
$$;
comment on function reporting.list_contacts(text, uuid, text, text, boolean, uuid, integer) is
  'A page of the contacts that the caller may see. sort: name, organization; after: the last contact of the page before.';
revoke all on function reporting.list_contacts(text, uuid, text, text, boolean, uuid, integer) from public;
grant execute on function reporting.list_contacts(text, uuid, text, text, boolean, uuid, integer) to authenticated, service_role;

create or replace function reporting.count_contacts(query text default null, only_organization uuid default null, only_role text default null)
returns bigint
language sql stable set search_path = '' as $$
  select count(*) from private.find_contacts(query, only_organization, only_role, 'none', false, null, 1001)
$$;
comment on function reporting.count_contacts(text, uuid, text) is
  'How many contacts the list has; 1001 where there are more than a thousand.';
revoke all on function reporting.count_contacts(text, uuid, text) from public;
grant execute on function reporting.count_contacts(text, uuid, text) to authenticated, service_role;

-- Both in one statement: an organization has one primary contact, or none, at any moment.
create or replace function public.set_primary_contact(contact_id uuid, is_primary boolean default true) returns void
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_column
declare
  at_organization uuid;
begin
  select c.organization_id into at_organization from public.contacts c
  where c.contact_id = set_primary_contact.contact_id;
  if at_organization is null then
    raise exception using errcode = 'KP701',
      message = 'There is no such contact, or it is not yours.',
      hint = 'Reload the list; someone may have moved or archived it.';
  end if;
  -- In one order, so that two people who choose at once wait for each other.
  perform from public.contacts c where c.organization_id = at_organization order by c.contact_id for no key update;
  update public.contacts c
  set is_primary = set_primary_contact.is_primary and c.contact_id = set_primary_contact.contact_id
  where c.organization_id = at_organization
    and c.is_primary <> (set_primary_contact.is_primary and c.contact_id = set_primary_contact.contact_id);
end
$$;
comment on function public.set_primary_contact(uuid, boolean) is
  'Makes this contact the primary one of its organization, in place of any other; with false, none.';
revoke all on function public.set_primary_contact(uuid, boolean) from public, anon;
grant execute on function public.set_primary_contact(uuid, boolean) to authenticated, service_role;

-- Dashboard -------------------------------------------------------------------------------------

do $$
begin
  if to_regclass('reporting.dashboard_summary') is null then
    create materialized view reporting.dashboard_summary as
    select
      o.owner_user_id,
      o.stage,
      o.principal_org_id,
      count(*) as opportunities,
      coalesce(sum(o.estimated_value), 0) as total_value,
      coalesce(sum(round(o.estimated_value * s.probability / 100, 2)), 0) as weighted_value,
      count(*) filter (where not s.is_closed and coalesce(o.last_interaction_at, o.created_at)
                             < now() - make_interval(days => s.stale_after_days)) as stale_opportunities,
      count(*) filter (where o.due_date < current_date) as overdue_actions,
      count(*) filter (where o.due_date between current_date and current_date + 6) as due_actions,
      coalesce(sum(recent.interactions), 0)::bigint as interactions_last_7_days,
      count(*) filter (where o.closed_at >= now() - interval '30 days') as closed_last_30_days
    from public.opportunities o
    join public.stage_lu s on s.code = o.stage
    left join (
      select i.opportunity_id, count(*) as interactions from public.interactions i
      where i.deleted_at is null and i.interaction_date >= now() - interval '7 days' and i.interaction_date <= now()
      group by i.opportunity_id
    ) recent using (opportunity_id)
    where o.deleted_at is null
    group by o.owner_user_id, o.stage, o.principal_org_id;
  end if;
end
$$;
comment on materialized view reporting.dashboard_summary is
  'The pipeline per owner, stage and principal, as of the last refresh. Has no row security: users read their rows through my_dashboard().';
create unique index if not exists rds_owner_stage_uq on reporting.dashboard_summary (owner_user_id, stage, principal_org_id);
revoke all on reporting.dashboard_summary from public, anon, authenticated;
grant select on reporting.dashboard_summary to service_role;

create table if not exists private.dashboard_refreshes (
  refresh_id   bigint generated always as identity primary key,
  refreshed_at timestamptz not null default clock_timestamp(),
  duration_ms  numeric(12, 3) not null,
  succeeded    boolean not null,
  error        text,
  requested_by uuid default auth.uid()
);
comment on table private.dashboard_refreshes is 'Every refresh of the dashboard, failed ones too.';
create index if not exists dashboard_refreshes_refreshed_at_idx on private.dashboard_refreshes (refreshed_at desc) where succeeded;
do $$ begin perform private.close_new_table('private.dashboard_refreshes'); end $$;

-- An error is caught, logged and returned: raised, it would take its own log entry with it.
create or replace function private.refresh_dashboard_view()
returns table (refreshed_at timestamptz, duration_ms numeric, succeeded boolean, error text)
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  started constant timestamptz := clock_timestamp();
  failure text;
begin
  if private.my_role() is null and not private.is_operator() then
    raise exception using errcode = 'insufficient_privilege', message = 'Only active users refresh the dashboard.';
  end if;
  begin
    refresh materialized view concurrently reporting.dashboard_summary;
    -- The next refresh compares with what is there now: planned blindly it takes many times as long.
    analyze reporting.dashboard_summary;
  exception when query_canceled or others then  -- "others" alone would let a timeout pass
    failure := sqlerrm;
  end;
  return query
  insert into private.dashboard_refreshes as r (duration_ms, succeeded, error)
  values (extract(epoch from clock_timestamp() - started) * 1000, failure is null, failure)
  returning r.refreshed_at, r.duration_ms, r.succeeded, r.error;
end
$$;
revoke all on function private.refresh_dashboard_view() from public;
grant execute on function private.refresh_dashboard_view() to authenticated, service_role;

create or replace function public.refresh_dashboard_view()
returns table (refreshed_at timestamptz, duration_ms numeric, succeeded boolean, error text)
language sql volatile set search_path = '' as $$ select * from private.refresh_dashboard_view() $$;
comment on function public.refresh_dashboard_view() is
  'Recomputes the dashboard without blocking its readers; says when, how long it took and whether it worked.';
revoke all on function public.refresh_dashboard_view() from public, anon;
grant execute on function public.refresh_dashboard_view() to authenticated, service_role;

create or replace function private.my_dashboard() returns setof reporting.dashboard_summary
language sql stable security definer set search_path = '' as $$
  select d.* from reporting.dashboard_summary d
  where d.owner_user_id = any (array(select private.visible_owner_ids()))
$$;
revoke all on function private.my_dashboard() from public;
grant execute on function private.my_dashboard() to authenticated, service_role;

create or replace function reporting.my_dashboard()
returns table (owner_user_id uuid, stage text, principal_org_id uuid, opportunities bigint, total_value numeric,
               weighted_value numeric, stale_opportunities bigint, overdue_actions bigint, due_actions bigint,
               interactions_last_7_days bigint, closed_last_30_days bigint)
language sql stable set search_path = '' as $$ select * from private.my_dashboard() $$;
comment on function reporting.my_dashboard() is 'The caller''s rows of the dashboard: their own, their team''s, or all, as everywhere.';
revoke all on function reporting.my_dashboard() from public;
grant execute on function reporting.my_dashboard() to authenticated, service_role;

create or replace function private.dashboard_refreshed_at() returns timestamptz
language sql stable security definer set search_path = '' as $$
  select r.refreshed_at from private.dashboard_refreshes r where r.succeeded order by r.refreshed_at desc limit 1
$$;
revoke all on function private.dashboard_refreshed_at() from public;
grant execute on function private.dashboard_refreshed_at() to authenticated, service_role;

create or replace function reporting.dashboard_refreshed_at() returns timestamptz
language sql stable set search_path = '' as $$ select private.dashboard_refreshed_at() $$;
comment on function reporting.dashboard_refreshed_at() is 'When the dashboard was last recomputed; null: never since its creation.';
revoke all on function reporting.dashboard_refreshed_at() from public;
grant execute on function reporting.dashboard_refreshed_at() to authenticated, service_role;

create or replace function private.admin_dashboard_refreshes()
returns table (refreshed_at timestamptz, duration_ms numeric, succeeded boolean, error text, requested_by uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.refuse_non_admin();
  return query
  select r.refreshed_at, r.duration_ms, r.succeeded, r.error, r.requested_by
  from private.dashboard_refreshes r order by r.refresh_id desc limit 20;
end
$$;
revoke all on function private.admin_dashboard_refreshes() from public;
grant execute on function private.admin_dashboard_refreshes() to authenticated, service_role;

create or replace function public.admin_dashboard_refreshes()
returns table (refreshed_at timestamptz, duration_ms numeric, succeeded boolean, error text, requested_by uuid)
language sql stable set search_path = '' as $$ select * from private.admin_dashboard_refreshes() $$;
comment on function public.admin_dashboard_refreshes() is
  'For an administrator: the newest refreshes of the dashboard, failed ones too; requested_by is null for a schedule or an operator.';
revoke all on function public.admin_dashboard_refreshes() from public, anon;
grant execute on function public.admin_dashboard_refreshes() to authenticated, service_role;

-- What the dashboard's screen shows. What is added up comes from the materialized view; the lists of
-- what to do next, and what closed, are live, since somebody acts on them. Principals come last, the
-- largest first: the API cuts an answer after 1,000 rows.
create or replace function reporting.dashboard_totals(owner uuid default null)
returns table (refreshed_at timestamptz, stage text, principal_org_id uuid, principal_name text, owner_user_id uuid,
               open_opportunities bigint, open_value numeric, weighted_value numeric, stale_opportunities bigint,
               overdue_actions bigint, due_actions bigint, interactions_last_7_days bigint)
language sql stable set search_path = '' as $$
  with total as (
    select
      grouping(d.principal_org_id) = 0 as of_principal,
      d.stage, d.principal_org_id, d.owner_user_id,
      coalesce(sum(d.opportunities) filter (where not s.is_closed), 0)::bigint as open_opportunities,
      coalesce(sum(d.total_value) filter (where not s.is_closed), 0) as open_value,
      coalesce(sum(d.weighted_value) filter (where not s.is_closed), 0) as weighted_value,
      coalesce(sum(d.stale_opportunities), 0)::bigint as stale_opportunities,
      coalesce(sum(d.overdue_actions), 0)::bigint as overdue_actions,
      coalesce(sum(d.due_actions), 0)::bigint as due_actions,
      coalesce(sum(d.interactions_last_7_days), 0)::bigint as interactions_last_7_days
    from reporting.my_dashboard() d
    join public.stage_lu s on s.code = d.stage
    where dashboard_totals.owner is null or d.owner_user_id = dashboard_totals.owner
    group by grouping sets ((), (d.stage), (d.owner_user_id), (d.principal_org_id))
  )
  select reporting.dashboard_refreshed_at(), t.stage, t.principal_org_id,
         (select o.name::text from public.organizations o where o.organization_id = t.principal_org_id),
         t.owner_user_id, t.open_opportunities, t.open_value, t.weighted_value, t.stale_opportunities,
         t.overdue_actions, t.due_actions, t.interactions_last_7_days
  from total t
  where (select private.my_role()) is not null
    and (not t.of_principal or t.open_opportunities > 0 or t.interactions_last_7_days > 0)
  order by t.of_principal, t.open_value desc, t.open_opportunities desc, t.principal_org_id
$$;
comment on function reporting.dashboard_totals(uuid) is
  'The caller''s dashboard, or one owner''s part of it, as of the last refresh: one row for all, one per stage, per owner and per principal.';

create or replace function reporting.closed_last_30_days(owner uuid default null)
returns table (owner_user_id uuid, is_won boolean, loss_reason text, loss_reason_label text,
               opportunities bigint, total_value numeric)
language sql stable set search_path = '' as $$
  select o.owner_user_id, s.is_won, reason.code, reason.label, count(*), coalesce(sum(o.estimated_value), 0)
  from private.live_opportunities o
  join public.stage_lu s on s.code = o.stage
  left join public.loss_reason_lu reason on reason.code = o.loss_reason and not s.is_won
  where o.closed_at >= now() - interval '30 days'
    and (closed_last_30_days.owner is null or o.owner_user_id = closed_last_30_days.owner)
  group by 1, 2, 3, 4
$$;
comment on function reporting.closed_last_30_days(uuid) is
  'What the caller''s people won and lost in the last 30 days, per owner and loss reason; live.';

-- Owner by owner, so that each one's few first rows come from the end of an index, however large the team.
create or replace function reporting.due_opportunities(
  owner uuid default null, today date default current_date, max_each integer default 10)
returns table (span text, in_span bigint, opportunity_id uuid, organization_name text, principal_name text, product_name text,
               owner_user_id uuid, owner_name text, next_action text, next_action_date date, due_date date)
language sql stable set search_path = '' as $$
  with who as materialized (
    select v.id from private.visible_owner_ids() v (id) where due_opportunities.owner is null or v.id = due_opportunities.owner
  ),
  spans as materialized (
    select span.*,
           (select count(*) from private.live_opportunities o
            where o.owner_user_id = any (array(select who.id from who)) and o.due_date between span.first_day and span.last_day) as in_span
    from (values ('overdue', '-infinity'::date, due_opportunities.today - 1),
                 ('today', due_opportunities.today, due_opportunities.today),
                 ('week', due_opportunities.today + 1, due_opportunities.today + 6)) span (span, first_day, last_day)
  ),
  picked as (
    select spans.*, first.opportunity_id, first.place
    from spans
    cross join lateral (
      select o.opportunity_id, row_number() over (order by o.due_date, o.priority, o.opportunity_id) as place
      from who
      cross join lateral (
        select o.opportunity_id, o.due_date, o.priority from private.live_opportunities o
        where o.owner_user_id = who.id and o.due_date between spans.first_day and spans.last_day
        order by o.due_date, o.priority, o.opportunity_id
        limit due_opportunities.max_each
      ) o
      order by o.due_date, o.priority, o.opportunity_id
      limit due_opportunities.max_each
    ) first
  )
  select picked.span, picked.in_span, p.opportunity_id, p.organization_name, p.principal_name, p.product_name,
         p.owner_user_id, p.owner_name, p.next_action, p.next_action_date, p.due_date
  from picked
  join reporting.pipeline_full p using (opportunity_id)
  order by picked.first_day, picked.place
$$;
comment on function reporting.due_opportunities(uuid, date, integer) is
  'What is overdue, due today and due in the six days after, live: the first of each span, most urgent first, and how many it has in all. Today is the caller''s.';

create or replace function reporting.stale_opportunities(owner uuid default null, max_results integer default 10)
returns table (opportunity_id uuid, organization_name text, principal_name text, product_name text,
               owner_user_id uuid, owner_name text, stage_label text, next_action text, last_activity_at timestamptz, stale_after_days integer)
language sql stable set search_path = '' as $$
  with picked as (
    select o.opportunity_id, o.stale_after_days
    from private.visible_owner_ids() who (id)
    cross join lateral (
      select o.opportunity_id, s.stale_after_days, coalesce(o.last_interaction_at, o.created_at) as untouched_since
      from private.live_opportunities o
      join public.stage_lu s on s.code = o.stage
      where o.owner_user_id = who.id and o.closed_at is null
        and coalesce(o.last_interaction_at, o.created_at) < now() - make_interval(days => s.stale_after_days)
      order by coalesce(o.last_interaction_at, o.created_at)
      limit stale_opportunities.max_results
    ) o
    where stale_opportunities.owner is null or who.id = stale_opportunities.owner
    order by o.untouched_since, o.opportunity_id
    limit stale_opportunities.max_results
  )
  select p.opportunity_id, p.organization_name, p.principal_name, p.product_name, p.owner_user_id, p.owner_name,
         p.stage_label, p.next_action, p.last_activity_at, picked.stale_after_days
  from picked
  join reporting.pipeline_full p using (opportunity_id)
  order by p.last_activity_at, p.opportunity_id
$$;
comment on function reporting.stale_opportunities(uuid, integer) is
  'Open opportunities that nobody touched for longer than their stage allows, the longest first; live.';

revoke all on function reporting.dashboard_totals(uuid), reporting.closed_last_30_days(uuid),
  reporting.due_opportunities(uuid, date, integer), reporting.stale_opportunities(uuid, integer) from public;
grant execute on function reporting.dashboard_totals(uuid), reporting.closed_last_30_days(uuid),
  reporting.due_opportunities(uuid, date, integer), reporting.stale_opportunities(uuid, integer) to authenticated, service_role;

-- Watching ----------------------------------------------------------------------------------------
-- What kp doctor and operators look at. Nothing of it is a user's to read.

-- Not a plain view: that would keep pg_stat_statements from being switched off or moved, and this pack from
-- running where it is missing. Definer, because the service role may not read other roles' statements.
create or replace function private.read_statements()
returns table (role_name name, calls bigint, mean_ms numeric, p95_ms numeric, max_ms numeric, total_ms numeric,
               row_count bigint, query text, query_id bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  home name;
begin
  select n.nspname into home
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_stat_statements';
  if home is null then
    raise exception using errcode = 'feature_not_supported',
      message = 'Nobody counts statements here: pg_stat_statements is not installed.',
      hint = 'create extension pg_stat_statements schema extensions;';
  end if;
  return query execute format($statements$
    select pg_catalog.pg_get_userbyid(s.userid), s.calls, round(s.mean_exec_time::numeric, 1),
           round((s.mean_exec_time + 1.645 * s.stddev_exec_time)::numeric, 1),
           round(s.max_exec_time::numeric, 1), round(s.total_exec_time::numeric, 1), s.rows,
           left(regexp_replace(btrim(s.query), '\s+', ' ', 'g'), 300), s.queryid
    from %I.pg_stat_statements s
    where s.dbid = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
    $statements$, home);
end
$$;
comment on function private.read_statements() is
  'What pg_stat_statements has counted in this database, whichever schema it lives in; queries are shortened.';
revoke all on function private.read_statements() from public;
grant execute on function private.read_statements() to service_role;

create or replace view private.query_times with (security_invoker = true) as
select role_name, calls, mean_ms, p95_ms, max_ms, total_ms, row_count, query, query_id
from private.read_statements();
comment on view private.query_times is
  'How long each statement takes, by the role that ran it: users are authenticated, since the API takes that role on. Since the last pg_stat_statements_reset().';
comment on column private.query_times.p95_ms is 'About: reckoned from mean and deviation, since no distribution is kept.';

create or replace view private.slow_queries with (security_invoker = true) as
select role_name, calls, mean_ms, p95_ms, max_ms, total_ms, row_count, query, query_id
from private.query_times
where calls >= 5 and (mean_ms > 200 or p95_ms > 200)
order by total_ms desc;
comment on view private.slow_queries is
  'Statements of more than 200 ms, on average or at about p95, that ran five times or more; the costliest first.';
revoke all on private.query_times, private.slow_queries from public;
grant select on private.query_times, private.slow_queries to service_role;

-- Archiving, like every update, leaves a dead row behind. By default autovacuum waits until a fifth of a
-- table is dead or new: of a million interactions 200,000, and until it comes, index-only scans (board,
-- lists, counts) go back to the table, and the planner bets on what was there. What somebody has set by
-- hand stays.
do $$
declare
  kind text;
begin
  foreach kind in array array['organizations', 'contacts', 'products', 'product_distributors', 'opportunities',
                              'interactions', 'opportunity_contacts'] loop
    if not exists (select from pg_catalog.pg_class c, unnest(c.reloptions) option
                   where c.oid = format('public.%I', kind)::regclass and option like 'autovacuum\_%') then
      execute format('alter table public.%I set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02,
                      autovacuum_vacuum_insert_scale_factor = 0.05)', kind);
    end if;
  end loop;
end
$$;

-- Purging: the one way in which what was archived is gone for good. Children first, and no row that
-- anything still refers to, found in the catalogue, so that a table added later is asked as well. A link
-- belongs to its opportunity or product, and goes with it. Locked before it is looked at once more: whoever
-- begins to refer to a row meanwhile is waited for, or keeps it.
create or replace function private.purge_archived(older_than interval, max_rows integer)
returns table (table_name text, purged bigint, left_over bigint)
language plpgsql volatile security definer set search_path = '' as $$
declare
  links constant regclass[] := array['public.opportunity_contacts', 'public.product_distributors']::regclass[];
  tables constant regclass[] := array['public.interactions', 'public.opportunity_contacts', 'public.opportunities',
                                      'public.product_distributors', 'public.contacts', 'public.products', 'public.organizations']::regclass[];
  most constant integer := least(greatest(coalesce(max_rows, 5000), 1), 50000);
  counts bigint[] := array_fill(0::bigint, array[7]);
  target regclass;
  link record;
  unused text;
  held tid[];
  removed bigint;
begin
  if older_than is null or older_than < interval '30 days' then
    raise exception using errcode = 'KP708',
      message = 'What was archived is kept for at least 30 days.',
      hint = 'Ask for 30 days or more.';
  end if;
  foreach target in array tables loop
    select coalesce(string_agg(format('not exists (select from %s c where %s)', k.conrelid::regclass, on_columns.text), ' and '), 'true')
    into unused
    from pg_catalog.pg_constraint k
    cross join lateral (
      select string_agg(format('c.%I = r.%I', child.attname, parent.attname), ' and ') as text
      from unnest(k.conkey, k.confkey) pair (child, parent)
      join pg_catalog.pg_attribute child on child.attrelid = k.conrelid and child.attnum = pair.child
      join pg_catalog.pg_attribute parent on parent.attrelid = k.confrelid and parent.attnum = pair.parent) on_columns
    where k.contype = 'f' and k.confrelid = target
      and not (k.confdeltype = 'c' and k.conrelid = any (links));

    execute format('select array_agg(locked.ctid) from (
                      select r.ctid from %1$s r where r.deleted_at < $1 and %2$s
                      order by %3$s limit $2 for update skip locked) locked', target, unused, private.key_columns(target))
      into held using now() - older_than, most;
    execute format('select array_agg(r.ctid) from %s r where r.ctid = any ($1) and %s', target, unused) into held using held;
    continue when held is null;

    for link in
      select k.conrelid::regclass as table_id, child.attname as column_name
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute child on child.attrelid = k.conrelid and child.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = target and k.confdeltype = 'c' and k.conrelid = any (links)
    loop
      execute format('delete from %1$s c using %2$s r where r.ctid = any ($1) and c.%3$I = r.%3$I',
                     link.table_id, target, link.column_name) using held;
      get diagnostics removed = row_count;
      counts[array_position(tables, link.table_id)] := counts[array_position(tables, link.table_id)] + removed;
    end loop;
    execute format('delete from %s r where r.ctid = any ($1)', target) using held;
    get diagnostics removed = row_count;
    counts[array_position(tables, target)] := counts[array_position(tables, target)] + removed;
  end loop;

  for place in 1 .. cardinality(tables) loop
    table_name := tables[place]::text;
    purged := counts[place];
    execute format('select count(*) from %s r where r.deleted_at < $1', tables[place]) into left_over using now() - older_than;
    return next;
  end loop;
end
$$;
revoke all on function private.purge_archived(interval, integer) from public;
grant execute on function private.purge_archived(interval, integer) to service_role;

create or replace function public.purge_archived(days integer, max_rows integer default 5000)
returns table (table_name text, purged bigint, left_over bigint)
language sql volatile set search_path = '' set statement_timeout = '60s' as $$
  select * from private.purge_archived(make_interval(days => days), max_rows)
$$;
comment on function public.purge_archived(integer, integer) is
  'Service role: deletes for good what was archived more than so many days ago (30 at least) and nothing refers to; at most max_rows of each table, so that it holds no locks for long. Call it again until it purges nothing: what is then left over is referred to by something that is kept.';
revoke all on function public.purge_archived(integer, integer) from public, anon, authenticated;
grant execute on function public.purge_archived(integer, integer) to service_role;

-- Limits of texts ---------------------------------------------------------------------------------
-- What nobody types, but a script sends: without an end, one note of megabytes slows every list that
-- it is on. As an import limits its cells. Where a database holds longer texts from before, that
-- column stays without its limit, rather than that its rows could no longer be changed. Once they are
-- shortened: select private.limit_texts().

create or replace function private.limit_texts() returns void
language plpgsql volatile set search_path = '' as $$
declare
  place record;
  longer bigint;
begin
  for place in
    select c.oid::regclass as relation, a.attname as field,
           format('%s_%s_length_check', c.relname, a.attname) as rule, l.most
      from (values
        ('organizations', 'segment', 300), ('organizations', 'phone', 300), ('organizations', 'website', 300),
        ('organizations', 'address_line1', 300), ('organizations', 'address_line2', 300),
        ('organizations', 'city', 300), ('organizations', 'postal_code', 300), ('organizations', 'notes', 20000),
        ('contacts', 'first_name', 300), ('contacts', 'last_name', 300), ('contacts', 'email', 300),
        ('contacts', 'phone', 300), ('contacts', 'mobile_phone', 300), ('contacts', 'title', 300),
        ('contacts', 'notes', 20000),
        ('products', 'sku', 300), ('products', 'category', 300), ('products', 'pack_size', 300),
        ('products', 'description', 20000), ('product_distributors', 'distributor_item_number', 300),
        ('opportunities', 'next_action', 300), ('opportunities', 'notes', 20000),
        ('user_profiles', 'full_name', 300),
        ('state_lu', 'code', 100), ('state_lu', 'label', 300), ('stage_lu', 'code', 100), ('stage_lu', 'label', 300),
        ('status_lu', 'code', 100), ('status_lu', 'label', 300), ('source_lu', 'code', 100), ('source_lu', 'label', 300),
        ('interaction_type_lu', 'code', 100), ('interaction_type_lu', 'label', 300),
        ('loss_reason_lu', 'code', 100), ('loss_reason_lu', 'label', 300)
      ) as l (relation, field, most)
      join pg_catalog.pg_class c on c.oid = format('public.%I', l.relation)::regclass
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = l.field
  loop
    continue when exists (select from pg_catalog.pg_constraint k where k.conrelid = place.relation and k.conname = place.rule);
    begin
      execute format('alter table %s add constraint %I check (length(%I::text) <= %s)',
                     place.relation, place.rule, place.field, place.most);
    exception when check_violation then
      execute format('select count(*) from %s where length(%I::text) > %s', place.relation, place.field, place.most) into longer;
      raise warning '%.% has % rows with more than % characters. They are kept, and the limit is not set.',
        place.relation, place.field, longer, place.most;
    end;
  end loop;
end
$$;
comment on function private.limit_texts() is
  'Operator: limits every text whose rows keep to it; of the others it warns.';
revoke all on function private.limit_texts() from public;
do $$ begin perform private.limit_texts(); end $$;

-- Rows kept by a rollback point -------------------------------------------------------------------
-- They may be those of earlier packs: texts without an end, and nothing in the columns that came since.

create or replace function private.before_restore() returns void
language plpgsql volatile set search_path = '' as $$
declare
  place record;
begin
  for place in
    select k.conrelid::regclass as relation, k.conname from pg_catalog.pg_constraint k
     where k.connamespace = 'public'::regnamespace and k.contype = 'c' and k.conname like '%\_length\_check'
  loop
    execute format('alter table %s drop constraint %I', place.relation, place.conname);
  end loop;
end
$$;
create or replace function private.after_restore() returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.opportunities o set follow_up_date = d.follow_up_date
  from private.derived_opportunities d
  where d.opportunity_id = o.opportunity_id and d.follow_up_date is distinct from o.follow_up_date;
  perform private.limit_texts();
end
$$;
comment on function private.before_restore() is
  'kp rollback --restore begins with it, and with the triggers silent: takes the limits of texts away.';
comment on function private.after_restore() is
  'kp rollback --restore ends with it: works out what earlier packs did not keep, and limits texts again.';
revoke all on function private.before_restore(), private.after_restore() from public;

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 7 and status = 'running';

commit;
