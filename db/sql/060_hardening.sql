-- Phase 7: stakeholders, full-text search, the materialized dashboard.

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
  execute function private.tg__parents_visible('opportunity_id', 'opportunities', 'opportunity_id',
                                               'contact_id', 'contacts', 'contact_id');
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
  'Finds organizations, contacts, products and opportunities that the caller may see, by the beginnings of words, else by similarity; best first; of one kind only, if that is named. Any text is a valid query.';
revoke all on function public.search_records(text, integer, text) from public, anon;
grant execute on function public.search_records(text, integer, text) to authenticated, service_role;

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
  where not t.of_principal or t.open_opportunities > 0 or t.interactions_last_7_days > 0
  order by t.of_principal, t.open_value desc, t.open_opportunities desc, t.principal_org_id
$$;
comment on function reporting.dashboard_totals(uuid) is
  'The caller''s dashboard, or one owner''s part of it, as of the last refresh: one row for all, one per stage, per owner and per principal.';

create or replace function reporting.closed_last_30_days(owner uuid default null)
returns table (owner_user_id uuid, is_won boolean, loss_reason text, opportunities bigint, total_value numeric)
language sql stable set search_path = '' as $$
  select o.owner_user_id, s.is_won, case when not s.is_won then o.loss_reason end, count(*), coalesce(sum(o.estimated_value), 0)
  from private.live_opportunities o
  join public.stage_lu s on s.code = o.stage
  where o.closed_at >= now() - interval '30 days'
    and (closed_last_30_days.owner is null or o.owner_user_id = closed_last_30_days.owner)
  group by 1, 2, 3
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

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 7 and status = 'running';

commit;
