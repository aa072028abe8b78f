-- Phase 4: opportunities, interactions, and the rules that tie them.
--
-- The central rule (R2): unless it is set by hand, an opportunity's stage is the stage of its newest
-- interaction that names one, else the one it was created with; likewise its status.
-- private.derived_opportunities says so once. The sync trigger stores what it says, the guard on
-- opportunities compares with it, opportunities_enriched shows it, reporting.sync_drift checks it.
--
-- Concurrency (R6): under READ COMMITTED a recomputation is right only if its snapshot is younger
-- than the lock. So sync first locks the opportunities (in order of their ids, and with NO KEY
-- UPDATE, which the foreign keys' KEY SHARE does not conflict with), then recomputes in its next
-- statement. Whoever locks both locks interactions before opportunities.

begin;

insert into public.migration_control (phase_number, status, started_at, pack)
select 4, 'running', clock_timestamp(), '030_opps_interactions_rules.sql'
where not exists (select from public.migration_control where phase_number = 4 and status = 'running');

-- Trigger timing --------------------------------------------------------------------------------

create table if not exists private.slow_trigger_calls (
  call_id       bigint generated always as identity primary key,
  function_name text not null,
  table_name    text not null,
  operation     text not null,
  duration_ms   numeric(12, 3) not null,
  happened_at   timestamptz not null default clock_timestamp()
);
comment on table private.slow_trigger_calls is 'Calls of our trigger functions that took over 50 ms.';
do $$ begin perform private.close_new_table('private.slow_trigger_calls'); end $$;

create or replace function private.note_trigger_time(started timestamptz, function_name text, table_name text, operation text)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  duration_ms numeric := extract(epoch from clock_timestamp() - started) * 1000;
begin
  -- From a trigger only: users may execute this, but the table is not theirs to write in.
  if duration_ms > 50 and pg_trigger_depth() > 0 then
    insert into private.slow_trigger_calls (function_name, table_name, operation, duration_ms)
    values (note_trigger_time.function_name, note_trigger_time.table_name, note_trigger_time.operation, duration_ms);
  end if;
end
$$;
comment on function private.note_trigger_time(timestamptz, text, text, text) is
  'Records a trigger call that took over 50 ms since its start.';
revoke all on function private.note_trigger_time(timestamptz, text, text, text) from public;
-- Some triggers run as the caller.
grant execute on function private.note_trigger_time(timestamptz, text, text, text) to authenticated, service_role;

-- Opportunities ---------------------------------------------------------------------------------

create table if not exists public.opportunities (
  opportunity_id      uuid primary key default gen_random_uuid(),
  name                text not null,
  organization_id     uuid not null references public.organizations (organization_id),
  principal_org_id    uuid references public.organizations (organization_id),
  product_id          uuid,
  distributor_org_id  uuid references public.organizations (organization_id),
  owner_user_id       uuid not null default auth.uid(),
  stage               text not null default 'new_lead' references public.stage_lu (code),
  status              text not null default 'active' references public.status_lu (code),
  stage_manual        boolean not null default false,
  status_manual       boolean not null default false,
  source              text references public.source_lu (code),
  loss_reason         text references public.loss_reason_lu (code),
  priority            text,
  estimated_value     numeric(12, 2),
  expected_close_date date,
  closed_at           timestamptz,
  next_action         text,
  next_action_date    date,
  next_action_set_at  timestamptz,
  notes               text,
  initial_stage       text not null default 'new_lead' references public.stage_lu (code),
  initial_status      text not null default 'active' references public.status_lu (code),
  last_interaction_id uuid,
  last_interaction_at timestamptz,
  follow_up_date      date,
  -- A next step that was set after the latest interaction is still to come, whatever its date.
  due_date            date generated always as (
    case when closed_at is null then least(
      follow_up_date,
      case when last_interaction_at is null or last_interaction_at < next_action_set_at
             or (last_interaction_at at time zone 'UTC')::date < next_action_date
           then next_action_date end)
    end) stored,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now(),
  constraint opportunities_name_check check (name ~ '\S' and length(name) <= 300),
  constraint opportunities_product_or_principal_check check (product_id is not null or principal_org_id is not null),
  constraint opportunities_product_id_principal_org_id_fkey foreign key (product_id, principal_org_id)
    references public.products (product_id, principal_org_id) on update cascade,
  constraint opportunities_priority_check check (priority in ('A', 'B', 'C', 'D')),
  constraint opportunities_estimated_value_check check (estimated_value >= 0 and estimated_value <> 'NaN')
) with (fillfactor = 90);
comment on table public.opportunities is 'One chance to place a principal''s product with a customer.';
comment on column public.opportunities.organization_id is 'The customer.';
comment on column public.opportunities.stage_manual is 'True: the stage is set by hand, and interactions do not change it.';
comment on column public.opportunities.status_manual is 'True: the status is set by hand, and interactions do not change it.';
-- The trigger overwrites both defaults; they are there so that generated types ask nobody for these columns.
comment on column public.opportunities.initial_stage is 'The stage it was created with, and falls back to. Kept by a trigger.';
comment on column public.opportunities.initial_status is 'The status it was created with, and falls back to. Kept by a trigger.';
comment on column public.opportunities.last_interaction_id is 'Newest interaction. Kept by the sync trigger, so that lists need not look for it; no foreign key, because the trigger is the rule.';
comment on column public.opportunities.next_action_set_at is 'When the next step or its date was last set, to the minute, as interactions are dated. Kept by a trigger.';
comment on column public.opportunities.follow_up_date is 'The earliest day that an interaction promised a follow-up for, until something is logged on or after that day. Kept by the sync trigger.';
comment on column public.opportunities.due_date is 'When something is owed: the next step''s date or a promised follow-up, whichever comes first, until something is logged on or after that day; null once closed.';
comment on column public.opportunities.closed_at is 'When it entered a closed stage: the deciding interaction''s date, or now if by hand. Kept by a trigger.';

-- Every foreign key has its index; those on owner and customer also give the lists their order.
create index if not exists opportunities_organization_id_idx on public.opportunities (organization_id);
create index if not exists opportunities_principal_org_id_owner_user_id_idx on public.opportunities (principal_org_id, owner_user_id);
create index if not exists opportunities_product_id_principal_org_id_idx on public.opportunities (product_id, principal_org_id);
create index if not exists opportunities_distributor_org_id_owner_user_id_idx on public.opportunities (distributor_org_id, owner_user_id);
create index if not exists opportunities_owner_user_id_stage_idx on public.opportunities (owner_user_id, stage);
create index if not exists opportunities_stage_idx on public.opportunities (stage);
create index if not exists opportunities_status_idx on public.opportunities (status);
create index if not exists opportunities_source_idx on public.opportunities (source);
create index if not exists opportunities_loss_reason_idx on public.opportunities (loss_reason);
create index if not exists opportunities_initial_stage_idx on public.opportunities (initial_stage);
create index if not exists opportunities_initial_status_idx on public.opportunities (initial_status);

do $$ begin perform private.close_new_table('public.opportunities'); end $$;

-- Interactions ----------------------------------------------------------------------------------

create table if not exists public.interactions (
  interaction_id   uuid primary key default gen_random_uuid(),
  opportunity_id   uuid not null references public.opportunities (opportunity_id),
  contact_id       uuid references public.contacts (contact_id),
  interaction_type text not null references public.interaction_type_lu (code),
  interaction_date timestamptz not null default now(),
  stage            text references public.stage_lu (code),
  status           text references public.status_lu (code),
  subject          text,
  notes            text,
  follow_up_date   date,
  owner_user_id    uuid not null default auth.uid(),
  created_at       timestamptz not null default clock_timestamp(),
  updated_at       timestamptz not null default now(),
  constraint interactions_interaction_date_check check (isfinite(interaction_date)),
  constraint interactions_subject_check check (length(subject) <= 300),
  constraint interactions_notes_check check (length(notes) <= 20000)
);
comment on table public.interactions is 'A call, visit or mail; may say in which stage and status it leaves its opportunity.';
comment on column public.interactions.stage is 'The stage this interaction sets; null: says nothing.';
comment on column public.interactions.status is 'The status this interaction sets; null: says nothing.';
-- The clock, not now(): of two interactions with one date in one transaction, the later one counts.
comment on column public.interactions.created_at is 'Start of the 24 hours in which its owner may correct stage, status and date; users cannot set it.';

-- Newest first, with the tie-breakers of R2, so that sync reads its first entry.
create index if not exists interactions_opportunity_id_newest_idx on public.interactions
  (opportunity_id, interaction_date desc, created_at desc, interaction_id desc);
create index if not exists interactions_owner_user_id_interaction_date_idx on public.interactions (owner_user_id, interaction_date desc);
create index if not exists interactions_interaction_date_idx on public.interactions (interaction_date);
create index if not exists interactions_contact_id_idx on public.interactions (contact_id) where contact_id is not null;
create index if not exists interactions_interaction_type_idx on public.interactions (interaction_type);
create index if not exists interactions_stage_idx on public.interactions (stage) where stage is not null;
create index if not exists interactions_status_idx on public.interactions (status) where status is not null;

do $$ begin perform private.close_new_table('public.interactions'); end $$;

-- What counts, and what follows from it ---------------------------------------------------------
-- Pack 050 brings archiving and replaces these two views, and nothing else, to leave archived rows
-- out. A later run of this pack must not take that back.

do $$
begin
  if to_regclass('private.live_opportunities') is null then
    create view private.live_opportunities with (security_invoker = true) as
      select * from public.opportunities;
  end if;
  if to_regclass('private.live_interactions') is null then
    create view private.live_interactions with (security_invoker = true) as
      select * from public.interactions;
  end if;
end
$$;
comment on view private.live_opportunities is 'Opportunities that count: not archived, once pack 050 ran.';
comment on view private.live_interactions is 'Interactions that count: not archived, once pack 050 ran.';

create or replace view private.derived_opportunities with (security_invoker = true) as
select
  o.opportunity_id,
  coalesce(staged.stage, o.initial_stage) as stage,
  -- The first of those that name it in a row. Null where it has been in it since it was created.
  (select min(i.interaction_date)
   from (select 1) one
   left join lateral (
     select other.interaction_date, other.created_at, other.interaction_id from private.live_interactions other
     where other.opportunity_id = o.opportunity_id and other.stage <> staged.stage
     order by other.interaction_date desc, other.created_at desc, other.interaction_id desc limit 1) other on true
   join private.live_interactions i on i.opportunity_id = o.opportunity_id and i.stage = staged.stage
   where case when other.interaction_id is null then staged.stage <> o.initial_stage
              else (i.interaction_date, i.created_at, i.interaction_id)
                   > (other.interaction_date, other.created_at, other.interaction_id) end) as stage_since,
  coalesce(stated.status, o.initial_status) as status,
  newest.interaction_id as last_interaction_id,
  newest.interaction_date as last_interaction_at,
  least(newest.follow_up_date, promised.follow_up_date) as follow_up_date
from private.live_opportunities o
left join lateral (
  select i.stage, i.interaction_date from private.live_interactions i
  where i.opportunity_id = o.opportunity_id and i.stage is not null
  order by i.interaction_date desc, i.created_at desc, i.interaction_id desc limit 1
) staged on true
left join lateral (
  select i.status from private.live_interactions i
  where i.opportunity_id = o.opportunity_id and i.status is not null
  order by i.interaction_date desc, i.created_at desc, i.interaction_id desc limit 1
) stated on true
left join lateral (
  select i.interaction_id, i.interaction_date, i.follow_up_date from private.live_interactions i
  where i.opportunity_id = o.opportunity_id
  order by i.interaction_date desc, i.created_at desc, i.interaction_id desc limit 1
) newest on true
left join lateral (
  select min(i.follow_up_date) as follow_up_date from private.live_interactions i
  where i.opportunity_id = o.opportunity_id
    and i.follow_up_date > (newest.interaction_date at time zone 'UTC')::date
) promised on true;
comment on view private.derived_opportunities is
  'R2, said once: what each opportunity''s interactions make of it. Also what they promised: the latest one''s follow-up, and earlier ones'' that are to come after it.';

revoke all on private.live_opportunities, private.live_interactions, private.derived_opportunities from public;
grant select on private.live_opportunities, private.live_interactions, private.derived_opportunities to authenticated, service_role;

create or replace view public.opportunities_enriched with (security_invoker = true) as
select
  o.*,
  case when o.stage_manual then o.stage else d.stage end as effective_stage,
  case when o.status_manual then o.status else d.status end as effective_status
from private.live_opportunities o
join private.derived_opportunities d using (opportunity_id);
comment on view public.opportunities_enriched is
  'Opportunities with stage and status computed at reading, the way that needs no trigger; always equal to the stored ones.';
revoke all on public.opportunities_enriched from public, anon, authenticated;
grant select on public.opportunities_enriched to authenticated, service_role;

-- R1, R3, R4: what an opportunity may say of itself ---------------------------------------------

create or replace function private.refuse_stage(target_stage text, has_product boolean, has_loss_reason boolean) returns void
language plpgsql stable set search_path = '' as $$
declare
  entered public.stage_lu;
begin
  select * into entered from public.stage_lu where code = target_stage;
  if entered.requires_product and not has_product then
    raise exception using errcode = 'KP401',
      message = format('The stage "%s" needs a product, and this opportunity has none.', entered.label),
      detail = 'column: stage',
      hint = 'Choose the product on the opportunity first, or pick another stage.';
  end if;
  if entered.is_closed and not entered.is_won and not has_loss_reason then
    raise exception using errcode = 'KP403',
      message = format('The stage "%s" needs a loss reason.', entered.label),
      detail = 'column: loss_reason',
      hint = 'Say why it was lost.';
  end if;
end
$$;
comment on function private.refuse_stage(text, boolean, boolean) is
  'R4: raises KP401 or KP403 where an opportunity like this may not be in that stage.';
revoke all on function private.refuse_stage(text, boolean, boolean) from public;

-- Security definer: what the interactions say must not depend on which of them the caller sees.
create or replace function private.tg_opportunities__apply_rules() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
  derived private.derived_opportunities;
begin
  if tg_op = 'INSERT' then
    new.initial_stage := new.stage;
    new.initial_status := new.status;
    new.last_interaction_id := null;
    new.last_interaction_at := null;
    new.follow_up_date := null;
  else
    new.initial_stage := old.initial_stage;
    new.initial_status := old.initial_status;
    if (new.stage, new.stage_manual, new.status, new.status_manual)
       is distinct from (old.stage, old.stage_manual, old.status, old.status_manual) then
      select * into derived from private.derived_opportunities d where d.opportunity_id = new.opportunity_id;
      if not new.stage_manual then
        if new.stage is distinct from old.stage and new.stage is distinct from derived.stage then
          raise exception using errcode = 'KP301',
            message = 'The stage follows the latest interaction and is not changed directly.',
            detail = 'column: stage',
            hint = 'Log an interaction with the new stage, or set stage_manual to true in the same change.';
        end if;
        new.stage := coalesce(derived.stage, old.stage);
      end if;
      if not new.status_manual then
        if new.status is distinct from old.status and new.status is distinct from derived.status then
          raise exception using errcode = 'KP302',
            message = 'The status follows the latest interaction and is not changed directly.',
            detail = 'column: status',
            hint = 'Log an interaction with the new status, or set status_manual to true in the same change.';
        end if;
        new.status := coalesce(derived.status, old.status);
      end if;
    end if;
  end if;

  -- A product brings its principal, unless the caller names one: then the foreign key judges.
  if new.product_id is not null and (
    new.principal_org_id is null
    or (tg_op = 'UPDATE' and new.product_id is distinct from old.product_id
        and new.principal_org_id is not distinct from old.principal_org_id)
  ) then
    select p.principal_org_id into new.principal_org_id from public.products p where p.product_id = new.product_id;
  end if;

  if tg_op = 'UPDATE' and old.product_id is not null and new.product_id is null and new.stage = old.stage
     and (select requires_product from public.stage_lu where code = new.stage) then
    raise exception using errcode = 'KP402',
      message = 'The product cannot be taken away while the opportunity is in a stage that needs one.',
      detail = 'column: product_id',
      hint = 'Move the opportunity to another stage first, or choose another product.';
  end if;
  perform private.refuse_stage(new.stage, new.product_id is not null, new.loss_reason is not null);

  if not (select is_closed from public.stage_lu where code = new.stage) then
    new.closed_at := null;
  elsif tg_op = 'INSERT' or new.stage is distinct from old.stage then
    new.closed_at := coalesce(
      case when tg_op = 'UPDATE' and not new.stage_manual then derived.stage_since end,
      case when tg_op = 'INSERT' then new.closed_at end,
      now());
  elsif old.stage_manual and not new.stage_manual then
    new.closed_at := coalesce(derived.stage_since, new.closed_at);
  end if;

  perform private.note_trigger_time(started, 'tg_opportunities__apply_rules', tg_table_name, tg_op);
  return new;
end
$$;
comment on function private.tg_opportunities__apply_rules() is
  'R1, R3, R4: principal follows product; stage and status change by hand only under their flag; gates; closed_at.';
revoke all on function private.tg_opportunities__apply_rules() from public;

create or replace trigger _100_apply_rules before insert on public.opportunities
  for each row execute function private.tg_opportunities__apply_rules();
create or replace trigger _110_apply_rules before update on public.opportunities
  for each row
  when ((old.stage, old.stage_manual, old.status, old.status_manual, old.initial_stage, old.initial_status,
         old.product_id, old.principal_org_id, old.loss_reason, old.closed_at)
        is distinct from
        (new.stage, new.stage_manual, new.status, new.status_manual, new.initial_stage, new.initial_status,
         new.product_id, new.principal_org_id, new.loss_reason, new.closed_at))
  execute function private.tg_opportunities__apply_rules();
create or replace trigger _900_set_updated_at before update on public.opportunities
  for each row execute function public.set_updated_at();

create or replace function private.tg_opportunities__next_step() returns trigger
language plpgsql volatile set search_path = '' as $$
begin
  new.next_action_set_at := date_trunc('minute', now());
  return new;
end
$$;
-- Like set_updated_at() it runs no query that could be slow, so it does not time itself.
comment on function private.tg_opportunities__next_step() is 'Notes when the next step was set.';
revoke all on function private.tg_opportunities__next_step() from public;

create or replace trigger _140_next_step before insert on public.opportunities
  for each row when (new.next_action_date is not null and new.next_action_set_at is null)
  execute function private.tg_opportunities__next_step();
create or replace trigger _150_next_step before update on public.opportunities
  for each row
  when ((old.next_action, old.next_action_date) is distinct from (new.next_action, new.next_action_date))
  execute function private.tg_opportunities__next_step();

-- R2, R6: sync ----------------------------------------------------------------------------------

-- One plan for any number of ids, kept: planning anew would take longer than the work for one interaction.
create or replace function private.sync_opportunities(ids uuid[]) returns void
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  update public.opportunities o
  set stage = case when o.stage_manual then o.stage else d.stage end,
      status = case when o.status_manual then o.status else d.status end,
      last_interaction_id = d.last_interaction_id,
      last_interaction_at = d.last_interaction_at,
      follow_up_date = d.follow_up_date,
      -- Entering and leaving a closed stage is the trigger's; here what closed it is dated anew.
      closed_at = case when o.closed_at is null or o.stage_manual or d.stage <> o.stage then o.closed_at
                       else coalesce(d.stage_since, o.closed_at) end
  from private.derived_opportunities d
  where d.opportunity_id = any (ids)
    and o.opportunity_id = d.opportunity_id
    and (case when o.stage_manual then o.stage else d.stage end,
         case when o.status_manual then o.status else d.status end,
         d.last_interaction_id, d.last_interaction_at, d.follow_up_date,
         case when o.closed_at is null or o.stage_manual or d.stage <> o.stage then o.closed_at
              else coalesce(d.stage_since, o.closed_at) end)
        is distinct from
        (o.stage, o.status, o.last_interaction_id, o.last_interaction_at, o.follow_up_date, o.closed_at);
end
$$;
comment on function private.sync_opportunities(uuid[]) is
  'Stores what the interactions say in these opportunities. The caller holds their locks, taken in an earlier statement.';
revoke all on function private.sync_opportunities(uuid[]) from public;

create or replace function private.tg_interactions__sync() returns trigger
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  started constant timestamptz := clock_timestamp();
  touched uuid[];
  changed uuid[];
  naming uuid[];  -- those of them that name their stage anew, which restoring does not
  wrong record;
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct n.opportunity_id), array_agg(n.interaction_id), array_agg(n.interaction_id)
    into touched, changed, naming from new_rows n;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct o.opportunity_id) into touched from old_rows o;
  elsif tg_op = 'TRUNCATE' then
    select array_agg(o.opportunity_id) into touched from public.opportunities o where o.last_interaction_id is not null;
  else
    -- The driver fields, and the follow-up. deleted_at is read by name, because it arrives in pack 050.
    select array_agg(distinct ids.opportunity_id), array_agg(distinct n.interaction_id),
           array_agg(distinct n.interaction_id)
             filter (where (o.opportunity_id, o.stage) is distinct from (n.opportunity_id, n.stage))
    into touched, changed, naming
    from old_rows o
    full join new_rows n using (interaction_id)  -- full: the service role may change an id
    cross join lateral (values (o.opportunity_id), (n.opportunity_id)) ids (opportunity_id)
    where (o.opportunity_id, o.interaction_date, o.stage, o.status, o.created_at, o.follow_up_date,
           to_jsonb(o) -> 'deleted_at')
          is distinct from
          (n.opportunity_id, n.interaction_date, n.stage, n.status, n.created_at, n.follow_up_date,
           to_jsonb(n) -> 'deleted_at');
  end if;
  if touched is null then
    return null;
  end if;

  perform from public.opportunities o where o.opportunity_id = any (touched)
  order by o.opportunity_id for no key update;

  if changed is not null then
    for wrong in
      select distinct i.stage, o.product_id is not null as has_product, o.loss_reason is not null as has_loss_reason,
             l.opportunity_id is null as is_archived
      from private.live_interactions i
      join public.opportunities o using (opportunity_id)
      left join private.live_opportunities l using (opportunity_id)
      left join public.stage_lu s on s.code = i.stage
      where i.interaction_id = any (changed)
        and (l.opportunity_id is null
             or (((s.requires_product and o.product_id is null)
                  or (s.is_closed and not s.is_won and o.loss_reason is null))
                 and i.interaction_id = any (naming)))
      limit 1
    loop
      if wrong.is_archived then
        raise exception using errcode = 'KP705',
          message = 'The opportunity has been archived, so no interaction can be added to it.',
          detail = 'column: opportunity_id',
          hint = 'Restore the opportunity first.';
      end if;
      perform private.refuse_stage(wrong.stage, wrong.has_product, wrong.has_loss_reason);
    end loop;
  end if;

  perform private.sync_opportunities(touched);
  perform private.note_trigger_time(started, 'tg_interactions__sync', tg_table_name, tg_op);
  return null;
end
$$;
comment on function private.tg_interactions__sync() is
  'R2, R4, R6: locks the touched opportunities, checks the stages that the new interactions name, and syncs.';
revoke all on function private.tg_interactions__sync() from public;

create or replace trigger _300_sync_insert after insert on public.interactions
  referencing new table as new_rows
  for each statement execute function private.tg_interactions__sync();
create or replace trigger _310_sync_update after update on public.interactions
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.tg_interactions__sync();
create or replace trigger _320_sync_delete after delete on public.interactions
  referencing old table as old_rows
  for each statement execute function private.tg_interactions__sync();
create or replace trigger _330_sync_truncate after truncate on public.interactions
  for each statement execute function private.tg_interactions__sync();

-- R5: who may change what an interaction says of its opportunity ---------------------------------

create or replace function private.drivers_editable_until(interaction_owner uuid, logged_at timestamptz, opportunity_owner uuid)
returns timestamptz
language sql stable set search_path = '' as $$
  select case
    when auth.uid() is null or auth.uid() = opportunity_owner then 'infinity'::timestamptz
    when auth.uid() = interaction_owner then logged_at + interval '24 hours'
    else '-infinity'::timestamptz
  end
$$;
comment on function private.drivers_editable_until(uuid, timestamptz, uuid) is
  'R5, said once: until when the caller may change date, stage, status and opportunity of an interaction, or archive it. No user (service role): always.';
revoke all on function private.drivers_editable_until(uuid, timestamptz, uuid) from public;
grant execute on function private.drivers_editable_until(uuid, timestamptz, uuid) to authenticated, service_role;

create or replace function private.refuse_driver_edit(target public.interactions) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  editable_until timestamptz;
begin
  select private.drivers_editable_until(target.owner_user_id, target.created_at, o.owner_user_id)
  into editable_until
  from public.opportunities o where o.opportunity_id = target.opportunity_id;
  if editable_until <= now() then
    raise exception using errcode = 'KP501',
      message = case when editable_until > '-infinity'
        then 'Stage, status and date of an interaction can be changed by its owner for 24 hours only.'
        else 'Stage, status and date of an interaction can be changed only by the opportunity''s owner, or by its own owner within 24 hours.'
      end,
      detail = 'column: interaction_date, stage, status, opportunity_id',
      hint = 'Log a new interaction with the right stage, or ask the opportunity''s owner.';
  end if;
end
$$;
comment on function private.refuse_driver_edit(public.interactions) is 'R5: raises KP501 where the caller may not.';
revoke all on function private.refuse_driver_edit(public.interactions) from public;

create or replace function private.tg_interactions__driver_edit() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  started constant timestamptz := clock_timestamp();
begin
  perform private.refuse_driver_edit(old);
  perform private.note_trigger_time(started, 'tg_interactions__driver_edit', tg_table_name, tg_op);
  return new;
end
$$;
revoke all on function private.tg_interactions__driver_edit() from public;

-- Archiving is a driver edit as well; no user can write deleted_at, and archive_record() asks the same function.
create or replace trigger _100_driver_edit before update on public.interactions
  for each row
  when ((old.interaction_date, old.stage, old.status, old.opportunity_id)
        is distinct from (new.interaction_date, new.stage, new.status, new.opportunity_id))
  execute function private.tg_interactions__driver_edit();
create or replace trigger _900_set_updated_at before update on public.interactions
  for each row execute function public.set_updated_at();

-- Logging in one step ----------------------------------------------------------------------------
-- One write for a person's one act: a lost stage and its reason arrive together or not at all. The id
-- may come from the client, so that a retry after a lost answer logs nothing twice.

create or replace function public.log_interaction(
  opportunity_id uuid, interaction_type text, interaction_date timestamptz default now(),
  stage text default null, status text default null, subject text default null, notes text default null,
  follow_up_date date default null, contact_id uuid default null, loss_reason text default null,
  interaction_id uuid default gen_random_uuid())
returns public.interactions
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_column
declare
  logged public.interactions;
begin
  select * into logged from public.interactions i
  where i.interaction_id = log_interaction.interaction_id and i.owner_user_id = auth.uid();
  if found then
    return logged;
  end if;
  if log_interaction.loss_reason is not null then
    update public.opportunities o set loss_reason = log_interaction.loss_reason
    where o.opportunity_id = log_interaction.opportunity_id
      and o.loss_reason is distinct from log_interaction.loss_reason;
  end if;
  insert into public.interactions (interaction_id, opportunity_id, interaction_type, interaction_date, stage, status,
                                   subject, notes, follow_up_date, contact_id)
  values (log_interaction.interaction_id, log_interaction.opportunity_id, log_interaction.interaction_type,
          coalesce(log_interaction.interaction_date, now()), log_interaction.stage, log_interaction.status,
          log_interaction.subject, log_interaction.notes, log_interaction.follow_up_date, log_interaction.contact_id)
  on conflict do nothing
  returning * into logged;
  if not found then  -- a retry that overtook its own first attempt
    select * into strict logged from public.interactions i
    where i.interaction_id = log_interaction.interaction_id and i.owner_user_id = auth.uid();
  end if;
  return logged;
exception when no_data_found then
  -- Somebody else's, or an archived one: what was to be logged must not vanish without a word.
  raise unique_violation using
    message = 'There is another interaction with this id.', constraint = 'interactions_pkey',
    hint = 'Log it again under a new id.';
end
$$;
comment on function public.log_interaction(uuid, text, timestamptz, text, text, text, text, date, uuid, text, uuid) is
  'Logs an interaction, and with it the loss reason that a lost stage needs. The same interaction_id again by the same user returns the row that is there.';
revoke all on function public.log_interaction(uuid, text, timestamptz, text, text, text, text, date, uuid, text, uuid) from public, anon;
grant execute on function public.log_interaction(uuid, text, timestamptz, text, text, text, text, date, uuid, text, uuid)
  to authenticated, service_role;

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 4 and status = 'running';

commit;
