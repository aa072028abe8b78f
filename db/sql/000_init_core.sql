-- Phase 1: extensions, helpers, lookups, people, and the migration history.
--
-- Every table is born closed: row level security on, nothing granted to anon or authenticated
-- (Supabase's defaults would grant them everything, and TRUNCATE ignores row level security).
-- Pack 050 opens what users may touch, so that a later run of this pack must not close it again:
-- that is what private.close_new_table() is careful about.

begin;

-- kp:prepare
create schema if not exists private;
comment on schema private is 'Definer functions and internal tables. Never exposed through the API.';
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

create or replace function private.close_new_table(target regclass) returns void
language plpgsql volatile set search_path = '' as $$
begin
  if (select relrowsecurity from pg_catalog.pg_class where oid = target) then
    return;  -- not new: what later packs granted stays
  end if;
  execute pg_catalog.format('alter table %s enable row level security', target);
  execute pg_catalog.format('revoke all on table %s from public, anon, authenticated', target);
  execute pg_catalog.format('grant all on table %s to service_role', target);
end
$$;
comment on function private.close_new_table(regclass) is
  'Turns row level security on and takes everything from anon and authenticated, once, when a table is new.';
revoke all on function private.close_new_table(regclass) from public;

create table if not exists public.migration_control (
  migration_id   bigint generated always as identity primary key,
  phase_number   integer not null check (phase_number between 1 and 8),
  status         text not null check (status in ('running', 'complete', 'failed', 'rolled_back')),
  started_at     timestamptz not null default now(),
  completed_at   timestamptz,
  pack           text,
  checksum       text,
  duration_ms    numeric(12, 3),
  executed_by    text not null default session_user,
  server_version text not null default pg_catalog.current_setting('server_version'),
  error          text,
  rollback_point text,
  row_counts     jsonb
);
comment on table public.migration_control is
  'History of phases, one row per attempt; the newest row of a phase is its state. A running row that nobody works on is an interrupted run.';
comment on column public.migration_control.checksum is 'SHA-256 of the pack''s file; null where the pack was pasted by hand.';
comment on column public.migration_control.row_counts is 'Rows per table before and after the phase, as the runner saw them.';
do $$ begin perform private.close_new_table('public.migration_control'); end $$;
-- An identity needs no right on its sequence; Supabase's defaults would give anon all of them.
revoke all on sequence public.migration_control_migration_id_seq from public, anon, authenticated;

create or replace function private.tg_migration_control__keep_history() returns trigger
language plpgsql volatile set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.status <> 'running'
     and not (old.status = 'complete' and new.status = 'rolled_back') then
    return null;  -- what ended stays as it ended: the runbook's plain UPDATE by phase_number reaches the running row only
  end if;
  if new.completed_at is not null and new.status in ('complete', 'failed') then
    new.duration_ms := extract(epoch from new.completed_at - new.started_at) * 1000;
  end if;
  return new;
end
$$;
revoke all on function private.tg_migration_control__keep_history() from public;

create or replace trigger _100_keep_history before insert or update on public.migration_control
  for each row execute function private.tg_migration_control__keep_history();
-- kp:end

insert into public.migration_control (phase_number, status, started_at, pack)
select 1, 'running', clock_timestamp(), '000_init_core.sql'
where not exists (select from public.migration_control where phase_number = 1 and status = 'running');

-- Extensions ------------------------------------------------------------------------------------

-- The comment marks what this pack installed, so that the way back drops no extension of somebody else's.
do $$
begin
  if not exists (select from pg_catalog.pg_extension where extname = 'citext') then
    create extension citext schema extensions;
    comment on extension citext is 'Case-insensitive text (installed by KitchenPantry)';
  end if;
end
$$;

-- Helpers ---------------------------------------------------------------------------------------

create or replace function public.set_updated_at() returns trigger
language plpgsql volatile set search_path = '' as $$
begin
  new.updated_at := pg_catalog.now();
  return new;
end
$$;
-- The other trigger functions time themselves (pack 030); this one runs no query that could be slow.
comment on function public.set_updated_at() is 'Trigger: stamps updated_at with the time of the transaction.';
revoke all on function public.set_updated_at() from public, anon, authenticated, service_role;

-- Lookups ---------------------------------------------------------------------------------------
-- A code never changes and is never deleted: it is retired (is_active = false), because rows refer to it.

create table if not exists public.state_lu (
  code       text primary key,
  label      text not null,
  sort_order integer not null default 0,
  is_active  boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint code_and_label_check check (code ~ '\S' and label ~ '\S')
);
create table if not exists public.status_lu (like public.state_lu including all);
create table if not exists public.interaction_type_lu (like public.state_lu including all);
create table if not exists public.source_lu (like public.state_lu including all);
create table if not exists public.loss_reason_lu (like public.state_lu including all);
create table if not exists public.stage_lu (
  like public.state_lu including all,
  requires_product boolean not null default false,
  is_closed        boolean not null default false,
  is_won           boolean not null default false,
  probability      integer not null default 0,
  stale_after_days integer,
  constraint stage_lu_probability_check check (probability between 0 and 100),
  constraint stage_lu_stale_after_days_check check (stale_after_days > 0),
  constraint stage_lu_won_is_closed_check check (is_closed or not is_won)
);

comment on table public.state_lu is 'States, districts and territories of the USA.';
comment on table public.status_lu is 'How an opportunity stands, besides its stage.';
comment on table public.interaction_type_lu is 'Kinds of contact a rep logs.';
comment on table public.source_lu is 'Where an opportunity came from.';
comment on table public.loss_reason_lu is 'Why an opportunity was lost.';
comment on table public.stage_lu is 'The pipeline''s columns, in order.';
comment on column public.stage_lu.requires_product is 'An opportunity without a product cannot enter this stage.';
comment on column public.stage_lu.probability is 'Chance of winning in percent; weights the pipeline''s value.';
comment on column public.stage_lu.stale_after_days is 'Days without an interaction after which an opportunity counts as stale; null: never.';

do $$
declare
  lookup text;
begin
  foreach lookup in array array['state_lu', 'status_lu', 'interaction_type_lu', 'source_lu', 'loss_reason_lu', 'stage_lu'] loop
    perform private.close_new_table(format('public.%I', lookup)::regclass);
    execute format('create or replace trigger _900_set_updated_at before update on public.%I
                      for each row execute function public.set_updated_at()', lookup);
  end loop;
end
$$;

-- People ----------------------------------------------------------------------------------------
-- The table is here because reports name owners; its rows are made by pack 050's trigger on auth.users.

create table if not exists public.user_profiles (
  user_id         uuid primary key references auth.users (id) on delete cascade,
  full_name       text not null default '',
  role            text not null default 'rep',
  manager_user_id uuid references auth.users (id) on delete set null,
  status          text not null default 'active',
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  constraint user_profiles_role_check check (role in ('rep', 'manager', 'admin')),
  constraint user_profiles_status_check check (status in ('active', 'disabled')),
  constraint user_profiles_manager_check check (manager_user_id <> user_id)
);
comment on table public.user_profiles is
  'Name, role and manager of each person who signs in. A user without a row counts as an active rep.';
comment on column public.user_profiles.manager_user_id is 'Whose team this person is in; a manager sees what their team owns, transitively.';
create index if not exists user_profiles_manager_user_id_idx on public.user_profiles (manager_user_id);
do $$ begin perform private.close_new_table('public.user_profiles'); end $$;
create or replace trigger _900_set_updated_at before update on public.user_profiles
  for each row execute function public.set_updated_at();

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 1 and status = 'running';

commit;
