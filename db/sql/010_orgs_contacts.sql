-- Phase 2: organizations and their contacts.

begin;

insert into public.migration_control (phase_number, status, started_at, pack)
select 2, 'running', clock_timestamp(), '010_orgs_contacts.sql'
where not exists (select from public.migration_control where phase_number = 2 and status = 'running');

-- Organizations ---------------------------------------------------------------------------------

create table if not exists public.organizations (
  organization_id        uuid primary key default gen_random_uuid(),
  name                   extensions.citext not null,
  state                  text references public.state_lu (code),
  priority               text,
  segment                text,
  phone                  text,
  website                text,
  address_line1          text,
  address_line2          text,
  city                   text,
  postal_code            text,
  notes                  text,
  parent_organization_id uuid references public.organizations (organization_id),
  owner_user_id          uuid default auth.uid(),
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  constraint organizations_name_key unique (name),
  constraint organizations_name_check check (name::text ~ '\S' and length(name::text) <= 300),
  constraint organizations_priority_check check (priority in ('A', 'B', 'C', 'D')),
  constraint organizations_parent_organization_id_check check (parent_organization_id <> organization_id)
);
comment on table public.organizations is
  'Every company we deal with. What it is to us (principal, distributor, customer, prospect) is derived, see v_org_roles.';
comment on column public.organizations.owner_user_id is 'Who sees it; null: shared by all.';
comment on column public.organizations.priority is 'Account priority, A (highest) to D.';

create index if not exists organizations_state_idx on public.organizations (state);
create index if not exists organizations_owner_idx on public.organizations (owner_user_id);
create index if not exists organizations_parent_organization_id_idx on public.organizations (parent_organization_id);

do $$ begin perform private.close_new_table('public.organizations'); end $$;
create or replace trigger _900_set_updated_at before update on public.organizations
  for each row execute function public.set_updated_at();

-- Contacts --------------------------------------------------------------------------------------

create table if not exists public.contacts (
  contact_id      uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (organization_id),
  first_name      text not null default '',
  last_name       text not null default '',
  full_name       text generated always as (btrim(first_name || ' ' || last_name)) stored,
  email           extensions.citext,
  phone           text,
  mobile_phone    text,
  title           text,
  role            text,
  is_primary      boolean not null default false,
  notes           text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  constraint contacts_name_check check (first_name || last_name ~ '\S'),
  constraint contacts_email_check check (position('@' in email::text) > 1 and email::text !~ '\s'),
  constraint contacts_role_check check (
    role in ('decision_maker', 'influencer', 'buyer', 'gatekeeper', 'champion', 'end_user'))
);
comment on table public.contacts is 'People at an organization; who sees the organization sees them.';
comment on column public.contacts.role is 'Influence on the decision.';

create index if not exists contacts_organization_id_idx on public.contacts (organization_id);
-- The list's order; the key makes it total, so that paging never skips a row.
create index if not exists contacts_name_idx on public.contacts (last_name, first_name, contact_id);

do $$ begin perform private.close_new_table('public.contacts'); end $$;
create or replace trigger _900_set_updated_at before update on public.contacts
  for each row execute function public.set_updated_at();

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 2 and status = 'running';

commit;
