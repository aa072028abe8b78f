-- Phase 5: derived roles and reporting views.
-- Every view runs with its reader's rights (security_invoker): what a person sees here is what the
-- tables show them. The rights on the views are given here, since without rights on the tables,
-- which come with pack 050, they open nothing.

begin;

insert into public.migration_control (phase_number, status, started_at, pack)
select 5, 'running', clock_timestamp(), '040_views_reporting.sql'
where not exists (select from public.migration_control where phase_number = 5 and status = 'running');

create schema if not exists reporting;
comment on schema reporting is 'Views and functions that the app''s screens read.';
revoke all on schema reporting from public;
grant usage on schema reporting to authenticated, service_role;

create or replace view public.v_org_roles with (security_invoker = true) as
select
  org.organization_id,
  exists (select from public.products p where p.principal_org_id = org.organization_id)
    or exists (select from private.live_opportunities o where o.principal_org_id = org.organization_id) as is_principal,
  exists (select from public.product_distributors d where d.distributor_org_id = org.organization_id)
    or exists (select from private.live_opportunities o where o.distributor_org_id = org.organization_id) as is_distributor,
  exists (select from private.live_opportunities o
          join public.stage_lu s on s.code = o.stage
          where o.organization_id = org.organization_id and s.is_won) as is_customer,
  exists (select from private.live_opportunities o where o.organization_id = org.organization_id)
    and not exists (select from private.live_opportunities o
                    join public.stage_lu s on s.code = o.stage
                    where o.organization_id = org.organization_id and s.is_won) as is_prospect
from public.organizations org;
comment on view public.v_org_roles is
  'What an organization is to us, derived: principal (makes products), distributor (carries them), customer (bought), prospect (not yet).';
revoke all on public.v_org_roles from public, anon, authenticated;
grant select on public.v_org_roles to authenticated, service_role;

create or replace view reporting.latest_interaction with (security_invoker = true) as
select distinct on (i.opportunity_id)
  i.opportunity_id, i.interaction_id, i.interaction_type, i.interaction_date, i.stage, i.status,
  i.subject, i.notes, i.follow_up_date, i.contact_id, i.owner_user_id
from private.live_interactions i
order by i.opportunity_id, i.interaction_date desc, i.created_at desc, i.interaction_id desc;
comment on view reporting.latest_interaction is 'The newest interaction of each opportunity.';

-- Names by subqueries, not by joins: a page is sorted and cut first and its names are looked up then,
-- for its fifty rows only; a column that nobody asks for costs nothing. An opportunity whose customer
-- the reader may not see still shows, with the name empty.
create or replace view reporting.pipeline_full with (security_invoker = true) as
select
  o.opportunity_id,
  o.name,
  o.organization_id,
  (select org.name::text from public.organizations org where org.organization_id = o.organization_id) as organization_name,
  (select org.city from public.organizations org where org.organization_id = o.organization_id) as organization_city,
  (select org.state from public.organizations org where org.organization_id = o.organization_id) as organization_state,
  (select org.priority from public.organizations org where org.organization_id = o.organization_id) as organization_priority,
  (select org.segment from public.organizations org where org.organization_id = o.organization_id) as organization_segment,
  o.principal_org_id,
  (select org.name::text from public.organizations org where org.organization_id = o.principal_org_id) as principal_name,
  o.product_id,
  (select p.name from public.products p where p.product_id = o.product_id) as product_name,
  (select p.sku from public.products p where p.product_id = o.product_id) as product_sku,
  o.distributor_org_id,
  (select org.name::text from public.organizations org where org.organization_id = o.distributor_org_id) as distributor_name,
  o.owner_user_id,
  (select owner.full_name from public.user_profiles owner where owner.user_id = o.owner_user_id) as owner_name,
  o.stage,
  stage.label as stage_label,
  stage.sort_order as stage_sort_order,
  stage.is_closed as stage_is_closed,
  stage.is_won as stage_is_won,
  stage.probability,
  o.stage_manual,
  o.status,
  (select lookup.label from public.status_lu lookup where lookup.code = o.status) as status_label,
  o.status_manual,
  o.source,
  (select lookup.label from public.source_lu lookup where lookup.code = o.source) as source_label,
  o.loss_reason,
  (select lookup.label from public.loss_reason_lu lookup where lookup.code = o.loss_reason) as loss_reason_label,
  o.priority,
  o.estimated_value,
  round(o.estimated_value * stage.probability / 100, 2) as weighted_value,
  o.expected_close_date,
  o.closed_at,
  o.next_action,
  o.next_action_date,
  o.follow_up_date,
  o.due_date,
  coalesce(o.due_date < current_date, false) as is_overdue,
  o.last_interaction_id,
  o.last_interaction_at,
  (select i.interaction_type from public.interactions i where i.interaction_id = o.last_interaction_id) as last_interaction_type,
  (select lookup.label from public.interactions i join public.interaction_type_lu lookup on lookup.code = i.interaction_type
   where i.interaction_id = o.last_interaction_id) as last_interaction_type_label,
  (select i.subject from public.interactions i where i.interaction_id = o.last_interaction_id) as last_interaction_subject,
  coalesce(o.last_interaction_at, o.created_at) as last_activity_at,
  floor(extract(epoch from now() - coalesce(o.last_interaction_at, o.created_at)) / 86400)::integer as days_since_activity,
  coalesce(not stage.is_closed
    and coalesce(o.last_interaction_at, o.created_at) < now() - make_interval(days => stage.stale_after_days), false) as is_stale,
  o.created_at,
  o.updated_at,
  o.notes
from private.live_opportunities o
left join public.stage_lu stage on stage.code = o.stage;
comment on view reporting.pipeline_full is
  'Each opportunity with the names around it, its latest interaction and its warnings; board and list read it.';
comment on column reporting.pipeline_full.days_since_activity is 'Whole days since the latest interaction, or since creation if there is none.';
comment on column reporting.pipeline_full.is_stale is 'Open, and untouched for longer than its stage allows.';
comment on column reporting.pipeline_full.is_overdue is 'Something was owed before today, and nobody has logged anything since; see due_date.';

create or replace view reporting.opportunity_timeline with (security_invoker = true) as
select
  i.interaction_id,
  i.opportunity_id,
  i.contact_id,
  contact.full_name as contact_name,
  i.interaction_type,
  type.label as interaction_type_label,
  i.interaction_date,
  i.stage,
  stage.label as stage_label,
  i.status,
  status.label as status_label,
  i.subject,
  i.notes,
  i.follow_up_date,
  i.owner_user_id,
  owner.full_name as owner_name,
  i.created_at,
  i.updated_at,
  coalesce(lock.at > now(), false) as may_edit_drivers,
  case when isfinite(lock.at) then lock.at end as drivers_locked_at
from private.live_interactions i
left join private.live_opportunities o on o.opportunity_id = i.opportunity_id
cross join lateral (select private.drivers_editable_until(i.owner_user_id, i.created_at, o.owner_user_id) as at) lock
left join public.contacts contact on contact.contact_id = i.contact_id
left join public.user_profiles owner on owner.user_id = i.owner_user_id
left join public.interaction_type_lu type on type.code = i.interaction_type
left join public.stage_lu stage on stage.code = i.stage
left join public.status_lu status on status.code = i.status;
comment on view reporting.opportunity_timeline is 'Interactions with the names around them, and what the reader may change.';
comment on column reporting.opportunity_timeline.may_edit_drivers is 'Whether the reader may change stage, status, date and opportunity, or archive it, now.';
comment on column reporting.opportunity_timeline.drivers_locked_at is 'When the reader''s own 24 hours end or ended; null where no clock applies to them.';

create or replace view reporting.org_principal_summary with (security_invoker = true) as
select
  o.organization_id,
  o.principal_org_id,
  count(*) as opportunities,
  count(*) filter (where not s.is_closed) as open_opportunities,
  count(*) filter (where s.is_won) as won_opportunities,
  count(*) filter (where s.is_closed and not s.is_won) as lost_opportunities,
  coalesce(sum(o.estimated_value) filter (where not s.is_closed), 0) as open_value,
  coalesce(sum(o.estimated_value) filter (where s.is_won), 0) as won_value,
  max(o.last_interaction_at) as last_interaction_at
from private.live_opportunities o
join public.stage_lu s on s.code = o.stage
group by o.organization_id, o.principal_org_id;
comment on view reporting.org_principal_summary is 'What each customer does with each principal: opportunities and values, open, won and lost.';

create or replace view reporting.sync_drift with (security_invoker = true) as
select
  o.opportunity_id,
  o.stage, case when o.stage_manual then o.stage else d.stage end as derived_stage,
  o.status, case when o.status_manual then o.status else d.status end as derived_status,
  o.last_interaction_id, d.last_interaction_id as derived_last_interaction_id,
  o.last_interaction_at, d.last_interaction_at as derived_last_interaction_at,
  o.follow_up_date, d.follow_up_date as derived_follow_up_date
from private.live_opportunities o
join private.derived_opportunities d using (opportunity_id)
where (o.stage, o.status, o.last_interaction_id, o.last_interaction_at, o.follow_up_date)
      is distinct from
      (case when o.stage_manual then o.stage else d.stage end,
       case when o.status_manual then o.status else d.status end,
       d.last_interaction_id, d.last_interaction_at, d.follow_up_date);
comment on view reporting.sync_drift is 'Opportunities whose stored stage, status, latest interaction or follow-up is not what their interactions say. Always empty.';

-- The pipeline as list and board show it. A filter is what stands in the screen's address, so that page,
-- totals, board and export mean the same by it: {"stage": ["new_lead"], "status": ["active"], "priority": ["A"],
-- "owner": id, "principal": id, "distributor": id, "state": "MI", "stale": true,
-- "due": "overdue", "today" or "week" (the six days after), "today": "2026-03-04", "q": "what was typed"}. Each is optional.
-- As a condition's text: planned for what is given, the rest vanishes, and an index alone gives a total.
create or replace function private.pipeline_where(filter jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  today constant date := coalesce((filter ->> 'today')::date, current_date);
  unknown text;
  text_condition text;
begin
  select string_agg(key, ', ' order by key) into unknown from jsonb_object_keys(filter) key
  where key not in ('stage', 'status', 'priority', 'owner', 'principal', 'distributor', 'state', 'stale', 'due', 'today', 'q');
  if unknown is not null then
    raise exception using errcode = 'invalid_parameter_value',
      message = format('The pipeline has no filter named %s.', unknown);
  end if;
  if filter ->> 'q' is not null then
    -- Found once, here, and compared by hash: a board asks for one stage after the other.
    text_condition := format('o.opportunity_id = any (%L::uuid[])', array(select private.pipeline_matching(filter ->> 'q')));
  end if;
  return concat_ws(' and ',
    'true',
    (select string_agg(format('o.%I = any (%L::text[])', key,
                              array(select jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value else jsonb_build_array(value) end))),
                       ' and ')
     from jsonb_each(jsonb_strip_nulls(filter)) where key in ('stage', 'status', 'priority')),
    'o.owner_user_id = ' || quote_literal(filter ->> 'owner') || '::uuid',
    'o.principal_org_id = ' || quote_literal(filter ->> 'principal') || '::uuid',
    'o.distributor_org_id = ' || quote_literal(filter ->> 'distributor') || '::uuid',
    'o.organization_id in (select org.organization_id from public.organizations org where org.state = '
      || quote_literal(filter ->> 'state') || ')',
    case when (filter ->> 'stale')::boolean then
      'o.closed_at is null and not s.is_closed and coalesce(o.last_interaction_at, o.created_at) < now() - make_interval(days => s.stale_after_days)' end,
    case filter ->> 'due'
      when 'overdue' then format('o.due_date < %L::date', today)
      when 'today' then format('o.due_date = %L::date', today)
      when 'week' then format('o.due_date between %L::date and %L::date', today + 1, today + 6) end,
    text_condition);
end
$$;
comment on function private.pipeline_where(jsonb) is
  'A pipeline filter as a condition on opportunities o and their stage s.';
revoke all on function private.pipeline_where(jsonb) from public;
grant execute on function private.pipeline_where(jsonb) to authenticated, service_role;

create or replace function reporting.pipeline_totals(filter jsonb default '{}')
returns table (stage text, opportunities bigint, total_value numeric, weighted_value numeric)
language plpgsql stable set search_path = '' as $$
begin
  return query execute format('
    select o.stage, count(*), coalesce(sum(o.estimated_value), 0),
           coalesce(round(sum(o.estimated_value) * min(s.probability) / 100, 2), 0)
    from private.live_opportunities o
    join public.stage_lu s on s.code = o.stage
    where %s
    group by o.stage', private.pipeline_where(filter));
end
$$;
comment on function reporting.pipeline_totals(jsonb) is
  'Count and values of the caller''s opportunities per stage, after a filter. Stages without any are absent.';

-- First the keys, sorted and cut; then what is shown of them, for that page alone. The next page begins
-- after the last row of this one (its value and its id), so that what changes above shifts nothing.
create or replace function reporting.pipeline_page(
  filter jsonb default '{}', sort text default 'due_date', descending boolean default false,
  after jsonb default null, page_size integer default 50)
returns setof reporting.pipeline_full
language plpgsql stable rows 50 set search_path = '' as $$
declare
  -- Only what an opportunity says itself: names around it would have to be looked up for all.
  sorted_by constant text := case
    when sort in ('due_date', 'next_action_date', 'estimated_value', 'priority', 'expected_close_date', 'closed_at', 'created_at', 'name')
      then 'o.' || quote_ident(sort)
    when sort = 'last_activity_at' then 'coalesce(o.last_interaction_at, o.created_at)'
    when sort = 'stage_sort_order' then 's.sort_order' end;
  later constant text := case when descending then '<' else '>' end;
begin
  if sorted_by is null then
    raise exception using errcode = 'invalid_parameter_value', message = format('The pipeline is not sorted by %s.', sort);
  end if;
  return query execute format('
    select v.*
    from (
      select sorted.*, row_number() over () as place
      from (
        select o.opportunity_id
        from private.live_opportunities o
        join public.stage_lu s on s.code = o.stage
        where %s and %s
        order by %s %s nulls last, o.opportunity_id
        limit %s
      ) sorted
    ) page
    join reporting.pipeline_full v using (opportunity_id)
    order by page.place',
    private.pipeline_where(filter),
    case
      when after is null then 'true'
      when after ->> 'value' is null then format('%s is null and o.opportunity_id > %L', sorted_by, after ->> 'id')
      else format('(%1$s %2$s %3$L or %1$s = %3$L and o.opportunity_id > %4$L or %1$s is null)',
                  sorted_by, later, after ->> 'value', after ->> 'id') end,
    sorted_by, case when descending then 'desc' else 'asc' end,
    least(page_size, 1000));
end
$$;
comment on function reporting.pipeline_page(jsonb, text, boolean, jsonb, integer) is
  'A page of the pipeline after a filter, sorted by one of its columns, nothing last; after: {"value": …, "id": …} of the row before.';
revoke all on function reporting.pipeline_totals(jsonb), reporting.pipeline_page(jsonb, text, boolean, jsonb, integer) from public;
grant execute on function reporting.pipeline_totals(jsonb), reporting.pipeline_page(jsonb, text, boolean, jsonb, integer)
  to authenticated, service_role;

create or replace view reporting.board_cards with (security_invoker = true) as
select
  card.opportunity_id, card.organization_id, card.organization_name, card.principal_org_id, card.principal_name,
  card.product_id, card.product_name, card.owner_user_id, card.owner_name, card.stage, card.stage_manual, card.status,
  card.loss_reason, card.loss_reason_label, card.closed_at, card.priority, card.estimated_value, card.next_action,
  card.next_action_date, card.last_activity_at, card.last_interaction_at, card.is_stale, card.due_date
from reporting.pipeline_full card;
comment on view reporting.board_cards is 'Of each opportunity what a card of the board shows.';

-- First which cards, from an index that has all that orders them, and then what stands on those few.
create or replace function reporting.board(filter jsonb default '{}', cards_per_stage integer default 20, skip integer default 0)
returns setof reporting.board_cards
language plpgsql stable set search_path = '' as $$
begin
  return query execute format('
    select card.*
    from public.stage_lu s
    cross join lateral (
      select first.opportunity_id, row_number() over () as place
      from (
        select o.opportunity_id
        from private.live_opportunities o
        where o.stage = s.code and %s
        order by case when s.is_closed then o.closed_at end desc nulls last,
                 case when not s.is_closed then o.next_action_date end nulls last,
                 o.opportunity_id
        limit %s offset %s
      ) first
    ) picked
    join reporting.board_cards card using (opportunity_id)
    order by s.sort_order, s.code, picked.place', private.pipeline_where(filter),
    coalesce(cards_per_stage, 20), coalesce(skip, 0));
end
$$;
comment on function reporting.board(jsonb, integer, integer) is
  'The first cards of every stage at once, or the next ones, after a filter: what is due first leads, in a closed stage what closed last.';
revoke all on function reporting.board(jsonb, integer, integer) from public;
grant execute on function reporting.board(jsonb, integer, integer) to authenticated, service_role;

-- Their newest interactions are among those of the opportunities that were touched last.
create or replace function reporting.organization_activity(organization_id uuid, max_results integer default 20)
returns table (interaction_id uuid, interaction_date timestamptz, interaction_type_label text, subject text, notes text,
               opportunity_id uuid, opportunity_name text, customer_id uuid, customer_name text, contact_id uuid, contact_name text,
               owner_user_id uuid)
language plpgsql stable set search_path = '' rows 20 as $$
#variable_conflict use_column
begin
  return query
  with touched as materialized (
    select o.opportunity_id, o.name, o.organization_id
    from private.live_opportunities o
    where o.last_interaction_at is not null
      and (o.organization_id = organization_activity.organization_id
           or o.principal_org_id = organization_activity.organization_id
           or o.distributor_org_id = organization_activity.organization_id)
    order by o.last_interaction_at desc limit least(max_results, 100)
  ),
  newest as materialized (
    select i.*, t.name as opportunity_name, t.organization_id as customer_id
    from touched t
    cross join lateral (
      select each.interaction_id, each.interaction_date, each.interaction_type, each.subject, each.notes,
             each.opportunity_id, each.contact_id, each.owner_user_id
      from private.live_interactions each
      where each.opportunity_id = t.opportunity_id
      order by each.interaction_date desc limit least(max_results, 100)) i
    order by i.interaction_date desc limit least(max_results, 100)
  )
  select n.interaction_id, n.interaction_date, type.label, n.subject, n.notes, n.opportunity_id, n.opportunity_name,
         n.customer_id, (select org.name::text from public.organizations org where org.organization_id = n.customer_id),
         n.contact_id, (select c.full_name from public.contacts c where c.contact_id = n.contact_id), n.owner_user_id
  from newest n
  left join public.interaction_type_lu type on type.code = n.interaction_type
  order by n.interaction_date desc, n.interaction_id;
end
$$;
comment on function reporting.organization_activity(uuid, integer) is
  'The newest interactions on the opportunities in which an organization is the customer, the principal or the distributor.';
revoke all on function reporting.organization_activity(uuid, integer) from public;
grant execute on function reporting.organization_activity(uuid, integer) to authenticated, service_role;

-- By name: "all tables in schema reporting" would reach pack 060's materialized view in a later run.
grant select on reporting.latest_interaction, reporting.pipeline_full, reporting.board_cards, reporting.opportunity_timeline,
  reporting.org_principal_summary, reporting.sync_drift to authenticated, service_role;

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 5 and status = 'running';

commit;
