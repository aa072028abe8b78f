-- A database as the first released packs (commit b8b1a44) made it, with rows in every table.
-- tests/cli/upgrade.test.ts loads it into an empty project, and takes it to the packs of today.
--
-- Never change it: it is what installations out there look like. Where an upgrade from it fails, the
-- packs are wrong. A later release that needs a test gets a dump of its own beside this one.
--
-- How it was made: on PostgreSQL 15, kp migrate --demo of that commit, four fifths of the demo's
-- history deleted, then by SQL and by its own functions what the demo does not have: records archived
-- by people, one with what hangs on it; stages and statuses set by hand; won, lost, and lost again;
-- somebody who left; a lookup changed and one retired; texts longer than today's limits; accents,
-- quotes, empty texts. pg_dump --no-owner --inserts of the schemas public, private and reporting;
-- written by hand around it: extensions, accounts, the trigger on auth.users, default privileges.

begin;
set local check_function_bodies = off;
set local search_path = '';
set local client_min_messages = warning;

-- The dump states every grant. Its last lines give new objects Supabase's again.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;

create extension if not exists citext schema extensions;
comment on extension citext is 'Case-insensitive text (installed by KitchenPantry)';
create extension if not exists pg_trgm schema extensions;
comment on extension pg_trgm is 'Text similarity (installed by KitchenPantry)';
create extension if not exists unaccent schema extensions;
comment on extension unaccent is 'Text without accents (installed by KitchenPantry)';

insert into auth.users (id, email, raw_user_meta_data) values
  ('00000000-0000-4000-8000-000000000001', 'admin@kitchenpantry.test', '{"full_name": "Robin Castellanos"}'),
  ('00000000-0000-4000-8000-000000000002', 'maya@kitchenpantry.test', '{"full_name": "Maya Okafor"}'),
  ('00000000-0000-4000-8000-000000000003', 'alex@kitchenpantry.test', '{"full_name": "Alex Rivera"}'),
  ('00000000-0000-4000-8000-000000000004', 'blair@kitchenpantry.test', '{"full_name": "Blair Nakamura"}'),
  ('00000000-0000-4000-8000-000000000005', 'gone@kitchenpantry.test', '{"full_name": "Casey Lund"}');

CREATE SCHEMA private;

COMMENT ON SCHEMA private IS 'Definer functions and internal tables. Never exposed through the API.';

CREATE SCHEMA reporting;

COMMENT ON SCHEMA reporting IS 'Views and functions that the app''s screens read.';

CREATE FUNCTION private.admin_footprint(target uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform private.refuse_non_admin();
  return query select * from private.user_footprint(target);
end
$$;

CREATE FUNCTION private.admin_reassign(from_user uuid, to_user uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform private.refuse_non_admin();
  return query select * from private.reassign(from_user, to_user);
end
$$;

CREATE FUNCTION private.archive_record(kind text, id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
      update public.organizations o set deleted_at = now() where o.organization_id = id and o.deleted_at is null;
    when 'contact' then
      update public.contacts c set deleted_at = now() where c.contact_id = id and c.deleted_at is null;
    when 'product' then
      update public.products p set deleted_at = now() where p.product_id = id and p.deleted_at is null;
    when 'opportunity' then
      perform private.lock_opportunity_with_interactions(id);
      -- The opportunity first: an archived one keeps its stage, so that it comes back as it was.
      update public.opportunities o set deleted_at = now() where o.opportunity_id = id and o.deleted_at is null;
      update public.interactions i set deleted_at = now(), deleted_with_opportunity = true
      where i.opportunity_id = id and i.deleted_at is null;
    when 'interaction' then
      select * into target from public.interactions i where i.interaction_id = id for no key update;
      perform private.refuse_driver_edit(target);
      update public.interactions i set deleted_at = now() where i.interaction_id = id and i.deleted_at is null;
  end case;
end
$$;

CREATE FUNCTION private.close_new_table(target regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  if (select relrowsecurity from pg_catalog.pg_class where oid = target) then
    return;  -- not new: what later packs granted stays
  end if;
  execute pg_catalog.format('alter table %s enable row level security', target);
  execute pg_catalog.format('revoke all on table %s from public, anon, authenticated', target);
  execute pg_catalog.format('grant all on table %s to service_role', target);
end
$$;

COMMENT ON FUNCTION private.close_new_table(target regclass) IS 'Turns row level security on and takes everything from anon and authenticated, once, when a table is new.';

CREATE FUNCTION private.dashboard_refreshed_at() RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select r.refreshed_at from private.dashboard_refreshes r where r.succeeded order by r.refreshed_at desc limit 1
$$;

CREATE FUNCTION private.drivers_editable_until(interaction_owner uuid, logged_at timestamp with time zone, opportunity_owner uuid) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select case
    when auth.uid() is null or auth.uid() = opportunity_owner then 'infinity'::timestamptz
    when auth.uid() = interaction_owner then logged_at + interval '24 hours'
    else '-infinity'::timestamptz
  end
$$;

COMMENT ON FUNCTION private.drivers_editable_until(interaction_owner uuid, logged_at timestamp with time zone, opportunity_owner uuid) IS 'R5, said once: until when the caller may change date, stage, status and opportunity of an interaction, or archive it. No user (service role): always.';

CREATE FUNCTION private.fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO ''
    AS $$
  select lower(extensions.unaccent('extensions.unaccent'::regdictionary, value))
$$;

COMMENT ON FUNCTION private.fold(value text) IS 'Lower case, without accents: how search compares.';

CREATE FUNCTION private.is_operator() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select coalesce(current_setting('role', true), 'none') not in ('anon', 'authenticated')
$$;

COMMENT ON FUNCTION private.is_operator() IS 'Whether this is the service role or a database operator. It asks which role the session took on, which a definer function does not change.';

CREATE FUNCTION private.key_columns(target regclass) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select coalesce(string_agg(quote_ident(a.attname), ', ' order by key.place), 'ctid')
  from pg_catalog.pg_index i
  cross join unnest(i.indkey) with ordinality key (attnum, place)
  join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.attnum
  where i.indrelid = target and i.indisprimary
$$;

COMMENT ON FUNCTION private.key_columns(target regclass) IS 'A table''s primary key as a list for ORDER BY.';

CREATE FUNCTION private.list_archived() RETURNS TABLE(kind text, id uuid, title text, subtitle text, deleted_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  with caller as (
    select array(select private.visible_owner_ids()) as owners, private.my_role() is not null as is_active
  ),
  organization as (
    select o.* from public.organizations o, caller
    where o.owner_user_id = any (caller.owners) or (o.owner_user_id is null and caller.is_active)
  )
  select 'organization', o.organization_id, o.name::text, concat_ws(', ', o.city, o.state), o.deleted_at
  from organization o where o.deleted_at is not null
  union all
  select 'contact', c.contact_id, c.full_name, o.name::text, c.deleted_at
  from public.contacts c join organization o using (organization_id)
  where c.deleted_at is not null and o.deleted_at is null
  union all
  select 'product', p.product_id, p.name, o.name::text, p.deleted_at
  from public.products p join organization o on o.organization_id = p.principal_org_id
  where p.deleted_at is not null and o.deleted_at is null
  union all
  select 'opportunity', o.opportunity_id, o.name, customer.name::text, o.deleted_at
  from caller, public.opportunities o join public.organizations customer using (organization_id)
  where o.deleted_at is not null and customer.deleted_at is null and o.owner_user_id = any (caller.owners)
  union all
  select 'interaction', i.interaction_id, coalesce(i.subject, type.label), o.name, i.deleted_at
  from caller, public.interactions i
  join public.opportunities o using (opportunity_id)
  join public.interaction_type_lu type on type.code = i.interaction_type
  where i.deleted_at is not null and o.deleted_at is null
    and (i.owner_user_id = any (caller.owners) or o.owner_user_id = any (caller.owners))
    and private.drivers_editable_until(i.owner_user_id, i.created_at, o.owner_user_id) > now()
  order by 5 desc
$$;

CREATE FUNCTION private.lock_opportunity_with_interactions(target uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION private.may_edit(kind text, id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.may_edit(kind text, id uuid) IS 'Whether the policies below would let the caller edit this record if it were not archived. For definer functions, which row security does not bind.';

CREATE FUNCTION private.search_vector(value text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO ''
    AS $$
  select to_tsvector('pg_catalog.simple', private.search_words(value)) || to_tsvector('pg_catalog.english', private.fold(value))
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.interactions (
    interaction_id uuid DEFAULT gen_random_uuid() NOT NULL,
    opportunity_id uuid NOT NULL,
    contact_id uuid,
    interaction_type text NOT NULL,
    interaction_date timestamp with time zone DEFAULT now() NOT NULL,
    stage text,
    status text,
    subject text,
    notes text,
    follow_up_date date,
    owner_user_id uuid DEFAULT auth.uid() NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    deleted_with_opportunity boolean DEFAULT false NOT NULL,
    CONSTRAINT interactions_interaction_date_check CHECK (isfinite(interaction_date)),
    CONSTRAINT interactions_notes_check CHECK ((length(notes) <= 20000)),
    CONSTRAINT interactions_subject_check CHECK ((length(subject) <= 300))
);

COMMENT ON TABLE public.interactions IS 'A call, visit or mail; may say in which stage and status it leaves its opportunity.';

COMMENT ON COLUMN public.interactions.stage IS 'The stage this interaction sets; null: says nothing.';

COMMENT ON COLUMN public.interactions.status IS 'The status this interaction sets; null: says nothing.';

COMMENT ON COLUMN public.interactions.created_at IS 'Start of the 24 hours in which its owner may correct stage, status and date; users cannot set it.';

COMMENT ON COLUMN public.interactions.deleted_with_opportunity IS 'True: archived because its opportunity was, and restored with it.';

CREATE TABLE public.opportunities (
    opportunity_id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    organization_id uuid NOT NULL,
    principal_org_id uuid,
    product_id uuid,
    distributor_org_id uuid,
    owner_user_id uuid DEFAULT auth.uid() NOT NULL,
    stage text DEFAULT 'new_lead'::text NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    stage_manual boolean DEFAULT false NOT NULL,
    status_manual boolean DEFAULT false NOT NULL,
    source text,
    loss_reason text,
    priority text,
    estimated_value numeric(12,2),
    expected_close_date date,
    closed_at timestamp with time zone,
    next_action text,
    next_action_date date,
    notes text,
    initial_stage text DEFAULT 'new_lead'::text NOT NULL,
    initial_status text DEFAULT 'active'::text NOT NULL,
    last_interaction_id uuid,
    last_interaction_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    search_tsv tsvector GENERATED ALWAYS AS (private.search_vector(((name || ' '::text) || COALESCE(next_action, ''::text)))) STORED,
    CONSTRAINT opportunities_estimated_value_check CHECK (((estimated_value >= (0)::numeric) AND (estimated_value <> 'NaN'::numeric))),
    CONSTRAINT opportunities_name_check CHECK (((name ~ '\S'::text) AND (length(name) <= 300))),
    CONSTRAINT opportunities_priority_check CHECK ((priority = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
    CONSTRAINT opportunities_product_or_principal_check CHECK (((product_id IS NOT NULL) OR (principal_org_id IS NOT NULL)))
)
WITH (fillfactor='90');

COMMENT ON TABLE public.opportunities IS 'One chance to place a principal''s product with a customer.';

COMMENT ON COLUMN public.opportunities.organization_id IS 'The customer.';

COMMENT ON COLUMN public.opportunities.stage_manual IS 'True: the stage is set by hand, and interactions do not change it.';

COMMENT ON COLUMN public.opportunities.status_manual IS 'True: the status is set by hand, and interactions do not change it.';

COMMENT ON COLUMN public.opportunities.closed_at IS 'When it entered a closed stage: the deciding interaction''s date, or now if by hand. Kept by a trigger.';

COMMENT ON COLUMN public.opportunities.initial_stage IS 'The stage it was created with, and falls back to. Kept by a trigger.';

COMMENT ON COLUMN public.opportunities.initial_status IS 'The status it was created with, and falls back to. Kept by a trigger.';

COMMENT ON COLUMN public.opportunities.last_interaction_id IS 'Newest interaction. Kept by the sync trigger, so that lists need not look for it; no foreign key, because the trigger is the rule.';

CREATE TABLE public.stage_lu (
    code text NOT NULL,
    label text NOT NULL,
    sort_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    requires_product boolean DEFAULT false NOT NULL,
    is_closed boolean DEFAULT false NOT NULL,
    is_won boolean DEFAULT false NOT NULL,
    probability integer DEFAULT 0 NOT NULL,
    stale_after_days integer,
    CONSTRAINT code_and_label_check CHECK (((code ~ '\S'::text) AND (label ~ '\S'::text))),
    CONSTRAINT stage_lu_probability_check CHECK (((probability >= 0) AND (probability <= 100))),
    CONSTRAINT stage_lu_stale_after_days_check CHECK ((stale_after_days > 0)),
    CONSTRAINT stage_lu_won_is_closed_check CHECK ((is_closed OR (NOT is_won)))
);

COMMENT ON TABLE public.stage_lu IS 'The pipeline''s columns, in order.';

COMMENT ON COLUMN public.stage_lu.requires_product IS 'An opportunity without a product cannot enter this stage.';

COMMENT ON COLUMN public.stage_lu.probability IS 'Chance of winning in percent; weights the pipeline''s value.';

COMMENT ON COLUMN public.stage_lu.stale_after_days IS 'Days without an interaction after which an opportunity counts as stale; null: never.';

CREATE MATERIALIZED VIEW reporting.dashboard_summary AS
 SELECT o.owner_user_id,
    o.stage,
    o.principal_org_id,
    count(*) AS opportunities,
    COALESCE(sum(o.estimated_value), (0)::numeric) AS total_value,
    COALESCE(sum(round(((o.estimated_value * (s.probability)::numeric) / (100)::numeric), 2)), (0)::numeric) AS weighted_value,
    count(*) FILTER (WHERE ((NOT s.is_closed) AND (COALESCE(o.last_interaction_at, o.created_at) < (now() - make_interval(days => s.stale_after_days))))) AS stale_opportunities,
    count(*) FILTER (WHERE ((NOT s.is_closed) AND (o.next_action_date < CURRENT_DATE))) AS overdue_actions,
    count(*) FILTER (WHERE ((NOT s.is_closed) AND ((o.next_action_date >= CURRENT_DATE) AND (o.next_action_date <= (CURRENT_DATE + 6))))) AS due_actions,
    (COALESCE(sum(recent.interactions), (0)::numeric))::bigint AS interactions_last_7_days,
    count(*) FILTER (WHERE (o.closed_at >= (now() - '30 days'::interval))) AS closed_last_30_days
   FROM ((public.opportunities o
     JOIN public.stage_lu s ON ((s.code = o.stage)))
     LEFT JOIN ( SELECT i.opportunity_id,
            count(*) AS interactions
           FROM public.interactions i
          WHERE ((i.deleted_at IS NULL) AND (i.interaction_date >= (now() - '7 days'::interval)) AND (i.interaction_date <= now()))
          GROUP BY i.opportunity_id) recent USING (opportunity_id))
  WHERE (o.deleted_at IS NULL)
  GROUP BY o.owner_user_id, o.stage, o.principal_org_id
  WITH NO DATA;

COMMENT ON MATERIALIZED VIEW reporting.dashboard_summary IS 'The pipeline per owner, stage and principal, as of the last refresh. Has no row security: users read their rows through my_dashboard().';

CREATE FUNCTION private.my_dashboard() RETURNS SETOF reporting.dashboard_summary
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select d.* from reporting.dashboard_summary d
  where d.owner_user_id = any (array(select private.visible_owner_ids()))
$$;

CREATE FUNCTION private.my_role() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select case when p.status = 'disabled' then null else coalesce(p.role, 'rep') end
  from auth.users u
  left join public.user_profiles p on p.user_id = u.id
  where u.id = auth.uid()
$$;

COMMENT ON FUNCTION private.my_role() IS 'rep, manager or admin; null for a disabled or deleted user, whatever their token says, and where there is no user.';

CREATE FUNCTION private.note_trigger_time(started timestamp with time zone, function_name text, table_name text, operation text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.note_trigger_time(started timestamp with time zone, function_name text, table_name text, operation text) IS 'Records a trigger call that took over 50 ms since its start.';

CREATE FUNCTION private.owner_columns() RETURNS TABLE(table_id regclass, column_name name)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.owner_columns() IS 'Every column that says which user owns a row, found in the catalogue.';

CREATE FUNCTION private.prefix_query(value text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
  select to_tsquery('pg_catalog.simple', string_agg('''' || lexeme || ''':*', ' & '))
  from unnest(to_tsvector('pg_catalog.simple', private.search_words(coalesce(value, ''))))
$$;

COMMENT ON FUNCTION private.prefix_query(value text) IS 'Whatever a person types, as a query for words that begin like theirs, all of them; null where there is no word.';

CREATE FUNCTION private.reassign(from_user uuid, to_user uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
$_$;

COMMENT ON FUNCTION private.reassign(from_user uuid, to_user uuid) IS 'Gives all that one user owns, archived or not, to another. All or nothing.';

CREATE FUNCTION private.refresh_dashboard_view() RETURNS TABLE(refreshed_at timestamp with time zone, duration_ms numeric, succeeded boolean, error text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
  exception when query_canceled or others then  -- "others" alone would let a timeout pass
    failure := sqlerrm;
  end;
  return query
  insert into private.dashboard_refreshes as r (duration_ms, succeeded, error)
  values (extract(epoch from clock_timestamp() - started) * 1000, failure is null, failure)
  returning r.refreshed_at, r.duration_ms, r.succeeded, r.error;
end
$$;

CREATE FUNCTION private.refuse_driver_edit(target public.interactions) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.refuse_driver_edit(target public.interactions) IS 'R5: raises KP501 where the caller may not.';

CREATE FUNCTION private.refuse_hidden_parent(kind text, id uuid, child text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.refuse_hidden_parent(kind text, id uuid, child text) IS 'Raises KP901 where the caller does not see this organization or contact.';

CREATE FUNCTION private.refuse_non_admin() RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  if not private.is_operator() and private.my_role() is distinct from 'admin' then
    raise exception using errcode = 'KP804',
      message = 'Only an administrator may do this.', hint = 'Ask an administrator.';
  end if;
end
$$;

CREATE FUNCTION private.refuse_parent(child text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  raise exception using errcode = 'KP901',
    message = 'That record does not exist, is archived, or is not visible to you.',
    detail = 'column: ' || child,
    hint = 'Choose one that you can see.';
end
$$;

COMMENT ON FUNCTION private.refuse_parent(child text) IS 'Raises KP901 about the column that names the parent.';

CREATE FUNCTION private.refuse_stage(target_stage text, has_product boolean, has_loss_reason boolean) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.refuse_stage(target_stage text, has_product boolean, has_loss_reason boolean) IS 'R4: raises KP401 or KP403 where an opportunity like this may not be in that stage.';

CREATE FUNCTION private.refuse_stranger(kind text, id uuid) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  if not private.may_edit(kind, id) then
    raise exception using errcode = 'KP701',
      message = format('There is no such %s, or it is not yours.', kind),
      hint = 'Reload the list; someone may have moved or archived it.';
  end if;
end
$$;

COMMENT ON FUNCTION private.refuse_stranger(kind text, id uuid) IS 'Raises KP701 where may_edit() says no.';

CREATE FUNCTION private.refuse_unknown_kind(kind text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
  if kind is null or kind not in ('organization', 'contact', 'product', 'opportunity', 'interaction') then
    raise exception using errcode = 'KP704',
      message = format('"%s" is not a kind of record.', kind),
      hint = 'Use organization, contact, product, opportunity or interaction.';
  end if;
end
$$;

CREATE FUNCTION private.restore_record(kind text, id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  target public.interactions;
  archived_parent text;
begin
  perform private.refuse_unknown_kind(kind);
  perform private.refuse_stranger(kind, id);
  archived_parent := case kind
    when 'contact' then (select 'organization' from public.contacts c join public.organizations o using (organization_id)
                         where c.contact_id = id and o.deleted_at is not null for key share of o)
    when 'product' then (select 'principal' from public.products p join public.organizations o on o.organization_id = p.principal_org_id
                         where p.product_id = id and o.deleted_at is not null for key share of o)
    when 'opportunity' then (select 'organization' from public.opportunities r join public.organizations o using (organization_id)
                             where r.opportunity_id = id and o.deleted_at is not null for key share of o)
    when 'interaction' then (select 'opportunity' from public.interactions i join public.opportunities o using (opportunity_id)
                             where i.interaction_id = id and o.deleted_at is not null)
  end;
  if archived_parent is not null then
    raise exception using errcode = 'KP703',
      message = format('Its %s is archived.', archived_parent),
      hint = format('Restore the %s first.', archived_parent);
  end if;
  case kind
    when 'organization' then
      update public.organizations o set deleted_at = null where o.organization_id = id;
    when 'contact' then
      update public.contacts c set deleted_at = null where c.contact_id = id;
    when 'product' then
      update public.products p set deleted_at = null where p.product_id = id;
    when 'opportunity' then
      perform private.lock_opportunity_with_interactions(id);
      update public.opportunities o set deleted_at = null where o.opportunity_id = id;
      update public.interactions i set deleted_at = null, deleted_with_opportunity = false
      where i.opportunity_id = id and i.deleted_with_opportunity;
      -- What was deleted for good meanwhile set off no sync.
      perform private.sync_opportunities(array[id]);
    when 'interaction' then
      select * into target from public.interactions i where i.interaction_id = id for no key update;
      perform private.refuse_driver_edit(target);
      update public.interactions i set deleted_at = null, deleted_with_opportunity = false where i.interaction_id = id;
  end case;
end
$$;

CREATE FUNCTION private.search_records(query text, max_results integer) RETURNS TABLE(kind text, id uuid, title text, subtitle text, rank real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
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
      union all
      (select 'contact', c.contact_id, c.full_name, o.name::text, ts_rank(c.search_tsv, wanted)
       from public.contacts c join public.organizations o using (organization_id)
       where c.search_tsv @@ wanted and c.deleted_at is null and o.deleted_at is null
         and (o.owner_user_id = any (owners) or o.owner_user_id is null)
       limit 200)
      union all
      (select 'product', p.product_id, p.name, o.name::text, ts_rank(p.search_tsv, wanted)
       from public.products p join public.organizations o on o.organization_id = p.principal_org_id
       where p.search_tsv @@ wanted and p.deleted_at is null and o.deleted_at is null
         and (o.owner_user_id = any (owners) or o.owner_user_id is null)
       limit 200)
      union all
      select 'opportunity', o.opportunity_id, o.name, customer.name::text, o.score
      from opportunity o
      left join public.organizations customer on customer.organization_id = o.organization_id
        and customer.deleted_at is null
        and (customer.owner_user_id = any (owners) or customer.owner_user_id is null)
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
     where typed operator(extensions.<%) private.fold(o.name::text) and o.deleted_at is null
       and (o.owner_user_id = any (owners) or o.owner_user_id is null)
     limit 200)
    union all
    (select 'contact', c.contact_id, c.full_name, o.name::text,
            extensions.word_similarity(typed, private.fold(c.first_name || ' ' || c.last_name))
     from public.contacts c join public.organizations o using (organization_id)
     where typed operator(extensions.<%) private.fold(c.first_name || ' ' || c.last_name)
       and c.deleted_at is null and o.deleted_at is null
       and (o.owner_user_id = any (owners) or o.owner_user_id is null)
     limit 200)
    union all
    (select 'product', p.product_id, p.name, o.name::text, extensions.word_similarity(typed, private.fold(p.name))
     from public.products p join public.organizations o on o.organization_id = p.principal_org_id
     where typed operator(extensions.<%) private.fold(p.name) and p.deleted_at is null and o.deleted_at is null
       and (o.owner_user_id = any (owners) or o.owner_user_id is null)
     limit 200)
    union all
    (select 'opportunity', o.opportunity_id, o.name, customer.name::text,
            extensions.word_similarity(typed, private.fold(o.name))
     from public.opportunities o
     left join public.organizations customer on customer.organization_id = o.organization_id
       and customer.deleted_at is null
       and (customer.owner_user_id = any (owners) or customer.owner_user_id is null)
     where typed operator(extensions.<%) private.fold(o.name) and o.deleted_at is null and o.owner_user_id = any (owners)
     limit 200)
  )
  select h.kind, h.id, h.title, h.subtitle, h.score from hit h order by 5 desc, 3, 2 limit most;
end
$$;

CREATE FUNCTION private.search_words(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO ''
    AS $$
  select regexp_replace(private.fold(value), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g')
$$;

COMMENT ON FUNCTION private.search_words(value text) IS 'The folded words of a text, with single spaces between them.';

CREATE FUNCTION private.set_opportunity_contacts(target uuid, contacts jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform private.refuse_stranger('opportunity', target);
  perform from public.opportunities where opportunity_id = target for no key update;  -- one caller at a time
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

CREATE FUNCTION private.set_product_distributors(target uuid, distributors jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform private.refuse_stranger('product', target);
  perform from public.products where product_id = target for no key update;  -- one caller at a time
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

CREATE FUNCTION private.sync_opportunities(ids uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
  update public.opportunities o
  set stage = case when o.stage_manual then o.stage else d.stage end,
      status = case when o.status_manual then o.status else d.status end,
      last_interaction_id = d.last_interaction_id,
      last_interaction_at = d.last_interaction_at
  from private.derived_opportunities d
  where d.opportunity_id = any (ids)
    and o.opportunity_id = d.opportunity_id
    and (case when o.stage_manual then o.stage else d.stage end,
         case when o.status_manual then o.status else d.status end,
         d.last_interaction_id, d.last_interaction_at)
        is distinct from (o.stage, o.status, o.last_interaction_id, o.last_interaction_at);
end
$$;

COMMENT ON FUNCTION private.sync_opportunities(ids uuid[]) IS 'Stores what the interactions say in these opportunities. The caller holds their locks, taken in an earlier statement.';

CREATE FUNCTION private.tg__parents_visible() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
  started constant timestamptz := clock_timestamp();
  child text;
  named uuid;
  visible boolean;
begin
  for i in 0 .. tg_nargs - 1 by 3 loop
    child := tg_argv[i];
    named := to_jsonb(new) ->> child;
    continue when named is null or (tg_op = 'UPDATE' and named = (to_jsonb(old) ->> child)::uuid);
    execute format('select exists (select from public.%I where %I = $1)', tg_argv[i + 1], tg_argv[i + 2])
      into visible using named;
    if not visible then
      perform private.refuse_parent(child);
    end if;
  end loop;
  perform private.note_trigger_time(started, 'tg__parents_visible', tg_table_name, tg_op);
  return new;
end
$_$;

COMMENT ON FUNCTION private.tg__parents_visible() IS 'Refuses a newly named parent that the caller cannot see. Arguments: triples of column, parent table, parent key.';

CREATE FUNCTION private.tg_auth_users__make_profile() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  started constant timestamptz := clock_timestamp();
begin
  insert into public.user_profiles (user_id, full_name)
  values (new.id, coalesce(nullif(btrim(new.raw_user_meta_data ->> 'full_name'), ''), split_part(new.email, '@', 1), ''))
  on conflict (user_id) do nothing;
  perform private.note_trigger_time(started, 'tg_auth_users__make_profile', tg_table_name, tg_op);
  return new;
end
$$;

COMMENT ON FUNCTION private.tg_auth_users__make_profile() IS 'Gives a new user a profile: a rep, whatever the sign-up''s metadata claims.';

CREATE FUNCTION private.tg_interactions__driver_edit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  started constant timestamptz := clock_timestamp();
begin
  perform private.refuse_driver_edit(old);
  perform private.note_trigger_time(started, 'tg_interactions__driver_edit', tg_table_name, tg_op);
  return new;
end
$$;

CREATE FUNCTION private.tg_interactions__sync() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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
    -- The driver fields. deleted_at is read by name, because it arrives in pack 050.
    select array_agg(distinct ids.opportunity_id), array_agg(distinct n.interaction_id),
           array_agg(distinct n.interaction_id)
             filter (where (o.opportunity_id, o.stage) is distinct from (n.opportunity_id, n.stage))
    into touched, changed, naming
    from old_rows o
    full join new_rows n using (interaction_id)  -- full: the service role may change an id
    cross join lateral (values (o.opportunity_id), (n.opportunity_id)) ids (opportunity_id)
    where (o.opportunity_id, o.interaction_date, o.stage, o.status, o.created_at, to_jsonb(o) -> 'deleted_at')
          is distinct from
          (n.opportunity_id, n.interaction_date, n.stage, n.status, n.created_at, to_jsonb(n) -> 'deleted_at');
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

COMMENT ON FUNCTION private.tg_interactions__sync() IS 'R2, R4, R6: locks the touched opportunities, checks the stages that the new interactions name, and syncs.';

CREATE FUNCTION private.tg_migration_control__keep_history() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION private.tg_opportunities__apply_rules() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  started constant timestamptz := clock_timestamp();
  derived private.derived_opportunities;
begin
  if tg_op = 'INSERT' then
    new.initial_stage := new.stage;
    new.initial_status := new.status;
    new.last_interaction_id := null;
    new.last_interaction_at := null;
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
  end if;

  perform private.note_trigger_time(started, 'tg_opportunities__apply_rules', tg_table_name, tg_op);
  return new;
end
$$;

COMMENT ON FUNCTION private.tg_opportunities__apply_rules() IS 'R1, R3, R4: principal follows product; stage and status change by hand only under their flag; gates; closed_at.';

CREATE FUNCTION private.tg_opportunities__customer_live() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.tg_opportunities__customer_live() IS 'R7: refuses to open, reopen or restore an opportunity of an archived customer.';

CREATE FUNCTION private.tg_organizations__sharing() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION private.tg_user_profiles__admin_fields() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
  perform private.note_trigger_time(started, 'tg_user_profiles__admin_fields', tg_table_name, tg_op);
  return new;
end
$$;

CREATE FUNCTION private.user_footprint(target uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  owned record;
begin
  for owned in select * from private.owner_columns() order by table_id::text loop
    table_name := owned.table_id::text;
    execute format('select count(*) from %s where %I = $1', owned.table_id, owned.column_name) into rows using target;
    return next;
  end loop;
end
$_$;

CREATE FUNCTION private.visible_owner_ids() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION private.visible_owner_ids() IS 'The owners whose rows the caller may see and edit.';

CREATE FUNCTION public.admin_reassign_user_data(from_user uuid, to_user uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select * from private.admin_reassign(from_user, to_user) $$;

COMMENT ON FUNCTION public.admin_reassign_user_data(from_user uuid, to_user uuid) IS 'reassign_user_data() for an administrator.';

CREATE FUNCTION public.admin_user_footprint(user_id uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$ select * from private.admin_footprint(user_id) $$;

COMMENT ON FUNCTION public.admin_user_footprint(user_id uuid) IS 'For an administrator: how many rows of each table a user owns, archived ones included.';

CREATE FUNCTION public.archive_record(kind text, id uuid) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select private.archive_record(kind, id) $$;

COMMENT ON FUNCTION public.archive_record(kind text, id uuid) IS 'Archives a record that the caller may edit: organization, contact, product, opportunity (with its interactions) or interaction.';

CREATE FUNCTION public.list_archived() RETURNS TABLE(kind text, id uuid, title text, subtitle text, deleted_at timestamp with time zone)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$ select * from private.list_archived() $$;

COMMENT ON FUNCTION public.list_archived() IS 'What the caller may restore, newest first.';

CREATE FUNCTION public.log_interaction(opportunity_id uuid, interaction_type text, interaction_date timestamp with time zone DEFAULT now(), stage text DEFAULT NULL::text, status text DEFAULT NULL::text, subject text DEFAULT NULL::text, notes text DEFAULT NULL::text, follow_up_date date DEFAULT NULL::date, contact_id uuid DEFAULT NULL::uuid, loss_reason text DEFAULT NULL::text, interaction_id uuid DEFAULT gen_random_uuid()) RETURNS public.interactions
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

COMMENT ON FUNCTION public.log_interaction(opportunity_id uuid, interaction_type text, interaction_date timestamp with time zone, stage text, status text, subject text, notes text, follow_up_date date, contact_id uuid, loss_reason text, interaction_id uuid) IS 'Logs an interaction, and with it the loss reason that a lost stage needs. The same interaction_id again by the same user returns the row that is there.';

CREATE FUNCTION public.reassign_user_data(from_user uuid, to_user uuid) RETURNS TABLE(table_name text, rows bigint)
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select * from private.reassign(from_user, to_user) $$;

COMMENT ON FUNCTION public.reassign_user_data(from_user uuid, to_user uuid) IS 'Service role: gives everything that one user owns to another, and returns the count per table.';

CREATE FUNCTION public.refresh_dashboard_view() RETURNS TABLE(refreshed_at timestamp with time zone, duration_ms numeric, succeeded boolean, error text)
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select * from private.refresh_dashboard_view() $$;

COMMENT ON FUNCTION public.refresh_dashboard_view() IS 'Recomputes the dashboard without blocking its readers; says when, how long it took and whether it worked.';

CREATE FUNCTION public.restore_record(kind text, id uuid) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select private.restore_record(kind, id) $$;

COMMENT ON FUNCTION public.restore_record(kind text, id uuid) IS 'Brings an archived record back; an opportunity with the interactions that were archived with it.';

CREATE FUNCTION public.search_records(query text, max_results integer DEFAULT 20) RETURNS TABLE(kind text, id uuid, title text, subtitle text, rank real)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$ select * from private.search_records(query, max_results) $$;

COMMENT ON FUNCTION public.search_records(query text, max_results integer) IS 'Finds organizations, contacts, products and opportunities that the caller may see, by the beginnings of words, else by similarity; best first. Any text is a valid query.';

CREATE FUNCTION public.set_opportunity_contacts(opportunity_id uuid, contacts jsonb) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$
  select private.set_opportunity_contacts(opportunity_id, contacts)
$$;

COMMENT ON FUNCTION public.set_opportunity_contacts(opportunity_id uuid, contacts jsonb) IS 'Makes this list the opportunity''s stakeholders: [{"contact_id": …, "role": …, "is_primary": …}].';

CREATE FUNCTION public.set_product_distributors(product_id uuid, distributors jsonb) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$
  select private.set_product_distributors(product_id, distributors)
$$;

COMMENT ON FUNCTION public.set_product_distributors(product_id uuid, distributors jsonb) IS 'Makes this list the product''s distributors: [{"distributor_org_id": …, "is_primary": …, "distributor_item_number": …}].';

CREATE FUNCTION public.set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  new.updated_at := pg_catalog.now();
  return new;
end
$$;

COMMENT ON FUNCTION public.set_updated_at() IS 'Trigger: stamps updated_at with the time of the transaction.';

CREATE FUNCTION reporting.board_totals(owner uuid DEFAULT NULL::uuid, principal uuid DEFAULT NULL::uuid, priority text DEFAULT NULL::text, status text DEFAULT NULL::text) RETURNS TABLE(stage text, opportunities bigint, total_value numeric, weighted_value numeric)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select o.stage, count(*), coalesce(sum(o.estimated_value), 0),
         coalesce(round(sum(o.estimated_value) * min(s.probability) / 100, 2), 0)
  from private.live_opportunities o
  join public.stage_lu s on s.code = o.stage
  where (board_totals.owner is null or o.owner_user_id = board_totals.owner)
    and (board_totals.principal is null or o.principal_org_id = board_totals.principal)
    and (board_totals.priority is null or o.priority = board_totals.priority)
    and (board_totals.status is null or o.status = board_totals.status)
  group by o.stage;
end
$$;

COMMENT ON FUNCTION reporting.board_totals(owner uuid, principal uuid, priority text, status text) IS 'Count and values of the caller''s opportunities per stage, after the board''s filters (null: any). Stages without any are absent.';

CREATE FUNCTION reporting.dashboard_refreshed_at() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$ select private.dashboard_refreshed_at() $$;

COMMENT ON FUNCTION reporting.dashboard_refreshed_at() IS 'When the dashboard was last recomputed; null: never since its creation.';

CREATE FUNCTION reporting.my_dashboard() RETURNS TABLE(owner_user_id uuid, stage text, principal_org_id uuid, opportunities bigint, total_value numeric, weighted_value numeric, stale_opportunities bigint, overdue_actions bigint, due_actions bigint, interactions_last_7_days bigint, closed_last_30_days bigint)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$ select * from private.my_dashboard() $$;

COMMENT ON FUNCTION reporting.my_dashboard() IS 'The caller''s rows of the dashboard: their own, their team''s, or all, as everywhere.';

CREATE TABLE private.dashboard_refreshes (
    refresh_id bigint NOT NULL,
    refreshed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    duration_ms numeric(12,3) NOT NULL,
    succeeded boolean NOT NULL,
    error text,
    requested_by uuid DEFAULT auth.uid()
);

COMMENT ON TABLE private.dashboard_refreshes IS 'Every refresh of the dashboard, failed ones too.';

ALTER TABLE private.dashboard_refreshes ALTER COLUMN refresh_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME private.dashboard_refreshes_refresh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW private.live_interactions WITH (security_invoker='true') AS
 SELECT interactions.interaction_id,
    interactions.opportunity_id,
    interactions.contact_id,
    interactions.interaction_type,
    interactions.interaction_date,
    interactions.stage,
    interactions.status,
    interactions.subject,
    interactions.notes,
    interactions.follow_up_date,
    interactions.owner_user_id,
    interactions.created_at,
    interactions.updated_at
   FROM public.interactions
  WHERE (interactions.deleted_at IS NULL);

COMMENT ON VIEW private.live_interactions IS 'Interactions that count: not archived, once pack 050 ran.';

CREATE VIEW private.live_opportunities WITH (security_invoker='true') AS
 SELECT opportunities.opportunity_id,
    opportunities.name,
    opportunities.organization_id,
    opportunities.principal_org_id,
    opportunities.product_id,
    opportunities.distributor_org_id,
    opportunities.owner_user_id,
    opportunities.stage,
    opportunities.status,
    opportunities.stage_manual,
    opportunities.status_manual,
    opportunities.source,
    opportunities.loss_reason,
    opportunities.priority,
    opportunities.estimated_value,
    opportunities.expected_close_date,
    opportunities.closed_at,
    opportunities.next_action,
    opportunities.next_action_date,
    opportunities.notes,
    opportunities.initial_stage,
    opportunities.initial_status,
    opportunities.last_interaction_id,
    opportunities.last_interaction_at,
    opportunities.created_at,
    opportunities.updated_at
   FROM public.opportunities
  WHERE (opportunities.deleted_at IS NULL);

COMMENT ON VIEW private.live_opportunities IS 'Opportunities that count: not archived, once pack 050 ran.';

CREATE VIEW private.derived_opportunities WITH (security_invoker='true') AS
 SELECT o.opportunity_id,
    COALESCE(staged.stage, o.initial_stage) AS stage,
    staged.interaction_date AS stage_since,
    COALESCE(stated.status, o.initial_status) AS status,
    newest.interaction_id AS last_interaction_id,
    newest.interaction_date AS last_interaction_at
   FROM (((private.live_opportunities o
     LEFT JOIN LATERAL ( SELECT i.stage,
            i.interaction_date
           FROM private.live_interactions i
          WHERE ((i.opportunity_id = o.opportunity_id) AND (i.stage IS NOT NULL))
          ORDER BY i.interaction_date DESC, i.created_at DESC, i.interaction_id DESC
         LIMIT 1) staged ON (true))
     LEFT JOIN LATERAL ( SELECT i.status
           FROM private.live_interactions i
          WHERE ((i.opportunity_id = o.opportunity_id) AND (i.status IS NOT NULL))
          ORDER BY i.interaction_date DESC, i.created_at DESC, i.interaction_id DESC
         LIMIT 1) stated ON (true))
     LEFT JOIN LATERAL ( SELECT i.interaction_id,
            i.interaction_date
           FROM private.live_interactions i
          WHERE (i.opportunity_id = o.opportunity_id)
          ORDER BY i.interaction_date DESC, i.created_at DESC, i.interaction_id DESC
         LIMIT 1) newest ON (true));

COMMENT ON VIEW private.derived_opportunities IS 'R2, said once: what each opportunity''s interactions make of it.';

CREATE TABLE private.slow_trigger_calls (
    call_id bigint NOT NULL,
    function_name text NOT NULL,
    table_name text NOT NULL,
    operation text NOT NULL,
    duration_ms numeric(12,3) NOT NULL,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

COMMENT ON TABLE private.slow_trigger_calls IS 'Calls of our trigger functions that took over 50 ms.';

ALTER TABLE private.slow_trigger_calls ALTER COLUMN call_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME private.slow_trigger_calls_call_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contacts (
    contact_id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    first_name text DEFAULT ''::text NOT NULL,
    last_name text DEFAULT ''::text NOT NULL,
    full_name text GENERATED ALWAYS AS (btrim(((first_name || ' '::text) || last_name))) STORED,
    email extensions.citext,
    phone text,
    mobile_phone text,
    title text,
    role text,
    is_primary boolean DEFAULT false NOT NULL,
    notes text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    search_tsv tsvector GENERATED ALWAYS AS (private.search_vector(((((((first_name || ' '::text) || last_name) || ' '::text) || COALESCE(title, ''::text)) || ' '::text) || COALESCE((email)::text, ''::text)))) STORED,
    CONSTRAINT contacts_email_check CHECK (((POSITION(('@'::text) IN ((email)::text)) > 1) AND ((email)::text !~ '\s'::text))),
    CONSTRAINT contacts_name_check CHECK (((first_name || last_name) ~ '\S'::text)),
    CONSTRAINT contacts_role_check CHECK ((role = ANY (ARRAY['decision_maker'::text, 'influencer'::text, 'buyer'::text, 'gatekeeper'::text, 'champion'::text, 'end_user'::text])))
);

COMMENT ON TABLE public.contacts IS 'People at an organization; who sees the organization sees them.';

COMMENT ON COLUMN public.contacts.role IS 'Influence on the decision.';

CREATE TABLE public.interaction_type_lu (
    code text NOT NULL,
    label text NOT NULL,
    sort_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT code_and_label_check CHECK (((code ~ '\S'::text) AND (label ~ '\S'::text)))
);

COMMENT ON TABLE public.interaction_type_lu IS 'Kinds of contact a rep logs.';

CREATE TABLE public.loss_reason_lu (
    code text NOT NULL,
    label text NOT NULL,
    sort_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT code_and_label_check CHECK (((code ~ '\S'::text) AND (label ~ '\S'::text)))
);

COMMENT ON TABLE public.loss_reason_lu IS 'Why an opportunity was lost.';

CREATE TABLE public.migration_control (
    migration_id bigint NOT NULL,
    phase_number integer NOT NULL,
    status text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    completed_at timestamp with time zone,
    pack text,
    checksum text,
    duration_ms numeric(12,3),
    executed_by text DEFAULT SESSION_USER NOT NULL,
    server_version text DEFAULT current_setting('server_version'::text) NOT NULL,
    error text,
    rollback_point text,
    row_counts jsonb,
    CONSTRAINT migration_control_phase_number_check CHECK (((phase_number >= 1) AND (phase_number <= 8))),
    CONSTRAINT migration_control_status_check CHECK ((status = ANY (ARRAY['running'::text, 'complete'::text, 'failed'::text, 'rolled_back'::text])))
);

COMMENT ON TABLE public.migration_control IS 'History of phases, one row per attempt; the newest row of a phase is its state. A running row that nobody works on is an interrupted run.';

COMMENT ON COLUMN public.migration_control.checksum IS 'SHA-256 of the pack''s file; null where the pack was pasted by hand.';

COMMENT ON COLUMN public.migration_control.row_counts IS 'Rows per table before and after the phase, as the runner saw them.';

ALTER TABLE public.migration_control ALTER COLUMN migration_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.migration_control_migration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW public.opportunities_enriched WITH (security_invoker='true') AS
 SELECT o.opportunity_id,
    o.name,
    o.organization_id,
    o.principal_org_id,
    o.product_id,
    o.distributor_org_id,
    o.owner_user_id,
    o.stage,
    o.status,
    o.stage_manual,
    o.status_manual,
    o.source,
    o.loss_reason,
    o.priority,
    o.estimated_value,
    o.expected_close_date,
    o.closed_at,
    o.next_action,
    o.next_action_date,
    o.notes,
    o.initial_stage,
    o.initial_status,
    o.last_interaction_id,
    o.last_interaction_at,
    o.created_at,
    o.updated_at,
        CASE
            WHEN o.stage_manual THEN o.stage
            ELSE d.stage
        END AS effective_stage,
        CASE
            WHEN o.status_manual THEN o.status
            ELSE d.status
        END AS effective_status
   FROM (private.live_opportunities o
     JOIN private.derived_opportunities d USING (opportunity_id));

COMMENT ON VIEW public.opportunities_enriched IS 'Opportunities with stage and status computed at reading, the way that needs no trigger; always equal to the stored ones.';

CREATE TABLE public.opportunity_contacts (
    opportunity_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    role text,
    is_primary boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT opportunity_contacts_role_check CHECK ((role = ANY (ARRAY['decision_maker'::text, 'influencer'::text, 'buyer'::text, 'gatekeeper'::text, 'champion'::text, 'end_user'::text])))
);

COMMENT ON TABLE public.opportunity_contacts IS 'Who has a say in an opportunity; at most one is its primary contact.';

CREATE TABLE public.organizations (
    organization_id uuid DEFAULT gen_random_uuid() NOT NULL,
    name extensions.citext NOT NULL,
    state text,
    priority text,
    segment text,
    phone text,
    website text,
    address_line1 text,
    address_line2 text,
    city text,
    postal_code text,
    notes text,
    parent_organization_id uuid,
    owner_user_id uuid DEFAULT auth.uid(),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    search_tsv tsvector GENERATED ALWAYS AS (private.search_vector((((((name)::text || ' '::text) || COALESCE(city, ''::text)) || ' '::text) || COALESCE(segment, ''::text)))) STORED,
    CONSTRAINT organizations_name_check CHECK ((((name)::text ~ '\S'::text) AND (length((name)::text) <= 300))),
    CONSTRAINT organizations_parent_organization_id_check CHECK ((parent_organization_id <> organization_id)),
    CONSTRAINT organizations_priority_check CHECK ((priority = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
);

COMMENT ON TABLE public.organizations IS 'Every company we deal with. What it is to us (principal, distributor, customer, prospect) is derived, see v_org_roles.';

COMMENT ON COLUMN public.organizations.priority IS 'Account priority, A (highest) to D.';

COMMENT ON COLUMN public.organizations.owner_user_id IS 'Who sees it; null: shared by all.';

CREATE TABLE public.product_distributors (
    product_id uuid NOT NULL,
    distributor_org_id uuid NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    distributor_item_number text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone
);

COMMENT ON TABLE public.product_distributors IS 'Which distributors carry a product; at most one is its primary.';

CREATE TABLE public.products (
    product_id uuid DEFAULT gen_random_uuid() NOT NULL,
    principal_org_id uuid NOT NULL,
    name text NOT NULL,
    sku text,
    category text,
    pack_size text,
    description text,
    list_price numeric(12,2),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    search_tsv tsvector GENERATED ALWAYS AS (private.search_vector(((((name || ' '::text) || COALESCE(sku, ''::text)) || ' '::text) || COALESCE(category, ''::text)))) STORED,
    CONSTRAINT products_list_price_check CHECK (((list_price >= (0)::numeric) AND (list_price <> 'NaN'::numeric))),
    CONSTRAINT products_name_check CHECK (((name ~ '\S'::text) AND (length(name) <= 300))),
    CONSTRAINT products_sku_check CHECK ((sku ~ '\S'::text))
);

COMMENT ON TABLE public.products IS 'What a principal makes.';

COMMENT ON COLUMN public.products.sku IS 'The principal''s item number, unique per principal where given.';

CREATE TABLE public.source_lu (
    code text NOT NULL,
    label text NOT NULL,
    sort_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT code_and_label_check CHECK (((code ~ '\S'::text) AND (label ~ '\S'::text)))
);

COMMENT ON TABLE public.source_lu IS 'Where an opportunity came from.';

CREATE TABLE public.state_lu (
    code text NOT NULL,
    label text NOT NULL,
    sort_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT code_and_label_check CHECK (((code ~ '\S'::text) AND (label ~ '\S'::text)))
);

COMMENT ON TABLE public.state_lu IS 'States, districts and territories of the USA.';

CREATE TABLE public.status_lu (
    code text NOT NULL,
    label text NOT NULL,
    sort_order integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT code_and_label_check CHECK (((code ~ '\S'::text) AND (label ~ '\S'::text)))
);

COMMENT ON TABLE public.status_lu IS 'How an opportunity stands, besides its stage.';

CREATE TABLE public.user_profiles (
    user_id uuid NOT NULL,
    full_name text DEFAULT ''::text NOT NULL,
    role text DEFAULT 'rep'::text NOT NULL,
    manager_user_id uuid,
    status text DEFAULT 'active'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_profiles_manager_check CHECK ((manager_user_id <> user_id)),
    CONSTRAINT user_profiles_role_check CHECK ((role = ANY (ARRAY['rep'::text, 'manager'::text, 'admin'::text]))),
    CONSTRAINT user_profiles_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])))
);

COMMENT ON TABLE public.user_profiles IS 'Name, role and manager of each person who signs in. A user without a row counts as an active rep.';

COMMENT ON COLUMN public.user_profiles.manager_user_id IS 'Whose team this person is in; a manager sees what their team owns, transitively.';

CREATE VIEW public.v_org_roles WITH (security_invoker='true') AS
 SELECT org.organization_id,
    ((EXISTS ( SELECT
           FROM public.products p
          WHERE (p.principal_org_id = org.organization_id))) OR (EXISTS ( SELECT
           FROM private.live_opportunities o
          WHERE (o.principal_org_id = org.organization_id)))) AS is_principal,
    ((EXISTS ( SELECT
           FROM public.product_distributors d
          WHERE (d.distributor_org_id = org.organization_id))) OR (EXISTS ( SELECT
           FROM private.live_opportunities o
          WHERE (o.distributor_org_id = org.organization_id)))) AS is_distributor,
    (EXISTS ( SELECT
           FROM (private.live_opportunities o
             JOIN public.stage_lu s ON ((s.code = o.stage)))
          WHERE ((o.organization_id = org.organization_id) AND s.is_won))) AS is_customer,
    ((EXISTS ( SELECT
           FROM private.live_opportunities o
          WHERE (o.organization_id = org.organization_id))) AND (NOT (EXISTS ( SELECT
           FROM (private.live_opportunities o
             JOIN public.stage_lu s ON ((s.code = o.stage)))
          WHERE ((o.organization_id = org.organization_id) AND s.is_won))))) AS is_prospect
   FROM public.organizations org;

COMMENT ON VIEW public.v_org_roles IS 'What an organization is to us, derived: principal (makes products), distributor (carries them), customer (bought), prospect (not yet).';

CREATE VIEW reporting.latest_interaction WITH (security_invoker='true') AS
 SELECT DISTINCT ON (i.opportunity_id) i.opportunity_id,
    i.interaction_id,
    i.interaction_type,
    i.interaction_date,
    i.stage,
    i.status,
    i.subject,
    i.notes,
    i.follow_up_date,
    i.contact_id,
    i.owner_user_id
   FROM private.live_interactions i
  ORDER BY i.opportunity_id, i.interaction_date DESC, i.created_at DESC, i.interaction_id DESC;

COMMENT ON VIEW reporting.latest_interaction IS 'The newest interaction of each opportunity.';

CREATE VIEW reporting.opportunity_timeline WITH (security_invoker='true') AS
 SELECT i.interaction_id,
    i.opportunity_id,
    i.contact_id,
    contact.full_name AS contact_name,
    i.interaction_type,
    type.label AS interaction_type_label,
    i.interaction_date,
    i.stage,
    stage.label AS stage_label,
    i.status,
    status.label AS status_label,
    i.subject,
    i.notes,
    i.follow_up_date,
    i.owner_user_id,
    owner.full_name AS owner_name,
    i.created_at,
    i.updated_at,
    COALESCE((lock.at > now()), false) AS may_edit_drivers,
        CASE
            WHEN isfinite(lock.at) THEN lock.at
            ELSE NULL::timestamp with time zone
        END AS drivers_locked_at
   FROM (((((((private.live_interactions i
     LEFT JOIN private.live_opportunities o ON ((o.opportunity_id = i.opportunity_id)))
     CROSS JOIN LATERAL ( SELECT private.drivers_editable_until(i.owner_user_id, i.created_at, o.owner_user_id) AS at) lock)
     LEFT JOIN public.contacts contact ON ((contact.contact_id = i.contact_id)))
     LEFT JOIN public.user_profiles owner ON ((owner.user_id = i.owner_user_id)))
     LEFT JOIN public.interaction_type_lu type ON ((type.code = i.interaction_type)))
     LEFT JOIN public.stage_lu stage ON ((stage.code = i.stage)))
     LEFT JOIN public.status_lu status ON ((status.code = i.status)));

COMMENT ON VIEW reporting.opportunity_timeline IS 'Interactions with the names around them, and what the reader may change.';

COMMENT ON COLUMN reporting.opportunity_timeline.may_edit_drivers IS 'Whether the reader may change stage, status, date and opportunity, or archive it, now.';

COMMENT ON COLUMN reporting.opportunity_timeline.drivers_locked_at IS 'When the reader''s own 24 hours end or ended; null where no clock applies to them.';

CREATE VIEW reporting.org_principal_summary WITH (security_invoker='true') AS
 SELECT o.organization_id,
    o.principal_org_id,
    count(*) AS opportunities,
    count(*) FILTER (WHERE (NOT s.is_closed)) AS open_opportunities,
    count(*) FILTER (WHERE s.is_won) AS won_opportunities,
    count(*) FILTER (WHERE (s.is_closed AND (NOT s.is_won))) AS lost_opportunities,
    COALESCE(sum(o.estimated_value) FILTER (WHERE (NOT s.is_closed)), (0)::numeric) AS open_value,
    COALESCE(sum(o.estimated_value) FILTER (WHERE s.is_won), (0)::numeric) AS won_value,
    max(o.last_interaction_at) AS last_interaction_at
   FROM (private.live_opportunities o
     JOIN public.stage_lu s ON ((s.code = o.stage)))
  GROUP BY o.organization_id, o.principal_org_id;

COMMENT ON VIEW reporting.org_principal_summary IS 'What each customer does with each principal: opportunities and values, open, won and lost.';

CREATE VIEW reporting.pipeline_full WITH (security_invoker='true') AS
 SELECT o.opportunity_id,
    o.name,
    o.organization_id,
    ( SELECT (org.name)::text AS name
           FROM public.organizations org
          WHERE (org.organization_id = o.organization_id)) AS organization_name,
    ( SELECT org.city
           FROM public.organizations org
          WHERE (org.organization_id = o.organization_id)) AS organization_city,
    ( SELECT org.state
           FROM public.organizations org
          WHERE (org.organization_id = o.organization_id)) AS organization_state,
    ( SELECT org.priority
           FROM public.organizations org
          WHERE (org.organization_id = o.organization_id)) AS organization_priority,
    ( SELECT org.segment
           FROM public.organizations org
          WHERE (org.organization_id = o.organization_id)) AS organization_segment,
    o.principal_org_id,
    ( SELECT (org.name)::text AS name
           FROM public.organizations org
          WHERE (org.organization_id = o.principal_org_id)) AS principal_name,
    o.product_id,
    ( SELECT p.name
           FROM public.products p
          WHERE (p.product_id = o.product_id)) AS product_name,
    ( SELECT p.sku
           FROM public.products p
          WHERE (p.product_id = o.product_id)) AS product_sku,
    o.distributor_org_id,
    ( SELECT (org.name)::text AS name
           FROM public.organizations org
          WHERE (org.organization_id = o.distributor_org_id)) AS distributor_name,
    o.owner_user_id,
    ( SELECT owner.full_name
           FROM public.user_profiles owner
          WHERE (owner.user_id = o.owner_user_id)) AS owner_name,
    o.stage,
    stage.label AS stage_label,
    stage.sort_order AS stage_sort_order,
    stage.is_closed AS stage_is_closed,
    stage.is_won AS stage_is_won,
    stage.probability,
    o.stage_manual,
    o.status,
    ( SELECT lookup.label
           FROM public.status_lu lookup
          WHERE (lookup.code = o.status)) AS status_label,
    o.status_manual,
    o.source,
    ( SELECT lookup.label
           FROM public.source_lu lookup
          WHERE (lookup.code = o.source)) AS source_label,
    o.loss_reason,
    ( SELECT lookup.label
           FROM public.loss_reason_lu lookup
          WHERE (lookup.code = o.loss_reason)) AS loss_reason_label,
    o.priority,
    o.estimated_value,
    round(((o.estimated_value * (stage.probability)::numeric) / (100)::numeric), 2) AS weighted_value,
    o.expected_close_date,
    o.closed_at,
    o.next_action,
    o.next_action_date,
    COALESCE(((NOT stage.is_closed) AND (o.next_action_date < CURRENT_DATE)), false) AS is_overdue,
    o.last_interaction_id,
    o.last_interaction_at,
    ( SELECT i.interaction_type
           FROM public.interactions i
          WHERE (i.interaction_id = o.last_interaction_id)) AS last_interaction_type,
    ( SELECT lookup.label
           FROM (public.interactions i
             JOIN public.interaction_type_lu lookup ON ((lookup.code = i.interaction_type)))
          WHERE (i.interaction_id = o.last_interaction_id)) AS last_interaction_type_label,
    ( SELECT i.subject
           FROM public.interactions i
          WHERE (i.interaction_id = o.last_interaction_id)) AS last_interaction_subject,
    COALESCE(o.last_interaction_at, o.created_at) AS last_activity_at,
    (floor((EXTRACT(epoch FROM (now() - COALESCE(o.last_interaction_at, o.created_at))) / (86400)::numeric)))::integer AS days_since_activity,
    COALESCE(((NOT stage.is_closed) AND (COALESCE(o.last_interaction_at, o.created_at) < (now() - make_interval(days => stage.stale_after_days)))), false) AS is_stale,
    o.created_at,
    o.updated_at
   FROM (private.live_opportunities o
     LEFT JOIN public.stage_lu stage ON ((stage.code = o.stage)));

COMMENT ON VIEW reporting.pipeline_full IS 'Each opportunity with the names around it, its latest interaction and its warnings; board and list read it.';

COMMENT ON COLUMN reporting.pipeline_full.is_overdue IS 'Open, and its next action''s date has passed.';

COMMENT ON COLUMN reporting.pipeline_full.days_since_activity IS 'Whole days since the latest interaction, or since creation if there is none.';

COMMENT ON COLUMN reporting.pipeline_full.is_stale IS 'Open, and untouched for longer than its stage allows.';

CREATE VIEW reporting.sync_drift WITH (security_invoker='true') AS
 SELECT o.opportunity_id,
    o.stage,
        CASE
            WHEN o.stage_manual THEN o.stage
            ELSE d.stage
        END AS derived_stage,
    o.status,
        CASE
            WHEN o.status_manual THEN o.status
            ELSE d.status
        END AS derived_status,
    o.last_interaction_id,
    d.last_interaction_id AS derived_last_interaction_id,
    o.last_interaction_at,
    d.last_interaction_at AS derived_last_interaction_at
   FROM (private.live_opportunities o
     JOIN private.derived_opportunities d USING (opportunity_id))
  WHERE ((((o.stage IS DISTINCT FROM
        CASE
            WHEN o.stage_manual THEN o.stage
            ELSE d.stage
        END) OR (o.status IS DISTINCT FROM
        CASE
            WHEN o.status_manual THEN o.status
            ELSE d.status
        END)) OR (o.last_interaction_id IS DISTINCT FROM d.last_interaction_id)) OR (o.last_interaction_at IS DISTINCT FROM d.last_interaction_at));

COMMENT ON VIEW reporting.sync_drift IS 'Opportunities whose stored stage, status or latest interaction is not what their interactions say. Always empty.';

INSERT INTO private.dashboard_refreshes (refresh_id, refreshed_at, duration_ms, succeeded, error, requested_by) OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-23 15:17:19.605333+00', 23.089, true, NULL, NULL),
	(2, '2026-11-23 15:17:19.803891+00', 7.062, true, NULL, NULL);

INSERT INTO private.slow_trigger_calls (call_id, function_name, table_name, operation, duration_ms, happened_at) OVERRIDING SYSTEM VALUE VALUES
	(2, 'tg_interactions__sync', 'interactions', 'INSERT', 61.500, '2026-11-23 15:17:19.806122+00');

INSERT INTO public.contacts (contact_id, organization_id, first_name, last_name, email, phone, mobile_phone, title, role, is_primary, notes, created_at, updated_at, deleted_at) VALUES
	('64970fc1-edf8-57a1-8ae5-97988c71682b', '8f14e52c-6dc8-5a2f-86df-44bfb5755089', 'Bridget', 'Kowalski', 'bridget.kowalski@omalleys-public-house.example', '(616) 555-0111 ext. 243', NULL, 'Kitchen manager', 'influencer', false, NULL, '2026-03-06 15:17:18.379217+00', '2026-03-06 15:17:18.379217+00', NULL),
	('f760aae8-4856-5ce0-8671-9026ff17489b', '36acd039-05da-5c7e-841b-9a440cbaea37', 'Nate', 'Huizenga', 'nate.huizenga@ledyard-tap-table.example', NULL, '(616) 555-0145', 'Kitchen manager', 'decision_maker', true, NULL, '2026-02-23 15:17:18.379217+00', '2026-02-23 15:17:18.379217+00', NULL),
	('7d32a10d-b28c-58ab-877c-9784bd9b9136', '36acd039-05da-5c7e-841b-9a440cbaea37', 'Priscilla', 'Ames', 'priscilla.ames@ledyard-tap-table.example', '(616) 555-0112 ext. 246', '(616) 555-0146', 'Co-owner', 'influencer', false, NULL, '2026-02-23 15:17:18.379217+00', '2026-02-23 15:17:18.379217+00', NULL),
	('7dc41628-205d-535b-8bad-9ba28cfc43de', 'db9bbe9c-dc0e-5b5f-81ed-f7fe09be20b7', 'Victor', 'Lindgren', 'victor.lindgren@grand-river-hotel-group.example', NULL, '(616) 555-0147', 'Executive chef', 'decision_maker', true, NULL, '2026-02-12 15:17:18.379217+00', '2026-02-12 15:17:18.379217+00', NULL),
	('94b6319a-02cf-5fec-864f-e007c34ec149', '38a4428e-4792-55af-8b4a-c36da7d4e5a9', 'Lucy', 'Arens', 'lucy.arens@tulip-lane-inn.example', '(616) 555-0115 ext. 254', '(616) 555-0154', 'Banquet chef', 'champion', false, NULL, '2026-01-21 15:17:18.379217+00', '2026-01-21 15:17:18.379217+00', NULL),
	('3c693075-be29-599a-806d-944251ab3c9e', '38a4428e-4792-55af-8b4a-c36da7d4e5a9', 'Pieter', 'Van Dyke', 'pieter.van.dyke@tulip-lane-inn.example', NULL, '(616) 555-0153', 'Executive chef', 'decision_maker', true, NULL, '2026-01-21 15:17:18.379217+00', '2026-01-21 15:17:18.379217+00', NULL),
	('9adfd8ad-7478-5753-8538-8291be9314b3', 'ba0492f9-9338-5985-8caa-a1a0bb2edf76', 'Keisha', 'Franklin', 'keisha.franklin@kent-valley-public-schools.example', '(616) 555-0116 ext. 256', '(616) 555-0156', 'Menu planner, RD', 'influencer', false, NULL, '2025-12-30 15:17:18.379217+00', '2025-12-30 15:17:18.379217+00', NULL),
	('054a2e9c-6c3e-5f82-87f4-87556e3a45c1', 'bc6625ab-f00b-5b00-8a9a-e3e7adefe9ec', 'Raj', 'Mehta', 'raj.mehta@st-brigid-health.example', '(616) 555-0118 ext. 261', NULL, 'Clinical dietitian', 'influencer', false, NULL, '2025-11-27 15:17:18.379217+00', '2025-11-27 15:17:18.379217+00', NULL),
	('3225e5a5-77e3-510c-867d-70d43104b05c', 'cb2ffca3-662c-5bb2-8842-f3147c563eb6', 'Dale', 'Rasmussen', 'dale.rasmussen@the-perch-house.example', NULL, '(616) 555-0163', 'Owner', 'decision_maker', true, NULL, '2025-10-25 15:17:18.379217+00', '2025-10-25 15:17:18.379217+00', NULL),
	('b092dac7-450e-55da-83a2-3133e3d10f1e', 'cb2ffca3-662c-5bb2-8842-f3147c563eb6', 'Toby', 'Vance', 'toby.vance@the-perch-house.example', '(616) 555-0119 ext. 265', NULL, 'Bar manager', 'end_user', false, NULL, '2025-10-25 15:17:18.379217+00', '2025-10-25 15:17:18.379217+00', NULL),
	('65f741eb-0268-5910-8e67-eec6a187b561', '4efe678c-e4f6-5b3b-8e46-d9f893bbe97c', 'Suzette', 'Moreau', 'suzette.moreau@little-traverse-lodge.example', '(231) 555-0112 ext. 245', NULL, 'Banquet chef', 'champion', false, NULL, '2025-10-14 15:17:18.379217+00', '2025-10-14 15:17:18.379217+00', NULL),
	('f8dd9356-f48c-5a04-86a2-460ae39849cd', 'ff713e3a-73a3-59dd-8e5f-df6c2272a7cc', 'Ingrid', 'Solberg', 'ingrid.solberg@manitou-cherry-cafe.example', NULL, '(231) 555-0146', 'Owner', 'decision_maker', true, NULL, '2025-10-03 15:17:18.379217+00', '2025-10-03 15:17:18.379217+00', NULL),
	('5db1adb3-5941-5cf3-8d2b-2052f52173e4', '29afeed1-0c79-5895-8261-d2b535162dd6', 'Philip', 'Sorrento', 'philip.sorrento@old-mission-country-club.example', NULL, '(231) 555-0147', 'Executive chef', 'decision_maker', true, NULL, '2025-09-22 15:17:18.379217+00', '2025-09-22 15:17:18.379217+00', NULL),
	('f53780d2-a83a-59ee-8a14-f7958f1fb4ba', '79c7db70-ab3a-5240-8485-6ef2da6f5e65', 'Beto', 'Salas', 'beto.salas@taqueria-la-guera.example', '(616) 555-0120 ext. 267', NULL, 'Kitchen manager', 'influencer', false, NULL, '2025-08-31 15:17:18.379217+00', '2025-08-31 15:17:18.379217+00', NULL),
	('60b00451-b058-574f-8716-4027052f8bed', '79c7db70-ab3a-5240-8485-6ef2da6f5e65', 'Araceli', 'Núñez', 'araceli.n.nez@taqueria-la-guera.example', NULL, '(616) 555-0166', 'Owner', 'decision_maker', true, NULL, '2025-08-31 15:17:18.379217+00', '2025-08-31 15:17:18.379217+00', NULL),
	('9db4bac9-1a0b-5886-858c-bab833453e3c', '29b0d608-70a9-5cd2-832a-4034d5fcb344', 'Clint', 'Yoder', 'clint.yoder@harbert-road-smokehouse.example', NULL, '(269) 555-0147', 'Owner', 'decision_maker', true, NULL, '2025-08-09 15:17:18.379217+00', '2025-08-09 15:17:18.379217+00', NULL),
	('4c6209ac-d7e6-59ba-87a1-911a928477a2', '5885836d-9751-5f0f-8867-0214b1d4bbf7', 'Terrence', 'Cho', 'terrence.cho@capitol-loop-catering.example', '(517) 555-0110 ext. 241', NULL, 'Production chef', 'influencer', false, NULL, '2025-07-29 15:17:18.379217+00', '2025-07-29 15:17:18.379217+00', NULL),
	('249da07e-e8cf-5260-8d90-964634acb683', '156a2224-1c54-573c-8a99-f5f8ad5676f3', 'Patricia', 'Langley', 'patricia.langley@heron-pointe-senior-living.example', NULL, '(517) 555-0142', 'Dining services director', 'decision_maker', true, NULL, '2025-07-18 15:17:18.379217+00', '2025-07-18 15:17:18.379217+00', NULL),
	('60ec55a0-05ba-58a1-80f2-a8de07748315', '6816a45f-d48b-5ab6-8fcb-4016f2a9e0b8', 'Rosalind', 'Frye', 'rosalind.frye@heron-pointe-at-perrysburg.example', NULL, '(419) 555-0140', 'Dining services director', 'decision_maker', true, NULL, '2026-03-13 15:17:18.379217+00', '2026-03-13 15:17:18.379217+00', NULL),
	('769e3e6e-a0e7-5c55-89ec-85f63b830827', '443bf54a-44bb-54a3-8669-80a557f05059', 'Mitch', 'Carlson', 'mitch.carlson@copper-loon-casino-resort.example', '(906) 555-0110 ext. 242', '(906) 555-0142', 'Buyer', 'buyer', false, NULL, '2026-03-02 15:17:18.379217+00', '2026-03-02 15:17:18.379217+00', NULL),
	('9b3fe177-9e74-5072-836c-b4aba1cb3928', '443bf54a-44bb-54a3-8669-80a557f05059', 'Stacy', 'Beaudoin', 'stacy.beaudoin@copper-loon-casino-resort.example', '(906) 555-0110 ext. 241', NULL, 'Executive sous chef', 'champion', false, NULL, '2026-03-02 15:17:18.379217+00', '2026-03-02 15:17:18.379217+00', NULL),
	('699eb5d0-1f51-5760-84d6-9c6c3afbebd5', '443bf54a-44bb-54a3-8669-80a557f05059', 'Jerome', 'LaFave', 'jerome.lafave@copper-loon-casino-resort.example', NULL, '(906) 555-0140', 'Director of food and beverage', 'decision_maker', true, NULL, '2026-03-02 15:17:18.379217+00', '2026-03-02 15:17:18.379217+00', NULL),
	('031baaac-3e84-5739-8fa7-b91a82c4a2a4', '2f7714bc-7145-5f92-8089-dcc098508005', 'Lou', 'Pacheco', 'lou.pacheco@harborview-stadium.example', '(419) 555-0111 ext. 244', '(419) 555-0144', 'Warehouse manager', 'gatekeeper', false, NULL, '2026-02-19 15:17:18.379217+00', '2026-02-19 15:17:18.379217+00', NULL),
	('201ab632-9eb4-5f47-8bd2-f48136a34b3c', '2f7714bc-7145-5f92-8089-dcc098508005', 'Rick', 'Szymanski', 'rick.szymanski@harborview-stadium.example', NULL, '(419) 555-0142', 'Director of concessions', 'decision_maker', true, NULL, '2026-02-19 15:17:18.379217+00', '2026-02-19 15:17:18.379217+00', NULL),
	('3d588394-7afb-5de5-8fa2-37474cdb71ef', 'ce06f87a-76ec-5627-823c-ea469935be2b', 'Karen', 'Mishler', 'karen.mishler@st-joe-valley-schools.example', NULL, '(574) 555-0140', 'Food service director', 'decision_maker', true, NULL, '2026-01-28 15:17:18.379217+00', '2026-01-28 15:17:18.379217+00', NULL),
	('1997da2c-84b2-5fb6-80c5-9787a43cb0e5', '5a48577c-cf02-53ee-8b0e-523802024bc6', 'Josh', 'Nemeth', 'josh.nemeth@the-plow-works.example', NULL, '(574) 555-0142', 'Kitchen manager', 'decision_maker', true, NULL, '2026-01-17 15:17:18.379217+00', '2026-01-17 15:17:18.379217+00', NULL),
	('0e40db2f-6d52-53cf-8520-04c98f92de12', '5a48577c-cf02-53ee-8b0e-523802024bc6', 'Abby', 'Lentz', 'abby.lentz@the-plow-works.example', '(574) 555-0111 ext. 243', NULL, 'Co-owner', 'influencer', false, NULL, '2026-01-17 15:17:18.379217+00', '2026-01-17 15:17:18.379217+00', NULL),
	('6fdcd97a-3362-5a71-8ffc-4dbbcca6e9e4', '04fad176-4876-578e-8969-10b9fc3a05c9', 'Nikos', 'Pappas', 'nikos.pappas@summit-city-diner.example', NULL, '(260) 555-0140', 'Owner', 'decision_maker', true, NULL, '2025-12-26 15:17:18.379217+00', '2025-12-26 15:17:18.379217+00', NULL),
	('19ac0e0b-9452-5c67-84c8-968f89bcdfbc', '39d671bf-74df-5a1a-8ef0-7ce6cbbce38e', 'Joy', 'Underwood', 'joy.underwood@headwaters-regional-hospital.example', '(260) 555-0111 ext. 243', NULL, 'Retail café lead', 'champion', false, NULL, '2025-12-15 15:17:18.379217+00', '2025-12-15 15:17:18.379217+00', NULL),
	('cc8ae0c2-9ed8-5d43-8221-67d6e1baed3d', '392dad28-18cc-58b3-8dfb-3af584404c1d', 'Mo', 'Saleh', 'mo.saleh@glassworks-brewing.example', NULL, '(419) 555-0147', 'Kitchen manager', 'decision_maker', true, NULL, '2025-11-12 15:17:18.379217+00', '2025-11-12 15:17:18.379217+00', NULL),
	('8fbbd0c0-d1bf-53d8-860e-541f59054a33', '392dad28-18cc-58b3-8dfb-3af584404c1d', 'Hillary', 'Stone', 'hillary.stone@glassworks-brewing.example', '(419) 555-0113 ext. 248', '(419) 555-0148', 'Co-owner', 'influencer', false, NULL, '2025-11-12 15:17:18.379217+00', '2025-11-12 15:17:18.379217+00', NULL),
	('5862cb48-2514-51ed-861d-f311224e6f7e', '29ae29ea-3766-54da-87f3-a71c1cd291c2', 'Jill', 'Farrow', 'jill.farrow@lake-erie-lodge-marina.example', '(419) 555-0115 ext. 252', '(419) 555-0152', 'Banquet chef', 'champion', false, NULL, '2025-10-21 15:17:18.379217+00', '2025-10-21 15:17:18.379217+00', NULL),
	('cd8082f1-24b5-5c67-815f-0f81db3b0ff9', '110c5d9a-dbcb-5d47-81c2-b5109f68e7c4', 'Gordon', 'Tate', 'gordon.tate@huron-heights-university-dining.example', '(734) 555-0110 ext. 242', '(734) 555-0142', 'Purchasing coordinator', 'gatekeeper', false, NULL, '2025-09-29 15:17:18.379217+00', '2025-09-29 15:17:18.379217+00', NULL),
	('0239134f-191d-5b74-862c-c1b1b6874f1f', '0b8e6732-5a5e-5b26-8ea2-3f6a62e0994e', 'Paolo', 'D''Angelo', 'paolo.dangelo@trattoria-bellavia.example', NULL, '(248) 555-0140', 'Owner', 'decision_maker', true, NULL, '2025-09-07 15:17:18.379217+00', '2025-09-07 15:17:18.379217+00', NULL),
	('3348825e-7d4a-5fa3-808b-76fbd5f3c8cc', 'e97d9896-85d1-50a3-89cc-8b5d4d138143', 'José', 'Carranza', 'jose.carranza@cocina-nopal-azul.example', NULL, '(773) 555-0142', 'Owner', 'decision_maker', true, NULL, '2025-07-25 15:17:18.379217+00', '2025-07-25 15:17:18.379217+00', NULL),
	('acd31d46-ebd2-5a21-8c8f-076c31b05823', '1e8be6d8-fdb9-5dfe-874e-da9a2b511b62', 'Mei', 'Castillo', 'mei.castillo@the-calloway-hotel.example', '(773) 555-0112 ext. 244', '(773) 555-0144', 'Banquet chef', 'champion', false, NULL, '2025-07-14 15:17:18.379217+00', '2025-07-14 15:17:18.379217+00', NULL),
	('6623f976-29a8-54b6-83ba-74de2146fe41', '154d762f-45d3-5ec0-858d-6a8555bcd0b3', 'Nancy', 'Trujillo', 'nancy.trujillo@fox-prairie-school-district.example', NULL, '(630) 555-0140', 'Food service director', 'decision_maker', true, NULL, '2026-03-20 15:17:18.379217+00', '2026-03-20 15:17:18.379217+00', NULL),
	('04d62894-12cc-5f50-8916-926afc9ce2f6', '154d762f-45d3-5ec0-858d-6a8555bcd0b3', 'Greg', 'Pohl', 'greg.pohl@fox-prairie-school-district.example', '(630) 555-0110 ext. 241', NULL, 'Menu planner, RD', 'influencer', false, NULL, '2026-03-20 15:17:18.379217+00', '2026-03-20 15:17:18.379217+00', NULL),
	('af905d23-189b-563c-8401-db0638818ec2', '0c795dfa-f867-58fb-8351-19be2009a02d', 'Stella', 'Karras', 'stella.karras@old-plank-pancake-house.example', NULL, '(815) 555-0142', 'Owner', 'decision_maker', true, NULL, '2026-02-26 15:17:18.379217+00', '2026-02-26 15:17:18.379217+00', NULL),
	('3d70e422-4c11-53e0-8146-9c77ecb922c7', '5a77bfcf-2734-53bc-8951-4276d2734414', 'Melvin', 'Ashby', 'melvin.ashby@rock-river-college-dining.example', NULL, '(815) 555-0143', 'Director of dining', 'decision_maker', true, NULL, '2026-02-15 15:17:18.379217+00', '2026-02-15 15:17:18.379217+00', NULL),
	('9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'b5ecfdc0-2e94-5208-880f-e58c4c2d30b7', 'Björn', 'Adler', 'bjorn.adler@brucke-bierhall.example', NULL, '(414) 555-0140', 'Kitchen manager', 'decision_maker', true, NULL, '2026-02-04 15:17:18.379217+00', '2026-02-04 15:17:18.379217+00', NULL),
	('84f559b9-be6f-5412-8187-46dd79c40d5e', 'cc96db62-0a7f-599f-8d69-31ad79a162ed', 'Ray', 'Nguyen', 'ray.nguyen@third-ward-supper-club.example', '(414) 555-0111 ext. 244', '(414) 555-0144', 'General manager', 'buyer', false, NULL, '2026-01-24 15:17:18.379217+00', '2026-01-24 15:17:18.379217+00', NULL),
	('97588642-417c-5732-8ba0-5128c71630b6', 'f96585e2-37d7-5d4d-858a-9f0ccac03fb3', 'Shane', 'Kubiak', 'shane.kubiak@north-point-grill.example', NULL, '(414) 555-0146', 'Executive chef', 'decision_maker', true, NULL, '2026-01-13 15:17:18.379217+00', '2026-01-13 15:17:18.379217+00', NULL),
	('8af2d29c-db30-560d-8388-ceb2d45ce3f1', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Annika', 'Lindqvist', 'annika.lindqvist@lindqvist-baking-company.example', NULL, '(218) 555-0140', 'Regional sales manager', 'champion', true, NULL, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('16ea84dd-e5d9-549f-83ab-5c702e745016', 'b02dae84-b752-5ad0-8517-a0eb55944ad2', 'Deb', 'Schroeder', 'deb.schroeder@kettle-moraine-provisions.example', NULL, '(414) 555-0147', 'Category manager', 'buyer', true, NULL, '2025-10-15 15:17:18.379217+00', '2025-10-15 15:17:18.379217+00', NULL),
	('20000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000001', '', 'Nguyễn', 'N@Diner.test', NULL, NULL, 'Chef and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and s', NULL, true, NULL, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('20000000-0000-4000-8000-000000000003', '10000000-0000-4000-8000-000000000002', 'Zoë', 'O''Brien-Łukasz', 'zoë@größe.test', NULL, NULL, NULL, NULL, true, '👩‍🍳', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('20000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000004', 'Ana', '', NULL, NULL, NULL, NULL, NULL, false, 'left', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.746307+00', '2026-11-23 15:17:19.746307+00');

INSERT INTO public.interaction_type_lu (code, label, sort_order, is_active, created_at, updated_at) VALUES
	('call', 'Call', 10, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('email', 'Email', 20, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('meeting', 'Meeting', 30, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('site_visit', 'Site visit', 40, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('demo', 'Demo', 50, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('sample', 'Sample', 60, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('food_show', 'Food show', 70, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('proposal', 'Proposal', 80, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('follow_up', 'Follow-up', 90, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('note', 'Note', 100, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00');

INSERT INTO public.interactions (interaction_id, opportunity_id, contact_id, interaction_type, interaction_date, stage, status, subject, notes, follow_up_date, owner_user_id, created_at, updated_at, deleted_at, deleted_with_opportunity) VALUES
	('fb274b6a-0185-590b-868e-3a0b819e2f5c', 'be733879-ff21-518a-8e56-74fb63ae5fc7', 'f760aae8-4856-5ce0-8671-9026ff17489b', 'call', '2026-11-23 13:57:00+00', 'feedback_logged', 'qualified', 'Tasting feedback', 'From Nate: the pretzel rolls thawed in two hours and stayed soft all evening. One knock: came in saltier than they want.', '2026-11-27', '00000000-0000-4000-8000-000000000003', '2026-11-23 14:42:00+00', '2026-11-23 14:42:00+00', NULL, false),
	('ed001039-4ef7-5bce-80df-1d967758fa2a', 'be733879-ff21-518a-8e56-74fb63ae5fc7', '7d32a10d-b28c-58ab-877c-9784bd9b9136', 'call', '2026-11-10 20:50:00+00', NULL, NULL, 'Numbers question', 'They compared $44.90 a case with the current invoice. We are close. Priscilla asked about a first-order deal.', '2026-11-23', '00000000-0000-4000-8000-000000000003', '2026-11-10 21:26:00+00', '2026-11-10 21:26:00+00', NULL, false),
	('2ae8c0a4-b2a6-5e36-8ec4-bf27e5dbf02c', 'be733879-ff21-518a-8e56-74fb63ae5fc7', 'f760aae8-4856-5ce0-8671-9026ff17489b', 'email', '2026-10-26 17:25:00+00', 'awaiting_response', NULL, 'Comment sheet sent', 'Sent Nate a one-page comment sheet so I get more than "they liked it". Waiting on it.', '2026-11-10', '00000000-0000-4000-8000-000000000003', '2026-10-26 17:52:00+00', '2026-10-26 17:52:00+00', NULL, false),
	('56bffe4e-d38b-5c2b-83ad-bfbae6a68a98', 'be733879-ff21-518a-8e56-74fb63ae5fc7', '7d32a10d-b28c-58ab-877c-9784bd9b9136', 'sample', '2026-10-19 15:00:00+00', NULL, NULL, 'Dropped the sample', 'Left one case of the pretzel rolls with Priscilla and went over times and temperatures. They start with the slider board.', '2026-10-26', '00000000-0000-4000-8000-000000000003', '2026-10-19 15:18:00+00', '2026-10-19 15:18:00+00', NULL, false),
	('02038f4e-4a87-51d5-870f-7d19ce225a1a', 'be733879-ff21-518a-8e56-74fb63ae5fc7', 'f760aae8-4856-5ce0-8671-9026ff17489b', 'meeting', '2026-10-12 12:35:00+00', 'sample_visit_offered', NULL, 'Tasting offered', 'Nate wants the taproom manager in the room. Offered a tasting on site, the pretzel rolls next to what they serve now.', '2026-10-19', '00000000-0000-4000-8000-000000000003', '2026-10-12 12:44:00+00', '2026-10-12 12:44:00+00', NULL, false),
	('7f99e777-d49f-5c06-87be-74159ff89342', 'be733879-ff21-518a-8e56-74fb63ae5fc7', 'f760aae8-4856-5ce0-8671-9026ff17489b', 'call', '2026-09-30 19:10:00+00', 'initial_outreach', NULL, 'Voicemail, then a text', 'Left a voicemail, Nate texted back: swamped until Thursday but interested. Prefers texts in the morning.', '2026-10-12', '00000000-0000-4000-8000-000000000003', '2026-09-30 19:55:00+00', '2026-09-30 19:55:00+00', NULL, false),
	('5af445fc-95cd-526a-8a58-feea373a9c39', 'be733879-ff21-518a-8e56-74fb63ae5fc7', 'f760aae8-4856-5ce0-8671-9026ff17489b', 'call', '2026-09-22 16:45:00+00', 'new_lead', 'active', 'Referral from a neighbor account', 'Nate got my name from another operator in Grand Rapids. Wants to see the pretzel rolls for the slider board. First thing asked for: fryer times and a happy hour cost.', '2026-09-30', '00000000-0000-4000-8000-000000000003', '2026-09-22 17:21:00+00', '2026-09-22 17:21:00+00', NULL, false),
	('c9fd4646-3aaf-5041-8656-55b60cba315f', '1131e6a4-d926-512a-8bab-62f8197d08f9', '3c693075-be29-599a-806d-944251ab3c9e', 'follow_up', '2026-11-19 17:55:00+00', 'awaiting_response', NULL, 'Waiting for tasting notes', 'Pieter is collecting comments from the crew. Said to give it a week.', '2026-11-26', '00000000-0000-4000-8000-000000000003', '2026-11-19 18:40:00+00', '2026-11-19 18:40:00+00', NULL, false),
	('d41147d1-0d52-57b3-82f8-cb9ecef45b0b', '1131e6a4-d926-512a-8bab-62f8197d08f9', '94b6319a-02cf-5fec-864f-e007c34ec149', 'sample', '2026-11-09 15:30:00+00', NULL, NULL, 'Left it with the morning crew', 'Lucy was off, so the morning crew took the cinnamon rolls. Wrote the prep steps on the box.', '2026-11-19', '00000000-0000-4000-8000-000000000003', '2026-11-09 16:06:00+00', '2026-11-09 16:06:00+00', NULL, false),
	('910c4baf-81d7-5f2a-8726-4b627e2b56e4', '1131e6a4-d926-512a-8bab-62f8197d08f9', '3c693075-be29-599a-806d-944251ab3c9e', 'call', '2026-10-29 12:05:00+00', 'sample_visit_offered', NULL, 'Will cook it on their gear', 'Offered to cook the cinnamon rolls on their own equipment. Pieter picked a slow afternoon next week.', '2026-11-09', '00000000-0000-4000-8000-000000000003', '2026-10-29 12:32:00+00', '2026-10-29 12:32:00+00', NULL, false),
	('872315d5-e5a4-52d1-8119-d96d8ee99791', '1131e6a4-d926-512a-8bab-62f8197d08f9', '3c693075-be29-599a-806d-944251ab3c9e', 'email', '2026-10-19 18:40:00+00', 'initial_outreach', NULL, 'Answered their questions', 'Pieter wrote back with questions: hold time, banquet pricing and yield per hundred. Answered the same day.', '2026-10-29', '00000000-0000-4000-8000-000000000003', '2026-10-19 18:58:00+00', '2026-10-19 18:58:00+00', NULL, false),
	('414ec9da-13e7-55eb-8811-53f2834eb840', '1131e6a4-d926-512a-8bab-62f8197d08f9', '3c693075-be29-599a-806d-944251ab3c9e', 'call', '2026-10-12 16:15:00+00', 'new_lead', 'active', 'Name passed along', 'Pieter called me, got the number from a friend at another account. Short on time, wants somebody to show the cinnamon rolls. Buys from Lakeshore twice a week.', '2026-10-19', '00000000-0000-4000-8000-000000000003', '2026-10-12 16:24:00+00', '2026-10-12 16:24:00+00', NULL, false),
	('22084216-71d9-5b77-80da-ca7ab1263cd9', 'f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'call', '2026-11-13 15:35:00+00', NULL, 'on_hold', 'On hold for now', 'Keisha asked to pause, there is a change in management coming. Fair enough.', '2026-11-27', '00000000-0000-4000-8000-000000000003', '2026-11-13 15:53:00+00', '2026-11-13 15:53:00+00', NULL, false),
	('0a0e6b52-f6f7-5914-8416-048a5a5ae8b5', 'f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'call', '2026-11-02 13:10:00+00', 'awaiting_response', NULL, 'Half the crew has tasted', 'Early crew liked the lentil sloppy joe; late crew tries it tomorrow. Keisha will call me, or I call them.', '2026-11-13', '00000000-0000-4000-8000-000000000003', '2026-11-02 13:19:00+00', '2026-11-02 13:19:00+00', NULL, false),
	('dff4da30-f47c-582a-8230-581126077ccf', 'f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'sample', '2026-10-26 18:45:00+00', NULL, NULL, 'Short drop', 'Northline shorted the sample, half a case. Enough for a tasting. Apologized to Keisha.', '2026-11-02', '00000000-0000-4000-8000-000000000003', '2026-10-26 19:30:00+00', '2026-10-26 19:30:00+00', NULL, false),
	('74353d7f-f956-5be3-831f-96b351f00090', 'f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'email', '2026-10-16 16:20:00+00', 'sample_visit_offered', NULL, 'Sample request filled in', 'Keisha filled in the sample form for the lentil sloppy joe: one case, delivered before ten, no substitutions.', '2026-10-26', '00000000-0000-4000-8000-000000000003', '2026-10-16 16:56:00+00', '2026-10-16 16:56:00+00', NULL, false),
	('e1d25bb4-aa81-5b9f-85bb-24a5bd939858', 'f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'call', '2026-10-07 13:55:00+00', 'initial_outreach', NULL, 'First real talk', 'Fifteen minutes with Keisha. They go through about 12 cases a week for meatless Mondays. The current item is fine, not loved. Wants the CN label and the allergen sheet.', '2026-10-16', '00000000-0000-4000-8000-000000000003', '2026-10-07 14:22:00+00', '2026-10-07 14:22:00+00', NULL, false),
	('cc4c31ad-af69-5517-8b48-0e0c05f01b4a', 'f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'follow_up', '2026-09-30 20:30:00+00', 'new_lead', 'active', 'While I was there anyway', 'Was there for another item. Keisha is unhappy with what they use for meatless Mondays, so I put the lentil sloppy joe on the table.', '2026-10-07', '00000000-0000-4000-8000-000000000003', '2026-09-30 20:48:00+00', '2026-09-30 20:48:00+00', NULL, false),
	('554457dd-fc89-58ce-8b07-6828faf60775', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'email', '2026-11-13 20:20:00+00', NULL, NULL, 'Moved by a few days', 'Ingrid has an inspection that morning, so the demo moves. New date holds for the Lindqvist chef too.', '2026-11-16', '00000000-0000-4000-8000-000000000003', '2026-11-13 20:23:00+00', '2026-11-13 20:23:00+00', NULL, false),
	('f6531e7d-3a8b-543f-853c-8c7c4129a891', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'call', '2026-11-09 17:55:00+00', 'demo_scheduled', NULL, 'Demo on the calendar', 'Ingrid set a date for the full demo of the cherry hand pies for the dessert case. The Lindqvist chef comes along.', '2026-11-13', '00000000-0000-4000-8000-000000000003', '2026-11-09 18:34:00+00', '2026-11-09 18:34:00+00', NULL, false),
	('26aefe7a-55c0-592e-8223-09b78f4a77aa', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'call', '2026-10-29 14:30:00+00', 'feedback_logged', 'qualified', 'Yes from the people who cook', 'The cooks say yes: sold all week with no plating at all. Sent the one gripe (leaked filling in the warm case) on to Lindqvist; they have a fix in the prep notes.', '2026-11-09', '00000000-0000-4000-8000-000000000003', '2026-10-29 15:00:00+00', '2026-10-29 15:00:00+00', NULL, false),
	('6a1f9af9-1c9d-5667-810f-df5a903215d7', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'call', '2026-10-20 12:05:00+00', 'awaiting_response', NULL, 'Half the crew has tasted', 'Early crew liked the cherry hand pies; late crew tries it tomorrow. Ingrid will call me, or I call them.', '2026-10-29', '00000000-0000-4000-8000-000000000003', '2026-10-20 12:26:00+00', '2026-10-20 12:26:00+00', NULL, false),
	('954d6168-4170-5e0f-8f85-af33ffd29d06', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'site_visit', '2026-10-14 18:40:00+00', NULL, NULL, 'Cooked it with the crew', 'Ran the cherry hand pies with two of the cooks. Good questions about yield. Ingrid tasted, said little, took seconds.', '2026-10-20', '00000000-0000-4000-8000-000000000003', '2026-10-14 18:52:00+00', '2026-10-14 18:52:00+00', NULL, false),
	('d9f8cde0-5577-5afa-843b-ff2143e8c061', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'meeting', '2026-10-08 16:15:00+00', 'sample_visit_offered', NULL, 'Tasting offered', 'Ingrid wants the morning crew in the room. Offered a tasting on site, the cherry hand pies next to what they serve now.', '2026-10-14', '00000000-0000-4000-8000-000000000003', '2026-10-08 16:18:00+00', '2026-10-08 16:18:00+00', NULL, false),
	('1c773d70-08c1-56c8-86ba-c4a1ddc3d184', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'site_visit', '2026-09-29 13:50:00+00', 'initial_outreach', NULL, 'Introduced myself in person', 'Good ten minutes at the back door with Ingrid. Knows Lindqvist from a former job and liked it there.', '2026-10-08', '00000000-0000-4000-8000-000000000003', '2026-09-29 14:29:00+00', '2026-09-29 14:29:00+00', NULL, false),
	('eca66e20-bdbb-5436-812b-17714f42a179', 'd5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'food_show', '2026-09-22 20:25:00+00', 'new_lead', 'active', 'Talked at the Lindqvist booth', 'Ingrid walked over with the Lakeshore rep. Good questions, mostly about bake-off times and shelf life. Thinks the dessert case could move 3 cases a week.', '2026-09-29', '00000000-0000-4000-8000-000000000003', '2026-09-22 20:55:00+00', '2026-09-22 20:55:00+00', NULL, false),
	('fbcff7dd-d4c8-51e0-8c64-40bc9e313102', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'call', '2026-11-11 16:05:00+00', NULL, NULL, 'Reorder', 'Second order is in, a little over plan. Araceli asked what else Casa Alarcón has.', NULL, '00000000-0000-4000-8000-000000000003', '2026-11-11 16:41:00+00', '2026-11-11 16:41:00+00', NULL, false),
	('50e6663c-1a93-5c97-805d-b50915bc5c1c', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'meeting', '2026-10-26 12:40:00+00', 'closed_won', 'closed', 'They said yes', 'Signed off this morning with Araceli. 10 cases a week, starting with the next Lakeshore delivery.', NULL, '00000000-0000-4000-8000-000000000003', '2026-10-26 13:07:00+00', '2026-10-26 13:07:00+00', NULL, false),
	('bf67ddf9-069f-5726-8373-d33267f6ef73', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'proposal', '2026-10-14 19:15:00+00', 'awaiting_response', NULL, 'Program on one page', 'Put it on one page: $21.45 a case, introductory allowance on the first order, stocked by Lakeshore. Araceli likes one-pagers.', '2026-10-26', '00000000-0000-4000-8000-000000000003', '2026-10-14 19:33:00+00', '2026-10-14 19:33:00+00', NULL, false),
	('e1848539-6142-5a8e-82fd-b941904647a2', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'call', '2026-10-02 16:50:00+00', NULL, NULL, 'Plate cost', 'Went over the cost with Araceli. Works at $21.45 a case if Lakeshore holds its markup.', '2026-10-14', '00000000-0000-4000-8000-000000000003', '2026-10-02 16:59:00+00', '2026-10-02 16:59:00+00', NULL, false),
	('803b8f7e-fd68-54fa-8ab2-6c74cc561532', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'site_visit', '2026-09-18 14:25:00+00', 'feedback_logged', 'qualified', 'Feedback from the line', 'Cooks like the corn tortillas: took a double fold without cracking. Complaint: needed a longer steam than the line has time for. Araceli calls it fixable.', '2026-10-02', '00000000-0000-4000-8000-000000000003', '2026-09-18 15:10:00+00', '2026-09-18 15:10:00+00', NULL, false),
	('af274e26-0379-5984-8b12-7aec4a7b0eab', 'c9eb5561-e4c3-5044-870c-595e723b9a61', 'f53780d2-a83a-59ee-8a14-f7958f1fb4ba', 'sample', '2026-09-07 12:00:00+00', NULL, NULL, 'Sample delivered', 'Sample is in the walk-in with my name on it. Beto wants a few days with it.', '2026-09-18', '00000000-0000-4000-8000-000000000003', '2026-09-07 12:36:00+00', '2026-09-07 12:36:00+00', NULL, false),
	('68759927-8d53-5da8-813d-ddc0c1a6154e', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'site_visit', '2026-08-28 18:35:00+00', 'sample_visit_offered', NULL, 'Looked at the station', 'Walked the station with Araceli. The corn tortillas would fit the equipment as it is. Promised a sample case (12/60 ct).', '2026-09-07', '00000000-0000-4000-8000-000000000003', '2026-08-28 19:02:00+00', '2026-08-28 19:02:00+00', NULL, false),
	('9f7c5236-dc0c-5ed5-82ed-472c9d7b4aac', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'email', '2026-08-17 16:10:00+00', 'initial_outreach', NULL, 'Sheet plus a photo', 'Sent the corn tortillas sheet with a plate photo from another account. Araceli answered inside an hour: tell me more.', '2026-08-28', '00000000-0000-4000-8000-000000000003', '2026-08-17 16:28:00+00', '2026-08-17 16:28:00+00', NULL, false),
	('e5cc58b5-69a6-57a6-8c1c-2dd3409e4221', 'c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'call', '2026-08-07 13:45:00+00', 'new_lead', 'active', 'Name passed along', 'Araceli called me, got the number from a friend at another account. Short on time, wants somebody to show the corn tortillas. Buys from Lakeshore twice a week.', '2026-08-17', '00000000-0000-4000-8000-000000000003', '2026-08-07 13:54:00+00', '2026-08-07 13:54:00+00', NULL, false),
	('29e77227-d0be-5992-8b46-cf36b5e1f970', '24af8c79-bc42-5504-839e-ec69207bc3e0', NULL, 'note', '2026-11-23 14:17:00+00', NULL, NULL, 'How approval works', 'Learned how it goes here: the purchasing office will have to sign off on new items. Jerome will push for it if the numbers work.', '2026-11-27', '00000000-0000-4000-8000-000000000002', '2026-11-23 15:02:00+00', '2026-11-23 15:02:00+00', NULL, false),
	('3adc67f4-e724-5f65-8204-814c8a2324a3', '24af8c79-bc42-5504-839e-ec69207bc3e0', '699eb5d0-1f51-5760-84d6-9c6c3afbebd5', 'call', '2026-11-13 18:05:00+00', 'initial_outreach', NULL, 'First real talk', 'Fifteen minutes with Jerome. They go through about 30 cases a week for all four outlets. The current item is fine, not loved. Wants pricing by outlet and storage specs.', '2026-11-23', '00000000-0000-4000-8000-000000000002', '2026-11-13 18:41:00+00', '2026-11-13 18:41:00+00', NULL, false),
	('3bd0d7d9-79f5-595c-8b86-4db61c1282a9', '24af8c79-bc42-5504-839e-ec69207bc3e0', NULL, 'note', '2026-11-06 15:40:00+00', NULL, NULL, 'Who decides', 'Asked around: Jerome picks the items, but the purchasing office will want a say on all four outlets. Plan to bring both in early.', '2026-11-13', '00000000-0000-4000-8000-000000000002', '2026-11-06 16:07:00+00', '2026-11-06 16:07:00+00', NULL, false),
	('d4ea68c5-6efb-5456-8590-a983d2af66aa', '24af8c79-bc42-5504-839e-ec69207bc3e0', '699eb5d0-1f51-5760-84d6-9c6c3afbebd5', 'follow_up', '2026-11-02 13:15:00+00', 'new_lead', 'active', 'While I was there anyway', 'Was there for another item. Jerome is unhappy with what they use for all four outlets, so I put the potato line on the table.', '2026-11-06', '00000000-0000-4000-8000-000000000002', '2026-11-02 13:33:00+00', '2026-11-02 13:33:00+00', NULL, false),
	('1c8f502e-be67-5845-8c5e-44fc31ba16a6', 'fca51232-bb59-53a2-8105-873afa3f4043', '201ab632-9eb4-5f47-8bd2-f48136a34b3c', 'call', '2026-11-20 19:30:00+00', 'sample_visit_offered', NULL, 'Will cook it on their gear', 'Offered to cook the cauliflower wings on their own equipment. Rick picked a slow afternoon next week.', '2026-11-26', '00000000-0000-4000-8000-000000000002', '2026-11-20 20:09:00+00', '2026-11-20 20:09:00+00', NULL, false),
	('6eaf68a1-7bdb-5132-8208-94237181c319', 'fca51232-bb59-53a2-8105-873afa3f4043', '201ab632-9eb4-5f47-8bd2-f48136a34b3c', 'meeting', '2026-11-12 17:05:00+00', 'initial_outreach', NULL, 'Sat down with Rick', 'Went through the club level line by line. Biggest headache is consistency with the current brand. Price comes second, they say.', '2026-11-20', '00000000-0000-4000-8000-000000000002', '2026-11-12 17:35:00+00', '2026-11-12 17:35:00+00', NULL, false),
	('fb36f150-7607-51cb-85a6-aa0e18e81c1d', 'fca51232-bb59-53a2-8105-873afa3f4043', '201ab632-9eb4-5f47-8bd2-f48136a34b3c', 'call', '2026-11-03 14:40:00+00', 'new_lead', 'active', 'Lead from Maumee', 'The Maumee rep called: Harborview Stadium wants an alternative for the club level, Rick is the one to talk to. They asked about the cauliflower wings by name.', '2026-11-12', '00000000-0000-4000-8000-000000000002', '2026-11-03 15:01:00+00', '2026-11-03 15:01:00+00', NULL, false),
	('2d456c13-6e7e-5c81-8e63-2a55c7e06a05', '9864c11a-7a42-583c-8581-49e861d9e705', '0e40db2f-6d52-53cf-8520-04c98f92de12', 'call', '2026-11-19 17:00:00+00', 'new_lead', 'active', 'Asked about something new', 'Abby called about another item and ended up talking about the burger board. The wild rice burgers would fit; 2 cases a week at a guess.', '2026-11-23', '00000000-0000-4000-8000-000000000003', '2026-11-19 17:45:00+00', '2026-11-19 17:45:00+00', NULL, false),
	('5e235779-ba7f-573e-843f-8c0f3ce4d219', 'ec81aade-782e-56c3-884b-8e80c2046dd1', '6fdcd97a-3362-5a71-8ffc-4dbbcca6e9e4', 'call', '2026-11-23 14:57:00+00', 'initial_outreach', NULL, 'First real talk', 'Fifteen minutes with Nikos. They go through about 3 cases a week for the sandwich board. The current item is fine, not loved. Wants plate cost and split cases.', '2026-11-26', '00000000-0000-4000-8000-000000000004', '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', NULL, false),
	('bc72ca25-d694-5a40-8939-a205675be9d4', 'ec81aade-782e-56c3-884b-8e80c2046dd1', '6fdcd97a-3362-5a71-8ffc-4dbbcca6e9e4', 'meeting', '2026-11-16 13:40:00+00', 'new_lead', 'active', 'From the work-with at Wabash Valley', 'Rode with the Wabash Valley rep for a day. Nikos complains about the current item for the sandwich board at every delivery. Worth a call.', '2026-11-23', '00000000-0000-4000-8000-000000000004', '2026-11-16 13:52:00+00', '2026-11-16 13:52:00+00', NULL, false),
	('63db3fd0-614e-5715-8e89-df752a52a9fd', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'call', '2026-11-18 21:30:00+00', 'feedback_logged', 'qualified', 'Better than expected', 'Hillary expected less. Their words: "pulled like a fresh curd and outsold the mozzarella sticks". Also heard: "blew out when the fryer ran hot".', '2026-11-23', '00000000-0000-4000-8000-000000000004', '2026-11-18 22:15:00+00', '2026-11-18 22:15:00+00', NULL, false),
	('23adda05-b1d6-57bc-8f1f-3011ea6f1117', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'follow_up', '2026-11-09 19:05:00+00', NULL, 'nurturing', 'Not before month end', 'Hillary thinks it will be a yes, but nothing gets added before the inventory is done.', '2026-11-18', '00000000-0000-4000-8000-000000000004', '2026-11-09 19:41:00+00', '2026-11-09 19:41:00+00', NULL, false),
	('78987f3d-f9f9-5dff-8ad6-512c7069f419', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'email', '2026-10-23 15:40:00+00', 'awaiting_response', NULL, 'Comment sheet sent', 'Sent Hillary a one-page comment sheet so I get more than "they liked it". Waiting on it.', '2026-11-09', '00000000-0000-4000-8000-000000000004', '2026-10-23 16:07:00+00', '2026-10-23 16:07:00+00', NULL, false),
	('66a118f9-b333-5fb6-8f01-6fcaa356fe34', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'site_visit', '2026-10-15 13:15:00+00', NULL, NULL, 'Cooked it with the crew', 'Ran the cheese curds with two of the cooks. Good questions about yield. Hillary tasted, said little, took seconds.', '2026-10-23', '00000000-0000-4000-8000-000000000004', '2026-10-15 13:33:00+00', '2026-10-15 13:33:00+00', NULL, false),
	('1f6503c9-f105-5f0a-80e7-addbf2b21aef', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'meeting', '2026-10-06 19:50:00+00', 'sample_visit_offered', NULL, 'Tasting offered', 'Hillary wants the taproom manager in the room. Offered a tasting on site, the cheese curds next to what they serve now.', '2026-10-15', '00000000-0000-4000-8000-000000000004', '2026-10-06 19:59:00+00', '2026-10-06 19:59:00+00', NULL, false),
	('ae606a36-2f96-5588-89a4-342f4990baa0', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'email', '2026-09-28 17:25:00+00', 'initial_outreach', NULL, 'Answered their questions', 'Hillary wrote back with questions: hold time, fryer times and a happy hour cost. Answered the same day.', '2026-10-06', '00000000-0000-4000-8000-000000000004', '2026-09-28 18:10:00+00', '2026-09-28 18:10:00+00', NULL, false),
	('10508bdc-dfa2-52b1-8273-f3d0afed25d4', '3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'call', '2026-09-18 15:00:00+00', 'new_lead', 'active', 'Asked about something new', 'Hillary called about another item and ended up talking about the taproom. The cheese curds would fit; 5 cases a week at a guess.', '2026-09-28', '00000000-0000-4000-8000-000000000004', '2026-09-18 15:36:00+00', '2026-09-18 15:36:00+00', NULL, false),
	('640f88f8-fdd9-53b0-8fac-7a48f0f63147', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'meeting', '2026-08-20 13:50:00+00', 'closed_won', 'closed', 'They said yes', 'Signed off this morning with Björn. 7 cases a week, starting with the next Kettle Moraine delivery.', NULL, '00000000-0000-4000-8000-000000000004', '2026-08-20 14:08:00+00', '2026-08-20 14:08:00+00', NULL, false),
	('68772e42-ead5-5c51-8fe7-32b5f080cef4', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'demo', '2026-08-10 20:25:00+00', NULL, NULL, 'Live service', 'Ran a full service with the pretzel rolls. Sold through by the end. Björn already talks about where it goes on the menu.', '2026-08-20', '00000000-0000-4000-8000-000000000004', '2026-08-10 20:34:00+00', '2026-08-10 20:34:00+00', NULL, false),
	('a7c790b4-44c3-5168-887d-e0ad1999feed', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'call', '2026-07-31 18:00:00+00', 'demo_scheduled', NULL, 'Demo for the deciders', 'Björn gets the taproom manager to the table. Thirty minutes, the pretzel rolls three ways, price at the end.', '2026-08-10', '00000000-0000-4000-8000-000000000004', '2026-07-31 18:45:00+00', '2026-07-31 18:45:00+00', NULL, false),
	('d6e469fc-c98a-53a0-8c62-bfd319a48ac1', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'call', '2026-07-20 15:35:00+00', 'feedback_logged', 'qualified', 'Yes from the people who cook', 'The cooks say yes: thawed in two hours and stayed soft all evening. Sent the one gripe (came in saltier than they want) on to Lindqvist; they have a fix in the prep notes.', '2026-07-31', '00000000-0000-4000-8000-000000000004', '2026-07-20 16:11:00+00', '2026-07-20 16:11:00+00', NULL, false),
	('6b29834e-7531-52c1-8733-9a5dd128f180', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'email', '2026-07-09 13:10:00+00', 'awaiting_response', NULL, 'Comment sheet sent', 'Sent Björn a one-page comment sheet so I get more than "they liked it". Waiting on it.', '2026-07-20', '00000000-0000-4000-8000-000000000004', '2026-07-09 13:37:00+00', '2026-07-09 13:37:00+00', NULL, false),
	('f4d8162e-acde-5ba3-8e86-ec7021146fad', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'sample', '2026-07-03 19:45:00+00', NULL, NULL, 'Dropped the sample', 'Left one case of the pretzel rolls with Björn and went over times and temperatures. They start with the sausage board.', '2026-07-09', '00000000-0000-4000-8000-000000000004', '2026-07-03 20:03:00+00', '2026-07-03 20:03:00+00', NULL, false),
	('3d4bc1dc-3c2e-57a0-89dc-0f0c31340f36', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'follow_up', '2026-06-22 17:20:00+00', 'sample_visit_offered', NULL, 'Visit offered', 'Offered a visit together with the Lindqvist regional. Björn is checking the calendar.', '2026-07-03', '00000000-0000-4000-8000-000000000004', '2026-06-22 17:29:00+00', '2026-06-22 17:29:00+00', NULL, false),
	('f22b819e-e476-56ba-8c2e-e51ca3029483', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'call', '2026-06-12 14:55:00+00', 'initial_outreach', NULL, 'Voicemail, then a text', 'Left a voicemail, Björn texted back: swamped until Thursday but interested. Prefers texts in the morning.', '2026-06-22', '00000000-0000-4000-8000-000000000004', '2026-06-12 15:40:00+00', '2026-06-12 15:40:00+00', NULL, false),
	('0c39958d-9d81-527a-81fc-38526d13d1db', 'e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'email', '2026-06-05 12:30:00+00', 'new_lead', 'active', 'Lead from Lindqvist', 'Lindqvist sent this over: Björn downloaded the spec for the pretzel rolls. Nobody has called yet. Looks like it is for the sausage board.', '2026-06-12', '00000000-0000-4000-8000-000000000004', '2026-06-05 13:06:00+00', '2026-06-05 13:06:00+00', NULL, false),
	('01dddb64-558a-5b03-8330-9360b11764a7', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', NULL, 'note', '2026-09-07 20:50:00+00', 'closed_lost', 'closed', 'Closing this one', 'Four messages and two visits without an answer from Shane. Closing it; will try again when they change the menu.', NULL, '00000000-0000-4000-8000-000000000004', '2026-09-07 20:56:00+00', '2026-09-07 20:56:00+00', NULL, false),
	('13c8d67c-9cf1-5a28-828f-0bf8f7c9583a', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'call', '2026-08-28 18:25:00+00', NULL, 'on_hold', 'On hold for now', 'Shane asked to pause, there is a change in management coming. Fair enough.', '2026-09-07', '00000000-0000-4000-8000-000000000004', '2026-08-28 19:07:00+00', '2026-08-28 19:07:00+00', NULL, false),
	('18748699-cb5b-5d6c-8d05-9bbf3f3b723f', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'proposal', '2026-08-18 16:00:00+00', 'awaiting_response', NULL, 'Quote sent', 'Quote is out: $78.30 a case, 2 cases a week, first order through Kettle Moraine. Shane takes it to the managing partner this week.', '2026-08-28', '00000000-0000-4000-8000-000000000004', '2026-08-18 16:33:00+00', '2026-08-18 16:33:00+00', NULL, false),
	('7b0432a4-dc38-5143-8526-251e946f1a26', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'call', '2026-08-11 13:35:00+00', 'sample_visit_offered', NULL, 'Agreed to sample', 'Past the price talk. Shane will sample the clam chowder for the soup of the day as long as it does not cost them labor.', '2026-08-18', '00000000-0000-4000-8000-000000000004', '2026-08-11 13:59:00+00', '2026-08-11 13:59:00+00', NULL, false),
	('2e24b520-ad50-5e77-821a-03f1f47a99c5', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'call', '2026-08-05 20:10:00+00', NULL, NULL, 'Followed up', 'Shane read the sheet. Likes that Pierhead is regional. Needs a word with the managing partner before we go on.', '2026-08-11', '00000000-0000-4000-8000-000000000004', '2026-08-05 20:25:00+00', '2026-08-05 20:25:00+00', NULL, false),
	('499c1693-d24b-52ed-8f40-dbfeae3764e0', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'email', '2026-07-30 17:45:00+00', 'initial_outreach', NULL, 'Intro and sell sheet', 'Sent Shane the clam chowder sheet and kept it short. Asked for ten minutes next week.', '2026-08-05', '00000000-0000-4000-8000-000000000004', '2026-07-30 17:51:00+00', '2026-07-30 17:51:00+00', NULL, false),
	('0552eaea-38d3-5dc3-8912-f9ab2979c113', '6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'meeting', '2026-07-23 15:20:00+00', 'new_lead', 'active', 'From the work-with at Kettle Moraine', 'Rode with the Kettle Moraine rep for a day. Shane complains about the current item for the soup of the day at every delivery. Worth a call.', '2026-07-30', '00000000-0000-4000-8000-000000000004', '2026-07-23 16:02:00+00', '2026-07-23 16:02:00+00', NULL, false),
	('50000000-0000-4000-8000-000000000001', '40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000003', 'call', '2026-01-10 09:30:00+00', 'initial_outreach', 'qualified', NULL, 'As long as a note may be. and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and ', '2026-01-20', '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.711347+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000005', '40000000-0000-4000-8000-000000000005', NULL, 'call', '2026-01-14 09:30:00+00', 'awaiting_response', NULL, 'Promised', NULL, '2026-02-10', '00000000-0000-4000-8000-000000000004', '2026-11-23 15:17:19.71181+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000006', '40000000-0000-4000-8000-000000000005', NULL, 'email', '2026-01-15 09:30:00+00', NULL, NULL, 'And promised again', NULL, '2026-03-15', '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.711818+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000007', '40000000-0000-4000-8000-000000000006', NULL, 'call', '2026-01-16 09:30:00+00', 'closed_lost', 'closed', 'Lost', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-11-23 15:17:19.711838+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000008', '40000000-0000-4000-8000-000000000006', NULL, 'note', '2026-01-26 09:30:00+00', 'closed_lost', NULL, 'Still lost', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-11-23 15:17:19.711847+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000009', '40000000-0000-4000-8000-000000000002', NULL, 'note', '2026-01-17 09:30:00+00', NULL, 'stalled', 'Only a status', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.711857+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000004', '40000000-0000-4000-8000-000000000004', NULL, 'proposal', '2026-01-13 09:30:00+00', 'closed_won', 'closed', 'Signed — ¡olé!', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.711799+00', '2026-11-23 15:17:19.678473+00', NULL, false),
	('50000000-0000-4000-8000-000000000002', '40000000-0000-4000-8000-000000000001', NULL, 'email', '2026-01-11 09:30:00+00', NULL, NULL, 'Archived on its own', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.711764+00', '2026-11-23 15:17:19.738984+00', '2026-11-23 15:17:19.738984+00', false),
	('50000000-0000-4000-8000-000000000003', '40000000-0000-4000-8000-000000000003', NULL, 'meeting', '2026-01-12 09:30:00+00', 'awaiting_response', NULL, 'Archived with its opportunity', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-11-23 15:17:19.711776+00', '2026-11-23 15:17:19.746307+00', '2026-11-23 15:17:19.746307+00', true);

INSERT INTO public.loss_reason_lu (code, label, sort_order, is_active, created_at, updated_at) VALUES
	('price_too_high', 'Price too high', 10, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('no_authorization', 'No authorization', 20, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('competitor_relationship', 'Competitor relationship', 30, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('product_fit', 'Product fit', 40, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('timing', 'Timing', 50, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('other', 'Other', 70, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('no_response', 'Sans réponse', 5, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:19.678473+00');

INSERT INTO public.migration_control (migration_id, phase_number, status, started_at, completed_at, pack, checksum, duration_ms, executed_by, server_version, error, rollback_point, row_counts) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'complete', '2026-11-23 15:17:17.604471+00', '2026-11-23 15:17:17.638684+00', '000_init_core.sql', '9c402eaca90b9cb119dabe2607461952fd455199e40f8d57fa77b7201fbbd056', 34.213, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}}, "before": {}}'),
	(2, 2, 'complete', '2026-11-23 15:17:17.645432+00', '2026-11-23 15:17:17.662324+00', '010_orgs_contacts.sql', '05d6c58b8287d43f77fb68fd655e34c9b28b40667c8322773608ba64c6dc843c', 16.892, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}}, "before": {"stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}}}'),
	(6, 6, 'complete', '2026-11-23 15:17:17.859791+00', '2026-11-23 15:17:17.982498+00', '050_rls_policies_offboarding.sql', 'f6e1b4fb658cc245464590e6b9ee5a89ddd03d6cd82a7d4e04a50130068e606d', 122.707, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 5, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}}, "before": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}}}'),
	(5, 5, 'complete', '2026-11-23 15:17:17.757527+00', '2026-11-23 15:17:17.799215+00', '040_views_reporting.sql', '5fbb6bf8d43b95bde9e4ceaca7fe7f25c5ebc51fa96f6ab8f011b0901910ad9e', 41.688, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}}, "before": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}}}'),
	(3, 3, 'complete', '2026-11-23 15:17:17.668086+00', '2026-11-23 15:17:17.688703+00', '020_products_distribution.sql', '44661180b3808fcf5133ec79f0847301c8adcd833a523433e9e6479f964fbcfd', 20.617, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}}, "before": {"contacts": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}}}'),
	(4, 4, 'complete', '2026-11-23 15:17:17.699246+00', '2026-11-23 15:17:17.740513+00', '030_opps_interactions_rules.sql', '0a3d0479b4ab5dc1aee5f0bc3170fb004c8ac72f7c21a639ca4acc5a12050897', 41.267, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}}, "before": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 0, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}}}'),
	(7, 7, 'complete', '2026-11-23 15:17:18.193907+00', '2026-11-23 15:17:18.348928+00', '060_hardening.sql', '7ccc7f7f3e90f52a84d9afe463fa7f708240bc25220567ee8b27cd65742777b4', 155.021, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 5, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "opportunity_contacts": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}, "private.dashboard_refreshes": {"rows": 0, "estimated": false}}, "before": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 5, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}}}'),
	(8, 8, 'complete', '2026-11-23 15:17:18.368424+00', '2026-11-23 15:17:19.615824+00', '070_seeds.sql', 'ad89ce6695e4775fc295e1f464c891c946e82b07340aa633048daac76cd87526', 1247.400, 'postgres (operator@laptop)', '15.0', NULL, NULL, '{"after": {"contacts": {"rows": 130, "estimated": false}, "products": {"rows": 40, "estimated": false}, "stage_lu": {"rows": 8, "estimated": false}, "state_lu": {"rows": 56, "estimated": false}, "source_lu": {"rows": 8, "estimated": false}, "status_lu": {"rows": 6, "estimated": false}, "interactions": {"rows": 623, "estimated": false}, "opportunities": {"rows": 120, "estimated": false}, "organizations": {"rows": 71, "estimated": false}, "user_profiles": {"rows": 5, "estimated": false}, "loss_reason_lu": {"rows": 7, "estimated": false}, "interaction_type_lu": {"rows": 10, "estimated": false}, "opportunity_contacts": {"rows": 153, "estimated": false}, "product_distributors": {"rows": 176, "estimated": false}, "private.slow_trigger_calls": {"rows": 1, "estimated": false}, "private.dashboard_refreshes": {"rows": 1, "estimated": false}}, "before": {"contacts": {"rows": 0, "estimated": false}, "products": {"rows": 0, "estimated": false}, "stage_lu": {"rows": 0, "estimated": false}, "state_lu": {"rows": 0, "estimated": false}, "source_lu": {"rows": 0, "estimated": false}, "status_lu": {"rows": 0, "estimated": false}, "interactions": {"rows": 0, "estimated": false}, "opportunities": {"rows": 0, "estimated": false}, "organizations": {"rows": 0, "estimated": false}, "user_profiles": {"rows": 5, "estimated": false}, "loss_reason_lu": {"rows": 0, "estimated": false}, "interaction_type_lu": {"rows": 0, "estimated": false}, "opportunity_contacts": {"rows": 0, "estimated": false}, "product_distributors": {"rows": 0, "estimated": false}, "private.slow_trigger_calls": {"rows": 0, "estimated": false}, "private.dashboard_refreshes": {"rows": 0, "estimated": false}}}');

INSERT INTO public.opportunities (opportunity_id, name, organization_id, principal_org_id, product_id, distributor_org_id, owner_user_id, stage, status, stage_manual, status_manual, source, loss_reason, priority, estimated_value, expected_close_date, closed_at, next_action, next_action_date, notes, initial_stage, initial_status, last_interaction_id, last_interaction_at, created_at, updated_at, deleted_at) VALUES
	('40000000-0000-4000-8000-000000000002', 'Lost to a rival', '10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003', NULL, NULL, '00000000-0000-4000-8000-000000000003', 'closed_lost', 'stalled', true, false, NULL, 'price_too_high', NULL, 99.99, NULL, '2026-11-23 15:17:19.678473+00', NULL, NULL, NULL, 'new_lead', 'active', '50000000-0000-4000-8000-000000000009', '2026-01-17 09:30:00+00', '2026-01-03 08:00:00+00', '2026-11-23 15:17:19.678473+00', NULL),
	('40000000-0000-4000-8000-000000000004', 'Won', '10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003', '30000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000003', 'closed_won', 'closed', false, false, 'referral', NULL, NULL, 9999999999.99, NULL, '2026-01-13 09:30:00+00', NULL, NULL, NULL, 'new_lead', 'active', '50000000-0000-4000-8000-000000000004', '2026-01-13 09:30:00+00', '2026-01-05 08:00:00+00', '2026-11-23 15:17:19.678473+00', NULL),
	('24af8c79-bc42-5504-839e-ec69207bc3e0', 'Potato line for all four outlets', '443bf54a-44bb-54a3-8669-80a557f05059', 'ca6473cf-f555-5bad-8f02-a324e291b62b', NULL, NULL, '00000000-0000-4000-8000-000000000002', 'initial_outreach', 'active', false, false, 'existing_customer', NULL, 'A', 70200.00, '2027-01-31', NULL, 'Give Jerome numbers to push with', '2026-11-27', 'Good for 30 cases a week at full volume, bought through Lakeshore. Jerome leads, together with the purchasing office.', 'new_lead', 'active', '29e77227-d0be-5992-8b46-cf36b5e1f970', '2026-11-23 14:17:00+00', '2026-11-02 13:05:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('fca51232-bb59-53a2-8105-873afa3f4043', 'Cauliflower wings for the club level', '2f7714bc-7145-5f92-8089-dcc098508005', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', '86e93166-c939-5b9c-85cb-1e45d80c58c4', NULL, '00000000-0000-4000-8000-000000000002', 'sample_visit_offered', 'active', false, false, 'distributor', NULL, 'A', 29800.00, '2027-01-28', NULL, 'Cook for Rick''s crew', '2026-11-26', NULL, 'new_lead', 'active', '1c8f502e-be67-5845-8c5e-44fc31ba16a6', '2026-11-20 19:30:00+00', '2026-11-03 14:30:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('1131e6a4-d926-512a-8bab-62f8197d08f9', 'Cinnamon rolls for the breakfast buffet', '38a4428e-4792-55af-8b4a-c36da7d4e5a9', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'f9454b9f-27a7-5cca-8894-619e108808aa', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', '00000000-0000-4000-8000-000000000003', 'awaiting_response', 'active', false, false, 'referral', NULL, 'B', 7300.00, '2027-01-20', NULL, 'Ask Pieter for the comments', '2026-11-26', 'Good for 3 cases a week at full volume, bought through Lakeshore. Pieter leads, together with corporate purchasing.', 'new_lead', 'active', 'c9fd4646-3aaf-5041-8656-55b60cba315f', '2026-11-19 17:55:00+00', '2026-10-12 16:05:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('f4400478-8fc6-5f5f-8426-64309e958b53', 'Lentil sloppy joe for meatless Mondays', 'ba0492f9-9338-5985-8caa-a1a0bb2edf76', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', '53ead4be-edcc-5b91-8e27-31299077ad7d', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', '00000000-0000-4000-8000-000000000003', 'awaiting_response', 'on_hold', false, false, 'existing_customer', NULL, 'A', 30500.00, '2026-11-19', NULL, 'Check with Keisha whether the dust has settled', '2026-11-27', NULL, 'new_lead', 'active', '22084216-71d9-5b77-80da-ca7ab1263cd9', '2026-11-13 15:35:00+00', '2026-09-30 20:20:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('c9eb5561-e4c3-5044-870c-595e723b9a61', 'Corn tortillas for the taco line', '79c7db70-ab3a-5240-8485-6ef2da6f5e65', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'a25fb73b-3f25-530c-8d1a-09397f9c3571', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', '00000000-0000-4000-8000-000000000003', 'closed_won', 'closed', false, false, 'referral', NULL, 'C', 11200.00, '2026-11-10', '2026-10-26 12:40:00+00', NULL, NULL, 'Good for 10 cases a week at full volume, bought through Lakeshore. Araceli leads, together with the kitchen.', 'new_lead', 'active', 'fbcff7dd-d4c8-51e0-8c64-40bc9e313102', '2026-11-11 16:05:00+00', '2026-08-07 13:35:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('d5637d41-d498-5b70-87e7-e66386d4b626', 'Cherry hand pies for the dessert case', 'ff713e3a-73a3-59dd-8e5f-df6c2272a7cc', '6ad27325-083a-5568-8d80-8866c9fc7e22', '288ec0d3-ea00-56ab-83da-605faf8d7a45', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', '00000000-0000-4000-8000-000000000003', 'demo_scheduled', 'qualified', false, false, 'food_show', NULL, 'C', 7700.00, '2026-12-13', NULL, 'Confirm the new date with Ingrid', '2026-11-16', 'Good for 3 cases a week at full volume, bought through Lakeshore. Ingrid leads, together with the morning crew.', 'new_lead', 'active', '554457dd-fc89-58ce-8b07-6828faf60775', '2026-11-13 20:20:00+00', '2026-09-22 20:15:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('be733879-ff21-518a-8e56-74fb63ae5fc7', 'Pretzel rolls for the slider board', '36acd039-05da-5c7e-841b-9a440cbaea37', '6ad27325-083a-5568-8d80-8866c9fc7e22', '3763f9ca-d732-5b86-88fb-b1f5d91b9a0a', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', '00000000-0000-4000-8000-000000000003', 'feedback_logged', 'qualified', false, false, 'referral', NULL, 'B', 9300.00, '2026-12-29', NULL, 'Get Nate an answer on the knock', '2026-11-27', 'Good for 4 cases a week at full volume, bought through Lakeshore. Nate leads, together with the taproom manager.', 'new_lead', 'active', 'fb274b6a-0185-590b-868e-3a0b819e2f5c', '2026-11-23 13:57:00+00', '2026-09-22 16:35:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('9864c11a-7a42-583c-8581-49e861d9e705', 'Wild rice burgers for the burger board', '5a48577c-cf02-53ee-8b0e-523802024bc6', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'c778d64a-1736-5997-857e-b1130646ac67', NULL, '00000000-0000-4000-8000-000000000003', 'new_lead', 'active', false, false, 'existing_customer', NULL, 'C', 6900.00, '2027-02-28', NULL, 'Call Abby with details', '2026-11-23', NULL, 'new_lead', 'active', '2d456c13-6e7e-5c81-8e63-2a55c7e06a05', '2026-11-19 17:00:00+00', '2026-11-19 16:50:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('6a41c70c-d3eb-5a76-89aa-6bbeba971282', 'Clam chowder for the soup of the day', 'f96585e2-37d7-5d4d-858a-9f0ccac03fb3', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'bacc2131-4b6b-526c-8ef3-ddf81192770c', 'b02dae84-b752-5ad0-8517-a0eb55944ad2', '00000000-0000-4000-8000-000000000004', 'closed_lost', 'closed', false, false, 'distributor', 'no_response', 'C', 8100.00, '2026-09-05', '2026-09-07 20:50:00+00', NULL, NULL, NULL, 'new_lead', 'active', '01dddb64-558a-5b03-8330-9360b11764a7', '2026-09-07 20:50:00+00', '2026-07-23 15:10:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('e9f33abe-3674-547c-826c-6f60f4b16fda', 'Pretzel rolls for the sausage board', 'b5ecfdc0-2e94-5208-880f-e58c4c2d30b7', '6ad27325-083a-5568-8d80-8866c9fc7e22', '3763f9ca-d732-5b86-88fb-b1f5d91b9a0a', 'b02dae84-b752-5ad0-8517-a0eb55944ad2', '00000000-0000-4000-8000-000000000004', 'closed_won', 'closed', false, false, 'principal_lead', NULL, 'A', 16300.00, '2026-08-20', '2026-08-20 13:50:00+00', NULL, NULL, NULL, 'new_lead', 'active', '640f88f8-fdd9-53b0-8fac-7a48f0f63147', '2026-08-20 13:50:00+00', '2026-06-05 12:20:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('3902a066-589f-5e4d-83d4-58372fd2345e', 'Cheese curds for the taproom', '392dad28-18cc-58b3-8dfb-3af584404c1d', '54df633b-0285-5ff4-8402-652bfaded9f5', '013ea9c3-d8e1-5b39-85b3-a671eea7b257', '6294321e-63a4-5dad-8d16-a54fe74535d3', '00000000-0000-4000-8000-000000000004', 'feedback_logged', 'qualified', false, false, 'existing_customer', NULL, 'B', 19400.00, '2026-12-29', NULL, 'Propose a start date to Hillary', '2026-11-23', NULL, 'new_lead', 'active', '63db3fd0-614e-5715-8e89-df752a52a9fd', '2026-11-18 21:30:00+00', '2026-09-18 14:50:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('ec81aade-782e-56c3-884b-8e80c2046dd1', 'Sourdough boules for the sandwich board', '04fad176-4876-578e-8969-10b9fc3a05c9', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'a3e846e8-3133-5732-897f-9a0f209b2d99', 'b74d79fc-d78e-5a7e-8db9-b4a981121893', '00000000-0000-4000-8000-000000000004', 'initial_outreach', 'active', false, false, 'distributor', NULL, 'C', 6200.00, '2027-01-22', NULL, 'Send Nikos what they asked for', '2026-11-26', NULL, 'new_lead', 'active', '5e235779-ba7f-573e-843f-8c0f3ce4d219', '2026-11-23 14:57:00+00', '2026-11-16 13:30:00+00', '2026-11-23 15:17:18.379217+00', NULL),
	('40000000-0000-4000-8000-000000000007', 'Nothing logged yet', '10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000003', NULL, NULL, '00000000-0000-4000-8000-000000000003', 'new_lead', 'active', false, false, NULL, NULL, NULL, NULL, NULL, NULL, 'First visit', '2026-03-01', NULL, 'new_lead', 'active', NULL, NULL, '2026-01-08 08:00:00+00', '2026-11-23 15:17:19.678473+00', NULL),
	('40000000-0000-4000-8000-000000000005', 'Follow-up promised', '10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000003', NULL, NULL, '00000000-0000-4000-8000-000000000004', 'awaiting_response', 'active', false, false, NULL, NULL, NULL, NULL, NULL, NULL, 'Send prices', '2026-02-20', NULL, 'new_lead', 'active', '50000000-0000-4000-8000-000000000006', '2026-01-15 09:30:00+00', '2026-01-06 08:00:00+00', '2026-11-23 15:17:19.678473+00', NULL),
	('40000000-0000-4000-8000-000000000006', 'Closed twice over', '10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000003', NULL, NULL, '00000000-0000-4000-8000-000000000004', 'closed_lost', 'closed', false, false, NULL, 'price_too_high', NULL, 12.00, NULL, '2026-01-26 09:30:00+00', NULL, NULL, NULL, 'new_lead', 'active', '50000000-0000-4000-8000-000000000008', '2026-01-26 09:30:00+00', '2026-01-07 08:00:00+00', '2026-11-23 15:17:19.678473+00', NULL),
	('40000000-0000-4000-8000-000000000001', 'Held by hand', '10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003', NULL, NULL, '00000000-0000-4000-8000-000000000003', 'feedback_logged', 'on_hold', true, true, 'trade_show_2019', NULL, NULL, 1234.56, NULL, NULL, 'Call and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and s', '2026-01-31', NULL, 'new_lead', 'active', '50000000-0000-4000-8000-000000000001', '2026-01-10 09:30:00+00', '2026-01-02 08:00:00+00', '2026-11-23 15:17:19.738984+00', NULL),
	('40000000-0000-4000-8000-000000000003', 'Put away', '10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003', NULL, NULL, '00000000-0000-4000-8000-000000000004', 'awaiting_response', 'active', false, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new_lead', 'active', '50000000-0000-4000-8000-000000000003', '2026-01-12 09:30:00+00', '2026-01-04 08:00:00+00', '2026-11-23 15:17:19.746307+00', '2026-11-23 15:17:19.746307+00');

INSERT INTO public.opportunity_contacts (opportunity_id, contact_id, role, is_primary, created_at, updated_at, deleted_at) VALUES
	('1131e6a4-d926-512a-8bab-62f8197d08f9', '3c693075-be29-599a-806d-944251ab3c9e', 'decision_maker', true, '2026-10-12 16:05:00+00', '2026-10-12 16:05:00+00', NULL),
	('1131e6a4-d926-512a-8bab-62f8197d08f9', '94b6319a-02cf-5fec-864f-e007c34ec149', 'champion', false, '2026-10-12 16:05:00+00', '2026-10-12 16:05:00+00', NULL),
	('24af8c79-bc42-5504-839e-ec69207bc3e0', '699eb5d0-1f51-5760-84d6-9c6c3afbebd5', 'decision_maker', true, '2026-11-02 13:05:00+00', '2026-11-02 13:05:00+00', NULL),
	('3902a066-589f-5e4d-83d4-58372fd2345e', '8fbbd0c0-d1bf-53d8-860e-541f59054a33', 'influencer', true, '2026-09-18 14:50:00+00', '2026-09-18 14:50:00+00', NULL),
	('6a41c70c-d3eb-5a76-89aa-6bbeba971282', '97588642-417c-5732-8ba0-5128c71630b6', 'decision_maker', true, '2026-07-23 15:10:00+00', '2026-07-23 15:10:00+00', NULL),
	('9864c11a-7a42-583c-8581-49e861d9e705', '0e40db2f-6d52-53cf-8520-04c98f92de12', 'influencer', true, '2026-11-19 16:50:00+00', '2026-11-19 16:50:00+00', NULL),
	('be733879-ff21-518a-8e56-74fb63ae5fc7', 'f760aae8-4856-5ce0-8671-9026ff17489b', 'decision_maker', true, '2026-09-22 16:35:00+00', '2026-09-22 16:35:00+00', NULL),
	('be733879-ff21-518a-8e56-74fb63ae5fc7', '7d32a10d-b28c-58ab-877c-9784bd9b9136', 'influencer', false, '2026-09-22 16:35:00+00', '2026-09-22 16:35:00+00', NULL),
	('c9eb5561-e4c3-5044-870c-595e723b9a61', '60b00451-b058-574f-8716-4027052f8bed', 'decision_maker', true, '2026-08-07 13:35:00+00', '2026-08-07 13:35:00+00', NULL),
	('c9eb5561-e4c3-5044-870c-595e723b9a61', 'f53780d2-a83a-59ee-8a14-f7958f1fb4ba', 'influencer', false, '2026-08-07 13:35:00+00', '2026-08-07 13:35:00+00', NULL),
	('d5637d41-d498-5b70-87e7-e66386d4b626', 'f8dd9356-f48c-5a04-86a2-460ae39849cd', 'decision_maker', true, '2026-09-22 20:15:00+00', '2026-09-22 20:15:00+00', NULL),
	('e9f33abe-3674-547c-826c-6f60f4b16fda', '9aafd1c2-b1bd-5cc9-8c58-ee4c547aba69', 'decision_maker', true, '2026-06-05 12:20:00+00', '2026-06-05 12:20:00+00', NULL),
	('ec81aade-782e-56c3-884b-8e80c2046dd1', '6fdcd97a-3362-5a71-8ffc-4dbbcca6e9e4', 'decision_maker', true, '2026-11-16 13:30:00+00', '2026-11-16 13:30:00+00', NULL),
	('f4400478-8fc6-5f5f-8426-64309e958b53', '9adfd8ad-7478-5753-8538-8291be9314b3', 'influencer', true, '2026-09-30 20:20:00+00', '2026-09-30 20:20:00+00', NULL),
	('fca51232-bb59-53a2-8105-873afa3f4043', '201ab632-9eb4-5f47-8bd2-f48136a34b3c', 'decision_maker', true, '2026-11-03 14:30:00+00', '2026-11-03 14:30:00+00', NULL),
	('40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000003', 'buyer', true, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', NULL, false, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL);

INSERT INTO public.organizations (organization_id, name, state, priority, segment, phone, website, address_line1, address_line2, city, postal_code, notes, parent_organization_id, owner_user_id, created_at, updated_at, deleted_at) VALUES
	('6ad27325-083a-5568-8d80-8866c9fc7e22', 'Lindqvist Baking Company', 'MN', 'A', 'Manufacturer', '(218) 555-0110', 'https://lindqvist-baking-company.example', '4474 Front Street', NULL, 'Duluth', '55802', NULL, NULL, NULL, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('3ddc8c8e-683e-5af4-811c-aaedb403979b', 'Calumet Convention Center', 'IN', 'B', 'Stadium & arena', '(219) 555-0110', 'https://calumet-convention-center.example', '3936 Washington Street', NULL, 'Hammond', '46320', NULL, NULL, '00000000-0000-4000-8000-000000000002', '2026-02-08 15:17:18.379217+00', '2026-02-08 15:17:18.379217+00', NULL),
	('b5563227-d1d4-5386-8db5-9a0a3456a2f8', 'Harborfront Hotel', 'MI', 'B', 'Hotel', '(231) 555-0110', 'https://harborfront-hotel.example', '1059 Division Street', NULL, 'Muskegon', '49440', NULL, 'db9bbe9c-dc0e-5b5f-81ed-f7fe09be20b7', NULL, '2026-01-10 15:17:18.379217+00', '2026-01-10 15:17:18.379217+00', NULL),
	('e3d59529-2e10-572d-8137-3c9912012a19', 'St. Brigid Hospital Muskegon', 'MI', 'B', 'Healthcare', '(231) 555-0111', 'https://st-brigid-hospital-muskegon.example', '1744 Washington Street', NULL, 'Muskegon', '49440', NULL, 'bc6625ab-f00b-5b00-8a9a-e3e7adefe9ec', NULL, '2025-11-16 15:17:18.379217+00', '2025-11-16 15:17:18.379217+00', NULL),
	('4efe678c-e4f6-5b3b-8e46-d9f893bbe97c', 'Little Traverse Lodge', 'MI', 'B', 'Hotel', '(231) 555-0112', 'https://little-traverse-lodge.example', '2155 Division Street', NULL, 'Petoskey', '49770', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-10-14 15:17:18.379217+00', '2025-10-14 15:17:18.379217+00', NULL),
	('ff713e3a-73a3-59dd-8e5f-df6c2272a7cc', 'Manitou Cherry Café', 'MI', 'C', 'Café & bakery', '(231) 555-0113', 'https://manitou-cherry-cafe.example', '2292 Main Street', NULL, 'Traverse City', '49684', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-10-03 15:17:18.379217+00', '2025-10-03 15:17:18.379217+00', NULL),
	('29afeed1-0c79-5895-8261-d2b535162dd6', 'Old Mission Country Club', 'MI', 'B', 'Country club', '(231) 555-0114', 'https://old-mission-country-club.example', '2429 River Road', NULL, 'Traverse City', '49684', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-09-22 15:17:18.379217+00', '2025-09-22 15:17:18.379217+00', NULL),
	('0b8e6732-5a5e-5b26-8ea2-3f6a62e0994e', 'Trattoria Bellavía', 'MI', 'B', 'Independent restaurant', '(248) 555-0110', 'https://trattoria-bellavia.example', '1054 Commerce Drive', NULL, 'Ferndale', '48220', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-09-07 15:17:18.379217+00', '2025-09-07 15:17:18.379217+00', NULL),
	('e0fd36d9-7701-57b7-8242-b7a519d8e440', 'Woodward Coney Kitchen', 'MI', 'D', 'Independent restaurant', '(248) 555-0111', 'https://woodward-coney-kitchen.example', '1191 Pearl Street', NULL, 'Ferndale', '48220', NULL, NULL, NULL, '2025-08-27 15:17:18.379217+00', '2025-08-27 15:17:18.379217+00', NULL),
	('04fad176-4876-578e-8969-10b9fc3a05c9', 'Summit City Diner', 'IN', 'C', 'Independent restaurant', '(260) 555-0110', 'https://summit-city-diner.example', '4484 Main Street', NULL, 'Fort Wayne', '46802', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-12-26 15:17:18.379217+00', '2025-12-26 15:17:18.379217+00', NULL),
	('39d671bf-74df-5a1a-8ef0-7ce6cbbce38e', 'Headwaters Regional Hospital', 'IN', 'A', 'Healthcare', '(260) 555-0111', 'https://headwaters-regional-hospital.example', '4621 River Road', NULL, 'Fort Wayne', '46802', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-12-15 15:17:18.379217+00', '2025-12-15 15:17:18.379217+00', NULL),
	('3cdcb055-2965-5d67-875a-eed774a34ca4', 'Maple Crest Senior Community', 'IN', 'C', 'Senior living', '(260) 555-0112', 'https://maple-crest-senior-community.example', '4758 Commerce Drive', NULL, 'Fort Wayne', '46802', NULL, NULL, NULL, '2025-12-04 15:17:18.379217+00', '2025-12-04 15:17:18.379217+00', NULL),
	('b74d79fc-d78e-5a7e-8db9-b4a981121893', 'Wabash Valley Foods', 'IN', 'C', 'Distributor', '(260) 555-0113', 'https://wabash-valley-foods.example', '4185 Lake Avenue', NULL, 'Fort Wayne', '46802', NULL, NULL, NULL, '2025-10-04 15:17:18.379217+00', '2025-10-04 15:17:18.379217+00', NULL),
	('15087395-9c74-5c20-88c5-a123c0469ef7', 'Portage Prairie Schools', 'MI', 'B', 'K-12 school', '(269) 555-0110', 'https://portage-prairie-schools.example', '1470 Commerce Drive', NULL, 'Portage', '49024', NULL, NULL, NULL, '2025-12-08 15:17:18.379217+00', '2025-12-08 15:17:18.379217+00', NULL),
	('f9a75196-3652-5558-8fbe-74e37f161757', 'Dune Grass Grill', 'MI', 'C', 'Independent restaurant', '(269) 555-0111', 'https://dune-grass-grill.example', '1881 Lake Avenue', NULL, 'Saugatuck', '49453', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-11-05 15:17:18.379217+00', '2025-11-05 15:17:18.379217+00', NULL),
	('adcc03ed-0e85-5ba2-8833-e3a7829f0606', 'Arcadia Creek College Dining', 'MI', 'A', 'College dining', '(269) 555-0112', 'https://arcadia-creek-college-dining.example', '2566 Commerce Drive', NULL, 'Kalamazoo', '49007', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-09-11 15:17:18.379217+00', '2025-09-11 15:17:18.379217+00', NULL),
	('a7edb29f-f882-5f6d-88c9-b3beb3d2f40d', 'Bell Street Diner', 'MI', 'C', 'Independent restaurant', '(269) 555-0113', 'https://bell-street-diner.example', '2840 Washington Street', NULL, 'Kalamazoo', '49007', NULL, NULL, NULL, '2025-08-20 15:17:18.379217+00', '2025-08-20 15:17:18.379217+00', NULL),
	('29b0d608-70a9-5cd2-832a-4034d5fcb344', 'Harbert Road Smokehouse', 'MI', 'D', 'Independent restaurant', '(269) 555-0114', 'https://harbert-road-smokehouse.example', '2977 Lake Avenue', NULL, 'New Buffalo', '49117', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-08-09 15:17:18.379217+00', '2025-08-09 15:17:18.379217+00', NULL),
	('aab913c3-0280-5eb6-8db0-5129c361fe02', 'Motor Row Catering', 'MI', 'B', 'Catering', '(313) 555-0110', 'https://motor-row-catering.example', '1328 Washington Street', NULL, 'Detroit', '48226', NULL, NULL, NULL, '2025-08-16 15:17:18.379217+00', '2025-08-16 15:17:18.379217+00', NULL),
	('b5ecfdc0-2e94-5208-880f-e58c4c2d30b7', 'Brücke Bierhall', 'WI', 'A', 'Brewpub', '(414) 555-0110', 'https://brucke-bierhall.example', '2424 Washington Street', NULL, 'Milwaukee', '53202', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-02-04 15:17:18.379217+00', '2026-02-04 15:17:18.379217+00', NULL),
	('cc96db62-0a7f-599f-8d69-31ad79a162ed', 'Third Ward Supper Club', 'WI', 'A', 'Casual dining', '(414) 555-0111', 'https://third-ward-supper-club.example', '2561 Lake Avenue', NULL, 'Milwaukee', '53202', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-01-24 15:17:18.379217+00', '2026-01-24 15:17:18.379217+00', NULL),
	('f96585e2-37d7-5d4d-858a-9f0ccac03fb3', 'North Point Grill', 'WI', 'C', 'Casual dining', '(414) 555-0112', 'https://north-point-grill.example', '2698 Front Street', NULL, 'Milwaukee', '53202', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-01-13 15:17:18.379217+00', '2026-01-13 15:17:18.379217+00', NULL),
	('38a4428e-4792-55af-8b4a-c36da7d4e5a9', 'Tulip Lane Inn', 'MI', 'B', 'Hotel', '(616) 555-0115', 'https://tulip-lane-inn.example', '922 Front Street', NULL, 'Holland', '49423', NULL, 'db9bbe9c-dc0e-5b5f-81ed-f7fe09be20b7', NULL, '2026-01-21 15:17:18.379217+00', '2026-01-21 15:17:18.379217+00', NULL),
	('b02dae84-b752-5ad0-8517-a0eb55944ad2', 'Kettle Moraine Provisions', 'WI', 'A', 'Distributor', '(414) 555-0113', 'https://kettle-moraine-provisions.example', '4048 Washington Street', NULL, 'Milwaukee', '53202', NULL, NULL, NULL, '2025-10-15 15:17:18.379217+00', '2025-10-15 15:17:18.379217+00', NULL),
	('6816a45f-d48b-5ab6-8fcb-4016f2a9e0b8', 'Heron Pointe at Perrysburg', 'OH', 'B', 'Senior living', '(419) 555-0110', 'https://heron-pointe-at-perrysburg.example', '3525 River Road', NULL, 'Perrysburg', '43551', NULL, '156a2224-1c54-573c-8a99-f5f8ad5676f3', '00000000-0000-4000-8000-000000000002', '2026-03-13 15:17:18.379217+00', '2026-03-13 15:17:18.379217+00', NULL),
	('2f7714bc-7145-5f92-8089-dcc098508005', 'Harborview Stadium', 'OH', 'A', 'Stadium & arena', '(419) 555-0111', 'https://harborview-stadium.example', '3799 Pearl Street', NULL, 'Toledo', '43604', NULL, NULL, '00000000-0000-4000-8000-000000000002', '2026-02-19 15:17:18.379217+00', '2026-02-19 15:17:18.379217+00', NULL),
	('101b24d0-c3ad-5599-88aa-dce1a7590550', 'Bay Point Chop House', 'OH', 'B', 'Casual dining', '(419) 555-0112', 'https://bay-point-chop-house.example', '4895 Pearl Street', NULL, 'Toledo', '43604', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-11-23 15:17:18.379217+00', '2025-11-23 15:17:18.379217+00', NULL),
	('392dad28-18cc-58b3-8dfb-3af584404c1d', 'Glassworks Brewing', 'OH', 'B', 'Brewpub', '(419) 555-0113', 'https://glassworks-brewing.example', '232 Washington Street', NULL, 'Toledo', '43604', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-11-12 15:17:18.379217+00', '2025-11-12 15:17:18.379217+00', NULL),
	('43d7946b-54de-53a5-8353-dc0dfee0bf86', 'Swan Creek Local Schools', 'OH', 'B', 'K-12 school', '(419) 555-0114', 'https://swan-creek-local-schools.example', '369 Lake Avenue', NULL, 'Toledo', '43604', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-11-01 15:17:18.379217+00', '2025-11-01 15:17:18.379217+00', NULL),
	('29ae29ea-3766-54da-87f3-a71c1cd291c2', 'Lake Erie Lodge & Marina', 'OH', 'B', 'Hotel', '(419) 555-0115', 'https://lake-erie-lodge-marina.example', '506 Front Street', NULL, 'Sandusky', '44870', NULL, NULL, NULL, '2025-10-21 15:17:18.379217+00', '2025-10-21 15:17:18.379217+00', NULL),
	('61a534cc-19cb-5c19-8706-c0bf2c5f0d26', 'Zaytouna Kitchen', 'OH', 'C', 'Independent restaurant', '(419) 555-0116', 'https://zaytouna-kitchen.example', '643 Division Street', NULL, 'Toledo', '43604', NULL, NULL, NULL, '2025-10-10 15:17:18.379217+00', '2025-10-10 15:17:18.379217+00', NULL),
	('6294321e-63a4-5dad-8d16-a54fe74535d3', 'Maumee Provisions', 'OH', 'B', 'Distributor', '(419) 555-0117', 'https://maumee-provisions.example', '3774 Commerce Drive', NULL, 'Toledo', '43604', NULL, NULL, NULL, '2025-11-06 15:17:18.379217+00', '2025-11-06 15:17:18.379217+00', NULL),
	('5885836d-9751-5f0f-8867-0214b1d4bbf7', 'Capitol Loop Catering', 'MI', 'B', 'Catering', '(517) 555-0110', 'https://capitol-loop-catering.example', '3114 Front Street', NULL, 'Lansing', '48933', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-07-29 15:17:18.379217+00', '2025-07-29 15:17:18.379217+00', NULL),
	('156a2224-1c54-573c-8a99-f5f8ad5676f3', 'Heron Pointe Senior Living', 'MI', 'A', 'Senior living', '(517) 555-0111', 'https://heron-pointe-senior-living.example', '3251 Division Street', NULL, 'Lansing', '48933', NULL, NULL, '00000000-0000-4000-8000-000000000002', '2025-07-18 15:17:18.379217+00', '2025-07-18 15:17:18.379217+00', NULL),
	('83998097-c55b-5ce9-8347-f4d0f2f282be', 'Heron Pointe at Okemos', 'MI', 'B', 'Senior living', '(517) 555-0112', 'https://heron-pointe-at-okemos.example', '3388 Main Street', NULL, 'Okemos', '48864', NULL, '156a2224-1c54-573c-8a99-f5f8ad5676f3', '00000000-0000-4000-8000-000000000002', '2026-03-24 15:17:18.379217+00', '2026-03-24 15:17:18.379217+00', NULL),
	('ce06f87a-76ec-5627-823c-ea469935be2b', 'St. Joe Valley Schools', 'IN', 'B', 'K-12 school', '(574) 555-0110', 'https://st-joe-valley-schools.example', '4073 Lake Avenue', NULL, 'South Bend', '46601', NULL, NULL, NULL, '2026-01-28 15:17:18.379217+00', '2026-01-28 15:17:18.379217+00', NULL),
	('5a48577c-cf02-53ee-8b0e-523802024bc6', 'The Plow Works', 'IN', 'C', 'Brewpub', '(574) 555-0111', 'https://the-plow-works.example', '4210 Front Street', NULL, 'South Bend', '46601', NULL, NULL, NULL, '2026-01-17 15:17:18.379217+00', '2026-01-17 15:17:18.379217+00', NULL),
	('2f7572fc-cbca-50fa-8dba-af178396e4ae', 'Elkhart Crossing Hotel', 'IN', 'C', 'Hotel', '(574) 555-0112', 'https://elkhart-crossing-hotel.example', '4347 Division Street', NULL, 'Elkhart', '46516', NULL, NULL, NULL, '2026-01-06 15:17:18.379217+00', '2026-01-06 15:17:18.379217+00', NULL),
	('7efd3bbc-a959-5dde-8f95-0ba8ada9fd6c', 'Yahara Tech College Dining', 'WI', 'B', 'College dining', '(608) 555-0110', 'https://yahara-tech-college-dining.example', '2835 Division Street', NULL, 'Madison', '53703', NULL, NULL, NULL, '2026-01-02 15:17:18.379217+00', '2026-01-02 15:17:18.379217+00', NULL),
	('75fdae9e-2540-5380-86d8-bc9a45e11f46', 'Prairie Lutheran Homes', 'WI', 'C', 'Senior living', '(608) 555-0111', 'https://prairie-lutheran-homes.example', '3520 Washington Street', NULL, 'Madison', '53703', NULL, NULL, NULL, '2025-11-08 15:17:18.379217+00', '2025-11-08 15:17:18.379217+00', NULL),
	('54df633b-0285-5ff4-8402-652bfaded9f5', 'Driftless Valley Creamery', 'WI', 'B', 'Manufacturer', '(608) 555-0112', 'https://driftless-valley-creamery.example', '4748 Main Street', NULL, 'Viroqua', '54665', NULL, NULL, NULL, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Northline Plant Kitchen', 'MN', 'C', 'Manufacturer', '(612) 555-0110', 'https://northline-plant-kitchen.example', '222 Commerce Drive', NULL, 'Minneapolis', '55413', NULL, NULL, NULL, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('0c2659aa-86b5-5f58-8b60-26db96587785', 'Café Zoë', 'MI', 'B', 'Café & bakery', '(616) 555-0110', 'https://cafe-zoe.example', '237 River Road', NULL, 'Grand Rapids', '49503', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-03-17 15:17:18.379217+00', '2026-03-17 15:17:18.379217+00', NULL),
	('8f14e52c-6dc8-5a2f-86df-44bfb5755089', 'O''Malley''s Public House', 'MI', 'A', 'Independent restaurant', '(616) 555-0111', 'https://omalleys-public-house.example', '374 Commerce Drive', NULL, 'Grand Rapids', '49503', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-03-06 15:17:18.379217+00', '2026-03-06 15:17:18.379217+00', NULL),
	('36acd039-05da-5c7e-841b-9a440cbaea37', 'Ledyard Tap & Table', 'MI', 'B', 'Brewpub', '(616) 555-0112', 'https://ledyard-tap-table.example', '511 Pearl Street', NULL, 'Grand Rapids', '49503', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-02-23 15:17:18.379217+00', '2026-02-23 15:17:18.379217+00', NULL),
	('db9bbe9c-dc0e-5b5f-81ed-f7fe09be20b7', 'Grand River Hotel Group', 'MI', 'A', 'Hotel', '(616) 555-0113', 'https://grand-river-hotel-group.example', '648 Washington Street', NULL, 'Grand Rapids', '49503', NULL, NULL, NULL, '2026-02-12 15:17:18.379217+00', '2026-02-12 15:17:18.379217+00', NULL),
	('845b4321-47dd-532f-8329-a68a0c3eeec9', 'Grand River Hotel Downtown', 'MI', 'A', 'Hotel', '(616) 555-0114', 'https://grand-river-hotel-downtown.example', '785 Lake Avenue', NULL, 'Grand Rapids', '49503', NULL, 'db9bbe9c-dc0e-5b5f-81ed-f7fe09be20b7', NULL, '2026-02-01 15:17:18.379217+00', '2026-02-01 15:17:18.379217+00', NULL),
	('ba0492f9-9338-5985-8caa-a1a0bb2edf76', 'Kent Valley Public Schools', 'MI', 'A', 'K-12 school', '(616) 555-0116', 'https://kent-valley-public-schools.example', '1196 Main Street', NULL, 'Kentwood', '49512', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-12-30 15:17:18.379217+00', '2025-12-30 15:17:18.379217+00', NULL),
	('384513ff-8f5b-59f5-8905-b78214e2b552', 'Macatawa Area Schools', 'MI', 'B', 'K-12 school', '(616) 555-0117', 'https://macatawa-area-schools.example', '1333 River Road', NULL, 'Holland', '49423', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-12-19 15:17:18.379217+00', '2025-12-19 15:17:18.379217+00', NULL),
	('bc6625ab-f00b-5b00-8a9a-e3e7adefe9ec', 'St. Brigid Health', 'MI', 'A', 'Healthcare', '(616) 555-0118', 'https://st-brigid-health.example', '1607 Pearl Street', NULL, 'Grand Rapids', '49503', NULL, NULL, NULL, '2025-11-27 15:17:18.379217+00', '2025-11-27 15:17:18.379217+00', NULL),
	('cb2ffca3-662c-5bb2-8842-f3147c563eb6', 'The Perch House', 'MI', 'A', 'Independent restaurant', '(616) 555-0119', 'https://the-perch-house.example', '2018 Front Street', NULL, 'Grand Haven', '49417', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-10-25 15:17:18.379217+00', '2025-10-25 15:17:18.379217+00', NULL),
	('79c7db70-ab3a-5240-8485-6ef2da6f5e65', 'Taquería La Güera', 'MI', 'C', 'Independent restaurant', '(616) 555-0120', 'https://taqueria-la-guera.example', '2703 Pearl Street', NULL, 'Grand Rapids', '49503', NULL, NULL, '00000000-0000-4000-8000-000000000003', '2025-08-31 15:17:18.379217+00', '2025-08-31 15:17:18.379217+00', NULL),
	('6942290f-ff61-54c9-8f48-7ee33f6ef8bf', 'Lakeshore Foodservice Distributors', 'MI', 'A', 'Distributor', '(616) 555-0121', 'https://lakeshore-foodservice-distributors.example', '3637 River Road', NULL, 'Grand Rapids', '49503', NULL, NULL, NULL, '2025-11-17 15:17:18.379217+00', '2025-11-17 15:17:18.379217+00', NULL),
	('154d762f-45d3-5ec0-858d-6a8555bcd0b3', 'Fox Prairie School District', 'IL', 'B', 'K-12 school', '(630) 555-0110', 'https://fox-prairie-school-district.example', '1876 Main Street', NULL, 'Aurora', '60505', NULL, NULL, NULL, '2026-03-20 15:17:18.379217+00', '2026-03-20 15:17:18.379217+00', NULL),
	('110c5d9a-dbcb-5d47-81c2-b5109f68e7c4', 'Huron Heights University Dining', 'MI', 'A', 'College dining', '(734) 555-0110', 'https://huron-heights-university-dining.example', '780 Main Street', NULL, 'Ann Arbor', '48104', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-09-29 15:17:18.379217+00', '2025-09-29 15:17:18.379217+00', NULL),
	('26b77162-4ea2-561c-8b10-e2f89058138c', 'Kerrytown Supper Club', 'MI', 'B', 'Casual dining', '(734) 555-0111', 'https://kerrytown-supper-club.example', '917 River Road', NULL, 'Ann Arbor', '48104', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-09-18 15:17:18.379217+00', '2025-09-18 15:17:18.379217+00', NULL),
	('e32c336d-a75c-54e3-8a63-a97cc51e039c', 'Lincoln Avenue Tap', 'IL', 'B', 'Brewpub', '(773) 555-0110', 'https://lincoln-avenue-tap.example', '1465 Lake Avenue', NULL, 'Chicago', '60618', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-08-05 15:17:18.379217+00', '2025-08-05 15:17:18.379217+00', NULL),
	('e97d9896-85d1-50a3-89cc-8b5d4d138143', 'Cocina Nopal Azul', 'IL', 'C', 'Independent restaurant', '(773) 555-0111', 'https://cocina-nopal-azul.example', '1602 Front Street', NULL, 'Chicago', '60618', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-07-25 15:17:18.379217+00', '2025-07-25 15:17:18.379217+00', NULL),
	('1e8be6d8-fdb9-5dfe-874e-da9a2b511b62', 'The Calloway Hotel', 'IL', 'A', 'Hotel', '(773) 555-0112', 'https://the-calloway-hotel.example', '1739 Division Street', NULL, 'Chicago', '60618', NULL, NULL, NULL, '2025-07-14 15:17:18.379217+00', '2025-07-14 15:17:18.379217+00', NULL),
	('87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Casa Alarcón Foods', 'IL', 'B', 'Manufacturer', '(773) 555-0113', 'https://casa-alarcon-foods.example', '4885 River Road', NULL, 'Chicago', '60618', NULL, NULL, NULL, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('929625a7-19c9-5d13-87b9-d8cb7ee10cab', 'St. Casimir Medical Center', 'IL', 'B', 'Healthcare', '(815) 555-0110', 'https://st-casimir-medical-center.example', '2013 River Road', NULL, 'Joliet', '60432', NULL, NULL, NULL, '2026-03-09 15:17:18.379217+00', '2026-03-09 15:17:18.379217+00', NULL),
	('0c795dfa-f867-58fb-8351-19be2009a02d', 'Old Plank Pancake House', 'IL', 'C', 'Independent restaurant', '(815) 555-0111', 'https://old-plank-pancake-house.example', '2150 Commerce Drive', NULL, 'Joliet', '60432', NULL, NULL, NULL, '2026-02-26 15:17:18.379217+00', '2026-02-26 15:17:18.379217+00', NULL),
	('5a77bfcf-2734-53bc-8951-4276d2734414', 'Rock River College Dining', 'IL', 'C', 'College dining', '(815) 555-0112', 'https://rock-river-college-dining.example', '2287 Pearl Street', NULL, 'Rockford', '61104', NULL, NULL, NULL, '2026-02-15 15:17:18.379217+00', '2026-02-15 15:17:18.379217+00', NULL),
	('0168fa30-73e4-5e00-8d69-22a4a37e7754', 'Prairie State Foodservice', 'IL', 'A', 'Distributor', '(815) 555-0113', 'https://prairie-state-foodservice.example', '3911 Pearl Street', NULL, 'Joliet', '60432', NULL, NULL, NULL, '2025-10-26 15:17:18.379217+00', '2025-10-26 15:17:18.379217+00', NULL),
	('443bf54a-44bb-54a3-8669-80a557f05059', 'Copper Loon Casino Resort', 'MI', 'A', 'Casino', '(906) 555-0110', 'https://copper-loon-casino-resort.example', '3662 Commerce Drive', NULL, 'Escanaba', '49829', NULL, NULL, '00000000-0000-4000-8000-000000000002', '2026-03-02 15:17:18.379217+00', '2026-03-02 15:17:18.379217+00', NULL),
	('a0550008-5d02-59c4-8556-ac324eb6f9b8', 'Knutson''s Friday Fish Fry', 'WI', 'B', 'Independent restaurant', '(920) 555-0110', 'https://knutsons-friday-fish-fry.example', '2972 Main Street', NULL, 'Green Bay', '54301', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-12-22 15:17:18.379217+00', '2025-12-22 15:17:18.379217+00', NULL),
	('c4b9095d-7775-572d-8c35-1f99392fffaa', 'Bay Settlement Schools', 'WI', 'C', 'K-12 school', '(920) 555-0111', 'https://bay-settlement-schools.example', '3109 River Road', NULL, 'Green Bay', '54301', NULL, NULL, NULL, '2025-12-11 15:17:18.379217+00', '2025-12-11 15:17:18.379217+00', NULL),
	('25c8adff-d793-5a98-82ce-161e6f3d9b13', 'Door Bluff Resort', 'WI', 'B', 'Hotel', '(920) 555-0112', 'https://door-bluff-resort.example', '3246 Commerce Drive', NULL, 'Sister Bay', '54234', NULL, NULL, '00000000-0000-4000-8000-000000000004', '2025-11-30 15:17:18.379217+00', '2025-11-30 15:17:18.379217+00', NULL),
	('aa9c90fa-25b1-50b3-83cc-03542922e0a7', 'Appleton Grand Hall', 'WI', 'C', 'Stadium & arena', '(920) 555-0113', 'https://appleton-grand-hall.example', '3383 Pearl Street', NULL, 'Appleton', '54911', NULL, NULL, NULL, '2025-11-19 15:17:18.379217+00', '2025-11-19 15:17:18.379217+00', NULL),
	('b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Pierhead Seafood', 'WI', 'B', 'Manufacturer', '(920) 555-0114', 'https://pierhead-seafood.example', '4611 Division Street', NULL, 'Sturgeon Bay', '54235', NULL, NULL, NULL, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('ca6473cf-f555-5bad-8f02-a324e291b62b', 'Thumb Coast Potato Company', 'MI', 'A', 'Manufacturer', '(989) 555-0110', 'https://thumb-coast-potato-company.example', '4337 Lake Avenue', NULL, 'Bad Axe', '48413', NULL, NULL, NULL, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('10000000-0000-4000-8000-000000000002', 'Café Größe & Söhne “№ 5”', NULL, 'A', 'Crêperie', NULL, 'https://example.test/?q= and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and s', NULL, NULL, 'Zürich', NULL, 'Longer than any limit of today. and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so o', NULL, '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('10000000-0000-4000-8000-000000000003', 'Edge Principal', NULL, NULL, NULL, NULL, '', NULL, NULL, '東京', NULL, 'line one
line two; with ''quotes'', \back and $$dollars$$', NULL, '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('10000000-0000-4000-8000-000000000005', 'Warehouse of the North', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '00000000-0000-4000-8000-000000000003', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('10000000-0000-4000-8000-000000000001', 'Nobody''s Diner', NULL, 'D', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '10000000-0000-4000-8000-000000000002', NULL, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('10000000-0000-4000-8000-000000000004', 'Closed Kitchen', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '00000000-0000-4000-8000-000000000004', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.746307+00', '2026-11-23 15:17:19.746307+00');

INSERT INTO public.product_distributors (product_id, distributor_org_id, is_primary, distributor_item_number, created_at, updated_at, deleted_at) VALUES
	('e89262f6-90f3-57dd-86de-1a266cc07445', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', false, '201196', '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('73c27e55-d695-50e1-85ba-cfeea9de2522', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', false, '201210', '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('86e93166-c939-5b9c-85cb-1e45d80c58c4', '6942290f-ff61-54c9-8f48-7ee33f6ef8bf', true, '201273', '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('a1e1c222-d1d4-5847-8bc1-9ef081a9cf4a', '6294321e-63a4-5dad-8d16-a54fe74535d3', false, '202133', '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('e89262f6-90f3-57dd-86de-1a266cc07445', '6294321e-63a4-5dad-8d16-a54fe74535d3', false, '202196', '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('73c27e55-d695-50e1-85ba-cfeea9de2522', '6294321e-63a4-5dad-8d16-a54fe74535d3', false, '202210', '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('a1e1c222-d1d4-5847-8bc1-9ef081a9cf4a', '0168fa30-73e4-5e00-8d69-22a4a37e7754', false, '203133', '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('e89262f6-90f3-57dd-86de-1a266cc07445', '0168fa30-73e4-5e00-8d69-22a4a37e7754', false, '203196', '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('73c27e55-d695-50e1-85ba-cfeea9de2522', '0168fa30-73e4-5e00-8d69-22a4a37e7754', true, '203210', '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('86e93166-c939-5b9c-85cb-1e45d80c58c4', '0168fa30-73e4-5e00-8d69-22a4a37e7754', false, '203273', '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('a1e1c222-d1d4-5847-8bc1-9ef081a9cf4a', 'b02dae84-b752-5ad0-8517-a0eb55944ad2', true, '204133', '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('e89262f6-90f3-57dd-86de-1a266cc07445', 'b02dae84-b752-5ad0-8517-a0eb55944ad2', true, '204196', '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('86e93166-c939-5b9c-85cb-1e45d80c58c4', 'b02dae84-b752-5ad0-8517-a0eb55944ad2', false, '204273', '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('a1e1c222-d1d4-5847-8bc1-9ef081a9cf4a', 'b74d79fc-d78e-5a7e-8db9-b4a981121893', false, '205133', '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('e89262f6-90f3-57dd-86de-1a266cc07445', 'b74d79fc-d78e-5a7e-8db9-b4a981121893', false, '205196', '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('73c27e55-d695-50e1-85ba-cfeea9de2522', 'b74d79fc-d78e-5a7e-8db9-b4a981121893', false, '205210', '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('86e93166-c939-5b9c-85cb-1e45d80c58c4', 'b74d79fc-d78e-5a7e-8db9-b4a981121893', false, '205273', '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('30000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000005', true, '000 17', '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL);

INSERT INTO public.products (product_id, principal_org_id, name, sku, category, pack_size, description, list_price, created_at, updated_at, deleted_at) VALUES
	('4a10844b-2270-50eb-8b1a-aadc14821877', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Loaded Potato Bites', 'TCP-2600', 'Appetizers', '6/3 lb', 'Kitchens say: sold out as a special two nights running.', 47.25, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('d0ad5a91-0a2c-5623-85b8-cef4e554cc05', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Garlic Redskin Mashed', 'TCP-2310', 'Frozen potato', '4/6 lb', 'Kitchens say: tasted scratch-made and held four hours in the well.', 38.60, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('9ca09769-67a1-5172-807a-33cc5da56c65', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Hash Brown Patties 2.25 oz', 'TCP-2025', 'Frozen potato', '120/2.25 oz', 'Kitchens say: crisped up in the oven with no fryer time.', 29.90, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('ebe29223-e876-5a88-84d2-49f4046c4abd', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Sweet Potato Waffle Fries', 'TCP-1410', 'Frozen potato', '6/2.5 lb', 'Kitchens say: looked great on the plate and outsold the side salad.', 34.75, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('2bfd32d5-6b09-5df1-8523-800c3b891cbf', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Beer-Battered Potato Wedges', 'TCP-1260', 'Frozen potato', '6/5 lb', 'Kitchens say: held under the lamp through a full lunch push.', 36.20, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('b28ad194-7bf6-562d-83ef-479466fa0ea8', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Skin-On Straight Cut Fries', 'TCP-1120', 'Frozen potato', '6/4.5 lb', 'Kitchens say: gave two more portions a bag than the current cut.', 33.85, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('9d023460-4a43-56f1-807e-04b13d11e8e3', 'ca6473cf-f555-5bad-8f02-a324e291b62b', 'Crinkle Cut Fries 3/8"', 'TCP-1038', 'Frozen potato', '6/5 lb', 'Kitchens say: stayed crisp twenty minutes in a to-go clamshell.', 31.40, '2026-01-16 15:17:18.379217+00', '2026-01-16 15:17:18.379217+00', NULL),
	('288ec0d3-ea00-56ab-83da-605faf8d7a45', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Tart Cherry Hand Pie', 'LBC-715', 'Bakery', '36/4 oz', 'Kitchens say: sold all week with no plating at all.', 49.60, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('dacfb43d-9baf-5676-8ece-96187156585c', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Butter Croissant 3 oz', 'LBC-560', 'Bakery', '64/3 oz', 'Kitchens say: baked from frozen with real layers.', 58.40, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('a3e846e8-3133-5732-897f-9a0f209b2d99', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Par-Baked Sourdough Boule', 'LBC-610', 'Bakery', '18/24 oz', 'Kitchens say: had crust and chew nobody expects from par-baked.', 39.95, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('f9454b9f-27a7-5cca-8894-619e108808aa', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Cardamom Cinnamon Roll', 'LBC-530', 'Bakery', '48/4.5 oz', 'Kitchens say: proofed overnight and made the whole place smell right.', 46.80, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('53c9c37f-ed56-5084-82e4-92691c92f8ed', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Whole Grain Dinner Roll', 'LBC-460', 'Bakery', '12/20 ct', 'Kitchens say: got eaten instead of coming back on the trays.', 28.70, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('3763f9ca-d732-5b86-88fb-b1f5d91b9a0a', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Pretzel Slider Roll', 'LBC-425', 'Bakery', '10/12 ct', 'Kitchens say: thawed in two hours and stayed soft all evening.', 44.90, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('b7325ec0-2571-5288-896e-a4c7ae67d15d', '6ad27325-083a-5568-8d80-8866c9fc7e22', 'Brioche Burger Bun 4"', 'LBC-410', 'Bakery', '8/12 ct', 'Kitchens say: toasted evenly and stood up to a half-pound burger.', 41.30, '2026-01-05 15:17:18.379217+00', '2026-01-05 15:17:18.379217+00', NULL),
	('d6f15775-a008-5b26-87a2-a6a09014adcd', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Popcorn Shrimp', 'PHS-350', 'Seafood', '6/2 lb', 'Kitchens say: cooked in ninety seconds and stayed crunchy.', 69.75, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('bacc2131-4b6b-526c-8ef3-ddf81192770c', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'New England Clam Chowder', 'PHS-620', 'Soup', '4/8 lb', 'Kitchens say: had clams in every ladle and did not scorch.', 78.30, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('a1e1c222-d1d4-5847-8bc1-9ef081a9cf4a', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Smoked Whitefish Spread', 'PHS-502', 'Seafood', '4/3 lb', 'Kitchens say: sold as a shareable with rye crisps the first night.', 72.90, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('bad790da-4ec4-53e6-8dfe-156beae0c94a', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Great Lakes Whitefish Cake 3 oz', 'PHS-415', 'Seafood', '48/3 oz', 'Kitchens say: tasted like whitefish, not filler.', 86.40, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('0f5d65e2-21a9-5860-82bd-b0dbfa0913dc', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Breaded Pollock Square 3.6 oz CN', 'PHS-330', 'Seafood', '10 lb', 'Kitchens say: baked crisp, and the CN label satisfied the auditors.', 54.20, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('0f4fe719-7a0d-5cb3-8836-ef3c31c03752', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Panko Lake Perch', 'PHS-211', 'Seafood', '10 lb', 'Kitchens say: came out of the fryer light, not greasy.', 128.00, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('4434dc04-0e58-5308-88a8-d46b33af3ad3', 'b3de98ed-141c-5501-8442-cde5ca9ce40d', 'Beer-Battered Walleye Fillet 4-6 oz', 'PHS-204', 'Seafood', '10 lb', 'Kitchens say: ate like the hand-dipped fish.', 112.50, '2025-12-25 15:17:18.379217+00', '2025-12-25 15:17:18.379217+00', NULL),
	('e89262f6-90f3-57dd-86de-1a266cc07445', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Maple Greek Yogurt Cup', 'DVC-1602', 'Dairy', '48/4 oz', 'Kitchens say: moved at breakfast without a discount.', 33.60, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('9947d179-b55c-5f4b-840a-87a7d00706da', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Vanilla Soft Serve Mix 10%', 'DVC-1510', 'Dairy', '6/.5 gal', 'Kitchens say: ran clean in the machine.', 38.20, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('a1d0a65f-e042-58ab-8aea-2901e8e16a44', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Queso Blanco Sauce', 'DVC-1420', 'Dairy', '6/5 lb', 'Kitchens say: held in the warmer a whole shift without a skin.', 68.95, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('00ca5636-6f7c-53e5-8141-837f0e4d0132', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Cultured Butter Chips', 'DVC-1305', 'Dairy', '4/5 lb', 'Kitchens say: looked right on the table and beat foil on taste.', 66.30, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('5e23b6bc-9a25-56b3-8fb1-698a98d253d5', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Smoked Gouda Slices', 'DVC-1240', 'Dairy', '8/1.5 lb', 'Kitchens say: peeled clean and smelled of real smoke.', 71.85, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('7a98f206-f87d-57e6-886f-eabb7724fc2c', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Sharp Cheddar, Feather Shredded', 'DVC-1210', 'Dairy', '4/5 lb', 'Kitchens say: melted clean with no oil-off.', 62.10, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('013ea9c3-d8e1-5b39-85b3-a671eea7b257', '54df633b-0285-5ff4-8402-652bfaded9f5', 'Breaded White Cheddar Curds', 'DVC-1100', 'Appetizers', '6/3 lb', 'Kitchens say: pulled like a fresh curd and outsold the mozzarella sticks.', 74.60, '2025-12-14 15:17:18.379217+00', '2025-12-14 15:17:18.379217+00', NULL),
	('86821d5c-163e-579a-88e5-76bbcfaebfa7', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Egg & Chorizo Breakfast Burrito', 'CAF-505', 'Entrées', '48/5 oz', 'Kitchens say: heated through in two minutes from thawed.', 63.40, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('b54b697f-d649-5f54-8bce-7985ae92b96a', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Birria Beef, Fully Cooked', 'CAF-420', 'Entrées', '4/5 lb', 'Kitchens say: needed nothing but a warm-up and made its own consommé.', 118.75, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('536871ca-2152-501a-8145-d6a5727a5738', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Fire-Roasted Salsa Verde', 'CAF-310', 'Sauces', '4/1 gal', 'Kitchens say: tasted charred and fresh, not canned.', 44.10, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('fc40299e-7748-526c-8cf6-125cd64fe337', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Chicken Tinga Taquito', 'CAF-240', 'Appetizers', '4/3 lb', 'Kitchens say: came out of the oven as crisp as from a fryer.', 58.90, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('73c27e55-d695-50e1-85ba-cfeea9de2522', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Flour Tortilla 12"', 'CAF-112', 'Tortillas', '12/12 ct', 'Kitchens say: rolled tight and pressed without tearing.', 26.80, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('a25fb73b-3f25-530c-8d1a-09397f9c3571', '87f60b9c-8eed-5c34-88a5-381d91714c4d', 'Yellow Corn Tortilla 6"', 'CAF-106', 'Tortillas', '12/60 ct', 'Kitchens say: took a double fold without cracking.', 21.45, '2025-12-03 15:17:18.379217+00', '2025-12-03 15:17:18.379217+00', NULL),
	('1bed54c7-52ed-5bc9-8e03-b1612bbaa74d', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Oat Milk Ranch', 'NPK-71', 'Sauces', '4/1 gal', 'Kitchens say: passed for regular ranch in a blind tasting.', 45.60, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('86e93166-c939-5b9c-85cb-1e45d80c58c4', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Cauliflower Wings', 'NPK-52', 'Plant-based', '6/2 lb', 'Kitchens say: stayed crunchy after saucing.', 57.30, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('53ead4be-edcc-5b91-8e27-31299077ad7d', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Lentil Sloppy Joe', 'NPK-36', 'Plant-based', '6/5 lb', 'Kitchens say: passed without anybody asking about the beef.', 48.85, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('cd51c53a-8dc1-5e13-86f0-baee5393450b', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Tomato Basil Bisque', 'NPK-31', 'Soup', '4/8 lb', 'Kitchens say: tasted like the house recipe.', 52.40, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('c778d64a-1736-5997-857e-b1130646ac67', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Wild Rice & Mushroom Burger 4 oz', 'NPK-14', 'Plant-based', '40/4 oz', 'Kitchens say: got ordered by people who eat meat.', 66.75, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('0c263cfd-cdc1-566c-8f80-7ca10f76403f', '5d5684ae-1a19-5c0b-8fd7-ce82e6cc700f', 'Black Bean Quinoa Burger 4 oz', 'NPK-10', 'Plant-based', '40/4 oz', 'Kitchens say: held together on the flat-top.', 61.20, '2025-11-22 15:17:18.379217+00', '2025-11-22 15:17:18.379217+00', NULL),
	('30000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000003', 'Zero-price sample', NULL, NULL, NULL, '', 0.00, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL),
	('30000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003', 'Crème brûlée, 24 × 90 g', 'CB-24', NULL, NULL, 'Ready to torch', 61.50, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00', NULL);

INSERT INTO public.source_lu (code, label, sort_order, is_active, created_at, updated_at) VALUES
	('referral', 'Referral', 10, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('food_show', 'Food show', 20, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('cold_call', 'Cold call', 30, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('website', 'Website', 40, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('distributor', 'Distributor', 50, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('principal_lead', 'Principal lead', 60, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('existing_customer', 'Existing customer', 70, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('other', 'Other', 80, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('trade_show_2019', 'Foire d''été 2019', 0, false, '2026-11-23 15:17:19.678473+00', '2026-11-23 15:17:19.678473+00');

INSERT INTO public.stage_lu (code, label, sort_order, is_active, created_at, updated_at, requires_product, is_closed, is_won, probability, stale_after_days) VALUES
	('new_lead', 'New lead', 10, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', false, false, false, 10, 7),
	('initial_outreach', 'Initial outreach', 20, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', false, false, false, 20, 14),
	('sample_visit_offered', 'Sample/visit offered', 30, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', true, false, false, 35, 14),
	('awaiting_response', 'Awaiting response', 40, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', false, false, false, 45, 14),
	('demo_scheduled', 'Demo scheduled', 60, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', true, false, false, 70, 14),
	('closed_won', 'Closed won', 70, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', true, true, true, 100, NULL),
	('closed_lost', 'Closed lost', 80, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00', false, true, false, 0, NULL),
	('feedback_logged', 'Feedback logged', 50, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:19.678473+00', false, false, false, 55, 99);

INSERT INTO public.state_lu (code, label, sort_order, is_active, created_at, updated_at) VALUES
	('AL', 'Alabama', 10, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('AK', 'Alaska', 20, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('AZ', 'Arizona', 30, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('AR', 'Arkansas', 40, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('CA', 'California', 50, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('CO', 'Colorado', 60, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('CT', 'Connecticut', 70, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('DE', 'Delaware', 80, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('DC', 'District of Columbia', 90, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('FL', 'Florida', 100, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('GA', 'Georgia', 110, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('HI', 'Hawaii', 120, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('ID', 'Idaho', 130, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('IL', 'Illinois', 140, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('IN', 'Indiana', 150, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('IA', 'Iowa', 160, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('KS', 'Kansas', 170, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('KY', 'Kentucky', 180, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('LA', 'Louisiana', 190, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('ME', 'Maine', 200, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MD', 'Maryland', 210, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MA', 'Massachusetts', 220, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MI', 'Michigan', 230, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MN', 'Minnesota', 240, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MS', 'Mississippi', 250, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MO', 'Missouri', 260, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MT', 'Montana', 270, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NE', 'Nebraska', 280, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NV', 'Nevada', 290, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NH', 'New Hampshire', 300, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NJ', 'New Jersey', 310, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NM', 'New Mexico', 320, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NY', 'New York', 330, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('NC', 'North Carolina', 340, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('ND', 'North Dakota', 350, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('OH', 'Ohio', 360, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('OK', 'Oklahoma', 370, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('OR', 'Oregon', 380, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('PA', 'Pennsylvania', 390, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('RI', 'Rhode Island', 400, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('SC', 'South Carolina', 410, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('SD', 'South Dakota', 420, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('TN', 'Tennessee', 430, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('TX', 'Texas', 440, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('UT', 'Utah', 450, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('VT', 'Vermont', 460, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('VA', 'Virginia', 470, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('WA', 'Washington', 480, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('WV', 'West Virginia', 490, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('WI', 'Wisconsin', 500, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('WY', 'Wyoming', 510, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('AS', 'American Samoa', 520, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('GU', 'Guam', 530, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('MP', 'Northern Mariana Islands', 540, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('PR', 'Puerto Rico', 550, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('VI', 'U.S. Virgin Islands', 560, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00');

INSERT INTO public.status_lu (code, label, sort_order, is_active, created_at, updated_at) VALUES
	('active', 'Active', 10, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('qualified', 'Qualified', 20, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('nurturing', 'Nurturing', 30, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('on_hold', 'On hold', 40, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('stalled', 'Stalled', 50, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00'),
	('closed', 'Closed', 60, true, '2026-11-23 15:17:18.379217+00', '2026-11-23 15:17:18.379217+00');

INSERT INTO public.user_profiles (user_id, full_name, role, manager_user_id, status, created_at, updated_at) VALUES
	('00000000-0000-4000-8000-000000000001', 'Robin Castellanos', 'admin', NULL, 'active', '2026-11-23 15:17:17.910967+00', '2026-11-23 15:17:18.379217+00'),
	('00000000-0000-4000-8000-000000000002', 'Maya Okafor', 'manager', NULL, 'active', '2026-11-23 15:17:17.910967+00', '2026-11-23 15:17:18.379217+00'),
	('00000000-0000-4000-8000-000000000003', 'Alex Rivera', 'rep', '00000000-0000-4000-8000-000000000002', 'active', '2026-11-23 15:17:17.910967+00', '2026-11-23 15:17:18.379217+00'),
	('00000000-0000-4000-8000-000000000004', 'Blair Nakamura', 'rep', '00000000-0000-4000-8000-000000000002', 'active', '2026-11-23 15:17:17.910967+00', '2026-11-23 15:17:18.379217+00'),
	('00000000-0000-4000-8000-000000000005', 'Casey Lund', 'rep', '00000000-0000-4000-8000-000000000002', 'disabled', '2026-11-23 15:17:17.910967+00', '2026-11-23 15:17:19.753725+00');

SELECT pg_catalog.setval('private.dashboard_refreshes_refresh_id_seq', 2, true);

SELECT pg_catalog.setval('private.slow_trigger_calls_call_id_seq', 2, true);

SELECT pg_catalog.setval('public.migration_control_migration_id_seq', 8, true);

ALTER TABLE ONLY private.dashboard_refreshes
    ADD CONSTRAINT dashboard_refreshes_pkey PRIMARY KEY (refresh_id);

ALTER TABLE ONLY private.slow_trigger_calls
    ADD CONSTRAINT slow_trigger_calls_pkey PRIMARY KEY (call_id);

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_pkey PRIMARY KEY (contact_id);

ALTER TABLE ONLY public.interaction_type_lu
    ADD CONSTRAINT interaction_type_lu_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_pkey PRIMARY KEY (interaction_id);

ALTER TABLE ONLY public.loss_reason_lu
    ADD CONSTRAINT loss_reason_lu_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.migration_control
    ADD CONSTRAINT migration_control_pkey PRIMARY KEY (migration_id);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_pkey PRIMARY KEY (opportunity_id);

ALTER TABLE ONLY public.opportunity_contacts
    ADD CONSTRAINT opportunity_contacts_pkey PRIMARY KEY (opportunity_id, contact_id);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_name_key UNIQUE (name);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (organization_id);

ALTER TABLE ONLY public.product_distributors
    ADD CONSTRAINT product_distributors_pkey PRIMARY KEY (product_id, distributor_org_id);

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (product_id);

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_principal_org_id_sku_key UNIQUE (principal_org_id, sku);

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_product_id_principal_org_id_key UNIQUE (product_id, principal_org_id);

ALTER TABLE ONLY public.source_lu
    ADD CONSTRAINT source_lu_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.stage_lu
    ADD CONSTRAINT stage_lu_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.state_lu
    ADD CONSTRAINT state_lu_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.status_lu
    ADD CONSTRAINT status_lu_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.user_profiles
    ADD CONSTRAINT user_profiles_pkey PRIMARY KEY (user_id);

CREATE INDEX dashboard_refreshes_refreshed_at_idx ON private.dashboard_refreshes USING btree (refreshed_at DESC) WHERE succeeded;

CREATE INDEX contacts_deleted_at_idx ON public.contacts USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX contacts_name_idx ON public.contacts USING btree (last_name, first_name, contact_id);

CREATE INDEX contacts_name_trgm_idx ON public.contacts USING gin (private.fold(((first_name || ' '::text) || last_name)) extensions.gin_trgm_ops);

CREATE INDEX contacts_organization_id_idx ON public.contacts USING btree (organization_id);

CREATE INDEX contacts_search_tsv_idx ON public.contacts USING gin (search_tsv);

CREATE INDEX idx_interactions_composite ON public.interactions USING btree (opportunity_id, interaction_date DESC, deleted_at) WHERE (deleted_at IS NULL);

CREATE INDEX idx_opportunities_board ON public.opportunities USING btree (owner_user_id, stage) INCLUDE (estimated_value, principal_org_id, priority, status) WHERE (deleted_at IS NULL);

CREATE INDEX idx_opportunities_owner_deleted ON public.opportunities USING btree (owner_user_id, deleted_at) WHERE (deleted_at IS NULL);

CREATE INDEX idx_organizations_name_live ON public.organizations USING btree (name, organization_id) WHERE (deleted_at IS NULL);

CREATE INDEX idx_organizations_owner_deleted ON public.organizations USING btree (owner_user_id, deleted_at) WHERE (deleted_at IS NULL);

CREATE INDEX interactions_contact_id_idx ON public.interactions USING btree (contact_id) WHERE (contact_id IS NOT NULL);

CREATE INDEX interactions_deleted_at_idx ON public.interactions USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX interactions_interaction_date_idx ON public.interactions USING btree (interaction_date);

CREATE INDEX interactions_interaction_type_idx ON public.interactions USING btree (interaction_type);

CREATE INDEX interactions_opportunity_id_newest_idx ON public.interactions USING btree (opportunity_id, interaction_date DESC, created_at DESC, interaction_id DESC);

CREATE INDEX interactions_owner_user_id_interaction_date_idx ON public.interactions USING btree (owner_user_id, interaction_date DESC);

CREATE INDEX interactions_stage_idx ON public.interactions USING btree (stage) WHERE (stage IS NOT NULL);

CREATE INDEX interactions_status_idx ON public.interactions USING btree (status) WHERE (status IS NOT NULL);

CREATE INDEX opportunities_deleted_at_idx ON public.opportunities USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX opportunities_distributor_org_id_idx ON public.opportunities USING btree (distributor_org_id);

CREATE INDEX opportunities_initial_stage_idx ON public.opportunities USING btree (initial_stage);

CREATE INDEX opportunities_initial_status_idx ON public.opportunities USING btree (initial_status);

CREATE INDEX opportunities_loss_reason_idx ON public.opportunities USING btree (loss_reason);

CREATE INDEX opportunities_name_trgm_idx ON public.opportunities USING gin (private.fold(name) extensions.gin_trgm_ops);

CREATE INDEX opportunities_organization_id_idx ON public.opportunities USING btree (organization_id);

CREATE INDEX opportunities_owner_user_id_stage_idx ON public.opportunities USING btree (owner_user_id, stage);

CREATE INDEX opportunities_principal_org_id_idx ON public.opportunities USING btree (principal_org_id);

CREATE INDEX opportunities_product_id_principal_org_id_idx ON public.opportunities USING btree (product_id, principal_org_id);

CREATE INDEX opportunities_search_tsv_idx ON public.opportunities USING gin (search_tsv);

CREATE INDEX opportunities_source_idx ON public.opportunities USING btree (source);

CREATE INDEX opportunities_stage_idx ON public.opportunities USING btree (stage);

CREATE INDEX opportunities_status_idx ON public.opportunities USING btree (status);

CREATE INDEX opportunity_contacts_contact_id_idx ON public.opportunity_contacts USING btree (contact_id);

CREATE UNIQUE INDEX opportunity_contacts_one_primary_idx ON public.opportunity_contacts USING btree (opportunity_id) WHERE is_primary;

CREATE INDEX organizations_deleted_at_idx ON public.organizations USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX organizations_name_trgm_idx ON public.organizations USING gin (private.fold((name)::text) extensions.gin_trgm_ops);

CREATE INDEX organizations_owner_idx ON public.organizations USING btree (owner_user_id);

CREATE INDEX organizations_parent_organization_id_idx ON public.organizations USING btree (parent_organization_id);

CREATE INDEX organizations_search_tsv_idx ON public.organizations USING gin (search_tsv);

CREATE INDEX organizations_state_idx ON public.organizations USING btree (state);

CREATE INDEX product_distributors_distributor_org_id_idx ON public.product_distributors USING btree (distributor_org_id);

CREATE UNIQUE INDEX product_distributors_one_primary_idx ON public.product_distributors USING btree (product_id) WHERE is_primary;

CREATE INDEX products_deleted_at_idx ON public.products USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX products_name_trgm_idx ON public.products USING gin (private.fold(name) extensions.gin_trgm_ops);

CREATE INDEX products_principal_org_id_name_idx ON public.products USING btree (principal_org_id, name);

CREATE INDEX products_search_tsv_idx ON public.products USING gin (search_tsv);

CREATE INDEX user_profiles_manager_user_id_idx ON public.user_profiles USING btree (manager_user_id);

CREATE UNIQUE INDEX rds_owner_stage_uq ON reporting.dashboard_summary USING btree (owner_user_id, stage, principal_org_id);

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.contacts FOR EACH ROW WHEN (row_security_active('public.contacts'::text)) EXECUTE FUNCTION private.tg__parents_visible('organization_id', 'organizations', 'organization_id');

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.interactions FOR EACH ROW WHEN (row_security_active('public.interactions'::text)) EXECUTE FUNCTION private.tg__parents_visible('opportunity_id', 'opportunities', 'opportunity_id', 'contact_id', 'contacts', 'contact_id');

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.opportunities FOR EACH ROW WHEN (row_security_active('public.opportunities'::text)) EXECUTE FUNCTION private.tg__parents_visible('organization_id', 'organizations', 'organization_id', 'product_id', 'products', 'product_id', 'principal_org_id', 'organizations', 'organization_id', 'distributor_org_id', 'organizations', 'organization_id');

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.opportunity_contacts FOR EACH ROW WHEN (row_security_active('public.opportunity_contacts'::text)) EXECUTE FUNCTION private.tg__parents_visible('opportunity_id', 'opportunities', 'opportunity_id', 'contact_id', 'contacts', 'contact_id');

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.organizations FOR EACH ROW WHEN (row_security_active('public.organizations'::text)) EXECUTE FUNCTION private.tg__parents_visible('parent_organization_id', 'organizations', 'organization_id');

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.product_distributors FOR EACH ROW WHEN (row_security_active('public.product_distributors'::text)) EXECUTE FUNCTION private.tg__parents_visible('product_id', 'products', 'product_id', 'distributor_org_id', 'organizations', 'organization_id');

CREATE TRIGGER _050_parents_visible BEFORE INSERT OR UPDATE ON public.products FOR EACH ROW WHEN (row_security_active('public.products'::text)) EXECUTE FUNCTION private.tg__parents_visible('principal_org_id', 'organizations', 'organization_id');

CREATE TRIGGER _060_sharing BEFORE INSERT OR UPDATE ON public.organizations FOR EACH ROW WHEN (row_security_active('public.organizations'::text)) EXECUTE FUNCTION private.tg_organizations__sharing();

CREATE TRIGGER _100_admin_fields BEFORE UPDATE ON public.user_profiles FOR EACH ROW WHEN ((((old.role IS DISTINCT FROM new.role) OR (old.manager_user_id IS DISTINCT FROM new.manager_user_id)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION private.tg_user_profiles__admin_fields();

CREATE TRIGGER _100_apply_rules BEFORE INSERT ON public.opportunities FOR EACH ROW EXECUTE FUNCTION private.tg_opportunities__apply_rules();

CREATE TRIGGER _100_driver_edit BEFORE UPDATE ON public.interactions FOR EACH ROW WHEN (((((old.interaction_date IS DISTINCT FROM new.interaction_date) OR (old.stage IS DISTINCT FROM new.stage)) OR (old.status IS DISTINCT FROM new.status)) OR (old.opportunity_id IS DISTINCT FROM new.opportunity_id))) EXECUTE FUNCTION private.tg_interactions__driver_edit();

CREATE TRIGGER _100_keep_history BEFORE INSERT OR UPDATE ON public.migration_control FOR EACH ROW EXECUTE FUNCTION private.tg_migration_control__keep_history();

CREATE TRIGGER _110_apply_rules BEFORE UPDATE ON public.opportunities FOR EACH ROW WHEN (((((((((((old.stage IS DISTINCT FROM new.stage) OR (old.stage_manual IS DISTINCT FROM new.stage_manual)) OR (old.status IS DISTINCT FROM new.status)) OR (old.status_manual IS DISTINCT FROM new.status_manual)) OR (old.initial_stage IS DISTINCT FROM new.initial_stage)) OR (old.initial_status IS DISTINCT FROM new.initial_status)) OR (old.product_id IS DISTINCT FROM new.product_id)) OR (old.principal_org_id IS DISTINCT FROM new.principal_org_id)) OR (old.loss_reason IS DISTINCT FROM new.loss_reason)) OR (old.closed_at IS DISTINCT FROM new.closed_at))) EXECUTE FUNCTION private.tg_opportunities__apply_rules();

CREATE TRIGGER _120_customer_live BEFORE INSERT ON public.opportunities FOR EACH ROW WHEN ((new.deleted_at IS NULL)) EXECUTE FUNCTION private.tg_opportunities__customer_live();

CREATE TRIGGER _130_customer_live BEFORE UPDATE ON public.opportunities FOR EACH ROW WHEN (((new.deleted_at IS NULL) AND (((old.stage IS DISTINCT FROM new.stage) OR (old.organization_id IS DISTINCT FROM new.organization_id)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at)))) EXECUTE FUNCTION private.tg_opportunities__customer_live();

CREATE TRIGGER _300_sync_insert AFTER INSERT ON public.interactions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.tg_interactions__sync();

CREATE TRIGGER _310_sync_update AFTER UPDATE ON public.interactions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.tg_interactions__sync();

CREATE TRIGGER _320_sync_delete AFTER DELETE ON public.interactions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.tg_interactions__sync();

CREATE TRIGGER _330_sync_truncate AFTER TRUNCATE ON public.interactions FOR EACH STATEMENT EXECUTE FUNCTION private.tg_interactions__sync();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.contacts FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.interaction_type_lu FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.interactions FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.loss_reason_lu FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.opportunities FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.opportunity_contacts FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.organizations FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.product_distributors FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.source_lu FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.stage_lu FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.state_lu FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.status_lu FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE TRIGGER _900_set_updated_at BEFORE UPDATE ON public.user_profiles FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contacts(contact_id);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_interaction_type_fkey FOREIGN KEY (interaction_type) REFERENCES public.interaction_type_lu(code);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES public.opportunities(opportunity_id);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES auth.users(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_stage_fkey FOREIGN KEY (stage) REFERENCES public.stage_lu(code);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_status_fkey FOREIGN KEY (status) REFERENCES public.status_lu(code);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_distributor_org_id_fkey FOREIGN KEY (distributor_org_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_initial_stage_fkey FOREIGN KEY (initial_stage) REFERENCES public.stage_lu(code);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_initial_status_fkey FOREIGN KEY (initial_status) REFERENCES public.status_lu(code);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_loss_reason_fkey FOREIGN KEY (loss_reason) REFERENCES public.loss_reason_lu(code);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES auth.users(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_principal_org_id_fkey FOREIGN KEY (principal_org_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_product_id_principal_org_id_fkey FOREIGN KEY (product_id, principal_org_id) REFERENCES public.products(product_id, principal_org_id) ON UPDATE CASCADE;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_source_fkey FOREIGN KEY (source) REFERENCES public.source_lu(code);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_stage_fkey FOREIGN KEY (stage) REFERENCES public.stage_lu(code);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_status_fkey FOREIGN KEY (status) REFERENCES public.status_lu(code);

ALTER TABLE ONLY public.opportunity_contacts
    ADD CONSTRAINT opportunity_contacts_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contacts(contact_id);

ALTER TABLE ONLY public.opportunity_contacts
    ADD CONSTRAINT opportunity_contacts_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES public.opportunities(opportunity_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES auth.users(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_parent_organization_id_fkey FOREIGN KEY (parent_organization_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_state_fkey FOREIGN KEY (state) REFERENCES public.state_lu(code);

ALTER TABLE ONLY public.product_distributors
    ADD CONSTRAINT product_distributors_distributor_org_id_fkey FOREIGN KEY (distributor_org_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.product_distributors
    ADD CONSTRAINT product_distributors_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(product_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_principal_org_id_fkey FOREIGN KEY (principal_org_id) REFERENCES public.organizations(organization_id);

ALTER TABLE ONLY public.user_profiles
    ADD CONSTRAINT user_profiles_manager_user_id_fkey FOREIGN KEY (manager_user_id) REFERENCES auth.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.user_profiles
    ADD CONSTRAINT user_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE private.dashboard_refreshes ENABLE ROW LEVEL SECURITY;

ALTER TABLE private.slow_trigger_calls ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contacts ENABLE ROW LEVEL SECURITY;

CREATE POLICY insert_admin ON public.interaction_type_lu FOR INSERT TO authenticated WITH CHECK ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY insert_admin ON public.loss_reason_lu FOR INSERT TO authenticated WITH CHECK ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY insert_admin ON public.source_lu FOR INSERT TO authenticated WITH CHECK ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY insert_admin ON public.stage_lu FOR INSERT TO authenticated WITH CHECK ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY insert_admin ON public.state_lu FOR INSERT TO authenticated WITH CHECK ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY insert_admin ON public.status_lu FOR INSERT TO authenticated WITH CHECK ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY insert_visible ON public.contacts FOR INSERT TO authenticated WITH CHECK ((EXISTS ( SELECT
   FROM public.organizations o
  WHERE (o.organization_id = contacts.organization_id))));

CREATE POLICY insert_visible ON public.interactions FOR INSERT TO authenticated WITH CHECK ((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))));

CREATE POLICY insert_visible ON public.opportunities FOR INSERT TO authenticated WITH CHECK ((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))));

CREATE POLICY insert_visible ON public.opportunity_contacts FOR INSERT TO authenticated WITH CHECK ((EXISTS ( SELECT
   FROM public.opportunities o
  WHERE (o.opportunity_id = opportunity_contacts.opportunity_id))));

CREATE POLICY insert_visible ON public.organizations FOR INSERT TO authenticated WITH CHECK (((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))) OR ((owner_user_id IS NULL) AND (( SELECT private.my_role() AS my_role) = 'admin'::text))));

CREATE POLICY insert_visible ON public.product_distributors FOR INSERT TO authenticated WITH CHECK ((EXISTS ( SELECT
   FROM public.products p
  WHERE (p.product_id = product_distributors.product_id))));

CREATE POLICY insert_visible ON public.products FOR INSERT TO authenticated WITH CHECK ((EXISTS ( SELECT
   FROM public.organizations o
  WHERE (o.organization_id = products.principal_org_id))));

ALTER TABLE public.interaction_type_lu ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.interactions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.loss_reason_lu ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.migration_control ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.opportunities ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity_contacts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.organizations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.product_distributors ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.products ENABLE ROW LEVEL SECURITY;

CREATE POLICY select_active_users ON public.interaction_type_lu FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_active_users ON public.loss_reason_lu FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_active_users ON public.source_lu FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_active_users ON public.stage_lu FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_active_users ON public.state_lu FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_active_users ON public.status_lu FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_active_users ON public.user_profiles FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) IS NOT NULL));

CREATE POLICY select_admin ON public.migration_control FOR SELECT TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY select_visible ON public.contacts FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.organizations o
  WHERE (o.organization_id = contacts.organization_id)))));

CREATE POLICY select_visible ON public.interactions FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND ((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))) OR (EXISTS ( SELECT
   FROM public.opportunities o
  WHERE (o.opportunity_id = interactions.opportunity_id))))));

CREATE POLICY select_visible ON public.opportunities FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND (owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids)))));

CREATE POLICY select_visible ON public.opportunity_contacts FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.opportunities o
  WHERE (o.opportunity_id = opportunity_contacts.opportunity_id)))));

CREATE POLICY select_visible ON public.organizations FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND ((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))) OR ((owner_user_id IS NULL) AND (( SELECT private.my_role() AS my_role) IS NOT NULL)))));

CREATE POLICY select_visible ON public.product_distributors FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.products p
  WHERE (p.product_id = product_distributors.product_id)))));

CREATE POLICY select_visible ON public.products FOR SELECT TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.organizations o
  WHERE (o.organization_id = products.principal_org_id)))));

ALTER TABLE public.source_lu ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stage_lu ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.state_lu ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.status_lu ENABLE ROW LEVEL SECURITY;

CREATE POLICY update_admin ON public.interaction_type_lu FOR UPDATE TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY update_admin ON public.loss_reason_lu FOR UPDATE TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY update_admin ON public.source_lu FOR UPDATE TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY update_admin ON public.stage_lu FOR UPDATE TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY update_admin ON public.state_lu FOR UPDATE TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY update_admin ON public.status_lu FOR UPDATE TO authenticated USING ((( SELECT private.my_role() AS my_role) = 'admin'::text));

CREATE POLICY update_self_or_admin ON public.user_profiles FOR UPDATE TO authenticated USING ((((user_id = ( SELECT auth.uid() AS uid)) AND (( SELECT private.my_role() AS my_role) IS NOT NULL)) OR (( SELECT private.my_role() AS my_role) = 'admin'::text)));

CREATE POLICY update_visible ON public.contacts FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.organizations o
  WHERE (o.organization_id = contacts.organization_id)))));

CREATE POLICY update_visible ON public.interactions FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND ((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))) OR (EXISTS ( SELECT
   FROM public.opportunities o
  WHERE (o.opportunity_id = interactions.opportunity_id))))));

CREATE POLICY update_visible ON public.opportunities FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND (owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids)))));

CREATE POLICY update_visible ON public.opportunity_contacts FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.opportunities o
  WHERE (o.opportunity_id = opportunity_contacts.opportunity_id)))));

CREATE POLICY update_visible ON public.organizations FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND ((owner_user_id = ANY (ARRAY( SELECT private.visible_owner_ids() AS visible_owner_ids))) OR ((owner_user_id IS NULL) AND (( SELECT private.my_role() AS my_role) IS NOT NULL)))));

CREATE POLICY update_visible ON public.product_distributors FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.products p
  WHERE (p.product_id = product_distributors.product_id)))));

CREATE POLICY update_visible ON public.products FOR UPDATE TO authenticated USING (((deleted_at IS NULL) AND (EXISTS ( SELECT
   FROM public.organizations o
  WHERE (o.organization_id = products.principal_org_id)))));

ALTER TABLE public.user_profiles ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA private TO authenticated;
GRANT USAGE ON SCHEMA private TO service_role;

GRANT USAGE ON SCHEMA public TO anon;
GRANT USAGE ON SCHEMA public TO authenticated;
GRANT USAGE ON SCHEMA public TO service_role;
GRANT ALL ON SCHEMA public TO postgres;

GRANT USAGE ON SCHEMA reporting TO authenticated;
GRANT USAGE ON SCHEMA reporting TO service_role;

REVOKE ALL ON FUNCTION private.admin_footprint(target uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION private.admin_footprint(target uuid) TO authenticated;
GRANT ALL ON FUNCTION private.admin_footprint(target uuid) TO service_role;

REVOKE ALL ON FUNCTION private.admin_reassign(from_user uuid, to_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION private.admin_reassign(from_user uuid, to_user uuid) TO authenticated;
GRANT ALL ON FUNCTION private.admin_reassign(from_user uuid, to_user uuid) TO service_role;

REVOKE ALL ON FUNCTION private.archive_record(kind text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION private.archive_record(kind text, id uuid) TO authenticated;
GRANT ALL ON FUNCTION private.archive_record(kind text, id uuid) TO service_role;

REVOKE ALL ON FUNCTION private.close_new_table(target regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.dashboard_refreshed_at() FROM PUBLIC;
GRANT ALL ON FUNCTION private.dashboard_refreshed_at() TO authenticated;
GRANT ALL ON FUNCTION private.dashboard_refreshed_at() TO service_role;

REVOKE ALL ON FUNCTION private.drivers_editable_until(interaction_owner uuid, logged_at timestamp with time zone, opportunity_owner uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION private.drivers_editable_until(interaction_owner uuid, logged_at timestamp with time zone, opportunity_owner uuid) TO authenticated;
GRANT ALL ON FUNCTION private.drivers_editable_until(interaction_owner uuid, logged_at timestamp with time zone, opportunity_owner uuid) TO service_role;

REVOKE ALL ON FUNCTION private.fold(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION private.fold(value text) TO authenticated;
GRANT ALL ON FUNCTION private.fold(value text) TO service_role;

REVOKE ALL ON FUNCTION private.is_operator() FROM PUBLIC;
GRANT ALL ON FUNCTION private.is_operator() TO authenticated;
GRANT ALL ON FUNCTION private.is_operator() TO service_role;

REVOKE ALL ON FUNCTION private.key_columns(target regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.list_archived() FROM PUBLIC;
GRANT ALL ON FUNCTION private.list_archived() TO authenticated;
GRANT ALL ON FUNCTION private.list_archived() TO service_role;

REVOKE ALL ON FUNCTION private.lock_opportunity_with_interactions(target uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.may_edit(kind text, id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.search_vector(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION private.search_vector(value text) TO authenticated;
GRANT ALL ON FUNCTION private.search_vector(value text) TO service_role;

GRANT ALL ON TABLE public.interactions TO service_role;
GRANT SELECT ON TABLE public.interactions TO authenticated;

GRANT INSERT(interaction_id) ON TABLE public.interactions TO authenticated;

GRANT INSERT(opportunity_id),UPDATE(opportunity_id) ON TABLE public.interactions TO authenticated;

GRANT INSERT(contact_id),UPDATE(contact_id) ON TABLE public.interactions TO authenticated;

GRANT INSERT(interaction_type),UPDATE(interaction_type) ON TABLE public.interactions TO authenticated;

GRANT INSERT(interaction_date),UPDATE(interaction_date) ON TABLE public.interactions TO authenticated;

GRANT INSERT(stage),UPDATE(stage) ON TABLE public.interactions TO authenticated;

GRANT INSERT(status),UPDATE(status) ON TABLE public.interactions TO authenticated;

GRANT INSERT(subject),UPDATE(subject) ON TABLE public.interactions TO authenticated;

GRANT INSERT(notes),UPDATE(notes) ON TABLE public.interactions TO authenticated;

GRANT INSERT(follow_up_date),UPDATE(follow_up_date) ON TABLE public.interactions TO authenticated;

GRANT INSERT(owner_user_id) ON TABLE public.interactions TO authenticated;

GRANT ALL ON TABLE public.opportunities TO service_role;
GRANT SELECT ON TABLE public.opportunities TO authenticated;

GRANT INSERT(opportunity_id) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(name),UPDATE(name) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(organization_id),UPDATE(organization_id) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(principal_org_id),UPDATE(principal_org_id) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(product_id),UPDATE(product_id) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(distributor_org_id),UPDATE(distributor_org_id) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(owner_user_id),UPDATE(owner_user_id) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(stage),UPDATE(stage) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(status),UPDATE(status) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(stage_manual),UPDATE(stage_manual) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(status_manual),UPDATE(status_manual) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(source),UPDATE(source) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(loss_reason),UPDATE(loss_reason) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(priority),UPDATE(priority) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(estimated_value),UPDATE(estimated_value) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(expected_close_date),UPDATE(expected_close_date) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(next_action),UPDATE(next_action) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(next_action_date),UPDATE(next_action_date) ON TABLE public.opportunities TO authenticated;

GRANT INSERT(notes),UPDATE(notes) ON TABLE public.opportunities TO authenticated;

GRANT ALL ON TABLE public.stage_lu TO service_role;
GRANT SELECT ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(code) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(label),UPDATE(label) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(sort_order),UPDATE(sort_order) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(is_active),UPDATE(is_active) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(requires_product),UPDATE(requires_product) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(is_closed),UPDATE(is_closed) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(is_won),UPDATE(is_won) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(probability),UPDATE(probability) ON TABLE public.stage_lu TO authenticated;

GRANT INSERT(stale_after_days),UPDATE(stale_after_days) ON TABLE public.stage_lu TO authenticated;

GRANT SELECT ON TABLE reporting.dashboard_summary TO service_role;

REVOKE ALL ON FUNCTION private.my_dashboard() FROM PUBLIC;
GRANT ALL ON FUNCTION private.my_dashboard() TO authenticated;
GRANT ALL ON FUNCTION private.my_dashboard() TO service_role;

REVOKE ALL ON FUNCTION private.my_role() FROM PUBLIC;
GRANT ALL ON FUNCTION private.my_role() TO authenticated;
GRANT ALL ON FUNCTION private.my_role() TO service_role;

REVOKE ALL ON FUNCTION private.note_trigger_time(started timestamp with time zone, function_name text, table_name text, operation text) FROM PUBLIC;
GRANT ALL ON FUNCTION private.note_trigger_time(started timestamp with time zone, function_name text, table_name text, operation text) TO authenticated;
GRANT ALL ON FUNCTION private.note_trigger_time(started timestamp with time zone, function_name text, table_name text, operation text) TO service_role;

REVOKE ALL ON FUNCTION private.owner_columns() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.prefix_query(value text) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.reassign(from_user uuid, to_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION private.reassign(from_user uuid, to_user uuid) TO service_role;

REVOKE ALL ON FUNCTION private.refresh_dashboard_view() FROM PUBLIC;
GRANT ALL ON FUNCTION private.refresh_dashboard_view() TO authenticated;
GRANT ALL ON FUNCTION private.refresh_dashboard_view() TO service_role;

REVOKE ALL ON FUNCTION private.refuse_driver_edit(target public.interactions) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.refuse_hidden_parent(kind text, id uuid, child text) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.refuse_non_admin() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.refuse_parent(child text) FROM PUBLIC;
GRANT ALL ON FUNCTION private.refuse_parent(child text) TO authenticated;
GRANT ALL ON FUNCTION private.refuse_parent(child text) TO service_role;

REVOKE ALL ON FUNCTION private.refuse_stage(target_stage text, has_product boolean, has_loss_reason boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.refuse_stranger(kind text, id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.refuse_unknown_kind(kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.restore_record(kind text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION private.restore_record(kind text, id uuid) TO authenticated;
GRANT ALL ON FUNCTION private.restore_record(kind text, id uuid) TO service_role;

REVOKE ALL ON FUNCTION private.search_records(query text, max_results integer) FROM PUBLIC;
GRANT ALL ON FUNCTION private.search_records(query text, max_results integer) TO authenticated;
GRANT ALL ON FUNCTION private.search_records(query text, max_results integer) TO service_role;

REVOKE ALL ON FUNCTION private.search_words(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION private.search_words(value text) TO authenticated;
GRANT ALL ON FUNCTION private.search_words(value text) TO service_role;

REVOKE ALL ON FUNCTION private.set_opportunity_contacts(target uuid, contacts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION private.set_opportunity_contacts(target uuid, contacts jsonb) TO authenticated;
GRANT ALL ON FUNCTION private.set_opportunity_contacts(target uuid, contacts jsonb) TO service_role;

REVOKE ALL ON FUNCTION private.set_product_distributors(target uuid, distributors jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION private.set_product_distributors(target uuid, distributors jsonb) TO authenticated;
GRANT ALL ON FUNCTION private.set_product_distributors(target uuid, distributors jsonb) TO service_role;

REVOKE ALL ON FUNCTION private.sync_opportunities(ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg__parents_visible() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_auth_users__make_profile() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_interactions__driver_edit() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_interactions__sync() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_migration_control__keep_history() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_opportunities__apply_rules() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_opportunities__customer_live() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_organizations__sharing() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.tg_user_profiles__admin_fields() FROM PUBLIC;

REVOKE ALL ON FUNCTION private.user_footprint(target uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION private.visible_owner_ids() FROM PUBLIC;
GRANT ALL ON FUNCTION private.visible_owner_ids() TO authenticated;
GRANT ALL ON FUNCTION private.visible_owner_ids() TO service_role;

REVOKE ALL ON FUNCTION public.admin_reassign_user_data(from_user uuid, to_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.admin_reassign_user_data(from_user uuid, to_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.admin_reassign_user_data(from_user uuid, to_user uuid) TO service_role;

REVOKE ALL ON FUNCTION public.admin_user_footprint(user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.admin_user_footprint(user_id uuid) TO authenticated;
GRANT ALL ON FUNCTION public.admin_user_footprint(user_id uuid) TO service_role;

REVOKE ALL ON FUNCTION public.archive_record(kind text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.archive_record(kind text, id uuid) TO authenticated;
GRANT ALL ON FUNCTION public.archive_record(kind text, id uuid) TO service_role;

REVOKE ALL ON FUNCTION public.list_archived() FROM PUBLIC;
GRANT ALL ON FUNCTION public.list_archived() TO authenticated;
GRANT ALL ON FUNCTION public.list_archived() TO service_role;

REVOKE ALL ON FUNCTION public.log_interaction(opportunity_id uuid, interaction_type text, interaction_date timestamp with time zone, stage text, status text, subject text, notes text, follow_up_date date, contact_id uuid, loss_reason text, interaction_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.log_interaction(opportunity_id uuid, interaction_type text, interaction_date timestamp with time zone, stage text, status text, subject text, notes text, follow_up_date date, contact_id uuid, loss_reason text, interaction_id uuid) TO authenticated;
GRANT ALL ON FUNCTION public.log_interaction(opportunity_id uuid, interaction_type text, interaction_date timestamp with time zone, stage text, status text, subject text, notes text, follow_up_date date, contact_id uuid, loss_reason text, interaction_id uuid) TO service_role;

REVOKE ALL ON FUNCTION public.reassign_user_data(from_user uuid, to_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reassign_user_data(from_user uuid, to_user uuid) TO service_role;

REVOKE ALL ON FUNCTION public.refresh_dashboard_view() FROM PUBLIC;
GRANT ALL ON FUNCTION public.refresh_dashboard_view() TO authenticated;
GRANT ALL ON FUNCTION public.refresh_dashboard_view() TO service_role;

REVOKE ALL ON FUNCTION public.restore_record(kind text, id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.restore_record(kind text, id uuid) TO authenticated;
GRANT ALL ON FUNCTION public.restore_record(kind text, id uuid) TO service_role;

REVOKE ALL ON FUNCTION public.search_records(query text, max_results integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.search_records(query text, max_results integer) TO authenticated;
GRANT ALL ON FUNCTION public.search_records(query text, max_results integer) TO service_role;

REVOKE ALL ON FUNCTION public.set_opportunity_contacts(opportunity_id uuid, contacts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.set_opportunity_contacts(opportunity_id uuid, contacts jsonb) TO authenticated;
GRANT ALL ON FUNCTION public.set_opportunity_contacts(opportunity_id uuid, contacts jsonb) TO service_role;

REVOKE ALL ON FUNCTION public.set_product_distributors(product_id uuid, distributors jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.set_product_distributors(product_id uuid, distributors jsonb) TO authenticated;
GRANT ALL ON FUNCTION public.set_product_distributors(product_id uuid, distributors jsonb) TO service_role;

REVOKE ALL ON FUNCTION public.set_updated_at() FROM PUBLIC;

REVOKE ALL ON FUNCTION reporting.board_totals(owner uuid, principal uuid, priority text, status text) FROM PUBLIC;
GRANT ALL ON FUNCTION reporting.board_totals(owner uuid, principal uuid, priority text, status text) TO authenticated;
GRANT ALL ON FUNCTION reporting.board_totals(owner uuid, principal uuid, priority text, status text) TO service_role;

REVOKE ALL ON FUNCTION reporting.dashboard_refreshed_at() FROM PUBLIC;
GRANT ALL ON FUNCTION reporting.dashboard_refreshed_at() TO authenticated;
GRANT ALL ON FUNCTION reporting.dashboard_refreshed_at() TO service_role;

REVOKE ALL ON FUNCTION reporting.my_dashboard() FROM PUBLIC;
GRANT ALL ON FUNCTION reporting.my_dashboard() TO authenticated;
GRANT ALL ON FUNCTION reporting.my_dashboard() TO service_role;

GRANT ALL ON TABLE private.dashboard_refreshes TO service_role;

GRANT SELECT ON TABLE private.live_interactions TO authenticated;
GRANT SELECT ON TABLE private.live_interactions TO service_role;

GRANT SELECT ON TABLE private.live_opportunities TO authenticated;
GRANT SELECT ON TABLE private.live_opportunities TO service_role;

GRANT SELECT ON TABLE private.derived_opportunities TO authenticated;
GRANT SELECT ON TABLE private.derived_opportunities TO service_role;

GRANT ALL ON TABLE private.slow_trigger_calls TO service_role;

GRANT ALL ON TABLE public.contacts TO service_role;
GRANT SELECT ON TABLE public.contacts TO authenticated;

GRANT INSERT(contact_id) ON TABLE public.contacts TO authenticated;

GRANT INSERT(organization_id),UPDATE(organization_id) ON TABLE public.contacts TO authenticated;

GRANT INSERT(first_name),UPDATE(first_name) ON TABLE public.contacts TO authenticated;

GRANT INSERT(last_name),UPDATE(last_name) ON TABLE public.contacts TO authenticated;

GRANT INSERT(email),UPDATE(email) ON TABLE public.contacts TO authenticated;

GRANT INSERT(phone),UPDATE(phone) ON TABLE public.contacts TO authenticated;

GRANT INSERT(mobile_phone),UPDATE(mobile_phone) ON TABLE public.contacts TO authenticated;

GRANT INSERT(title),UPDATE(title) ON TABLE public.contacts TO authenticated;

GRANT INSERT(role),UPDATE(role) ON TABLE public.contacts TO authenticated;

GRANT INSERT(is_primary),UPDATE(is_primary) ON TABLE public.contacts TO authenticated;

GRANT INSERT(notes),UPDATE(notes) ON TABLE public.contacts TO authenticated;

GRANT ALL ON TABLE public.interaction_type_lu TO service_role;
GRANT SELECT ON TABLE public.interaction_type_lu TO authenticated;

GRANT INSERT(code) ON TABLE public.interaction_type_lu TO authenticated;

GRANT INSERT(label),UPDATE(label) ON TABLE public.interaction_type_lu TO authenticated;

GRANT INSERT(sort_order),UPDATE(sort_order) ON TABLE public.interaction_type_lu TO authenticated;

GRANT INSERT(is_active),UPDATE(is_active) ON TABLE public.interaction_type_lu TO authenticated;

GRANT ALL ON TABLE public.loss_reason_lu TO service_role;
GRANT SELECT ON TABLE public.loss_reason_lu TO authenticated;

GRANT INSERT(code) ON TABLE public.loss_reason_lu TO authenticated;

GRANT INSERT(label),UPDATE(label) ON TABLE public.loss_reason_lu TO authenticated;

GRANT INSERT(sort_order),UPDATE(sort_order) ON TABLE public.loss_reason_lu TO authenticated;

GRANT INSERT(is_active),UPDATE(is_active) ON TABLE public.loss_reason_lu TO authenticated;

GRANT ALL ON TABLE public.migration_control TO service_role;
GRANT SELECT ON TABLE public.migration_control TO authenticated;

GRANT ALL ON SEQUENCE public.migration_control_migration_id_seq TO service_role;

GRANT ALL ON TABLE public.opportunities_enriched TO service_role;
GRANT SELECT ON TABLE public.opportunities_enriched TO authenticated;

GRANT ALL ON TABLE public.opportunity_contacts TO service_role;
GRANT SELECT ON TABLE public.opportunity_contacts TO authenticated;

GRANT INSERT(opportunity_id) ON TABLE public.opportunity_contacts TO authenticated;

GRANT INSERT(contact_id) ON TABLE public.opportunity_contacts TO authenticated;

GRANT INSERT(role),UPDATE(role) ON TABLE public.opportunity_contacts TO authenticated;

GRANT INSERT(is_primary),UPDATE(is_primary) ON TABLE public.opportunity_contacts TO authenticated;

GRANT ALL ON TABLE public.organizations TO service_role;
GRANT SELECT ON TABLE public.organizations TO authenticated;

GRANT INSERT(organization_id) ON TABLE public.organizations TO authenticated;

GRANT INSERT(name),UPDATE(name) ON TABLE public.organizations TO authenticated;

GRANT INSERT(state),UPDATE(state) ON TABLE public.organizations TO authenticated;

GRANT INSERT(priority),UPDATE(priority) ON TABLE public.organizations TO authenticated;

GRANT INSERT(segment),UPDATE(segment) ON TABLE public.organizations TO authenticated;

GRANT INSERT(phone),UPDATE(phone) ON TABLE public.organizations TO authenticated;

GRANT INSERT(website),UPDATE(website) ON TABLE public.organizations TO authenticated;

GRANT INSERT(address_line1),UPDATE(address_line1) ON TABLE public.organizations TO authenticated;

GRANT INSERT(address_line2),UPDATE(address_line2) ON TABLE public.organizations TO authenticated;

GRANT INSERT(city),UPDATE(city) ON TABLE public.organizations TO authenticated;

GRANT INSERT(postal_code),UPDATE(postal_code) ON TABLE public.organizations TO authenticated;

GRANT INSERT(notes),UPDATE(notes) ON TABLE public.organizations TO authenticated;

GRANT INSERT(parent_organization_id),UPDATE(parent_organization_id) ON TABLE public.organizations TO authenticated;

GRANT INSERT(owner_user_id),UPDATE(owner_user_id) ON TABLE public.organizations TO authenticated;

GRANT ALL ON TABLE public.product_distributors TO service_role;
GRANT SELECT ON TABLE public.product_distributors TO authenticated;

GRANT INSERT(product_id) ON TABLE public.product_distributors TO authenticated;

GRANT INSERT(distributor_org_id) ON TABLE public.product_distributors TO authenticated;

GRANT INSERT(is_primary),UPDATE(is_primary) ON TABLE public.product_distributors TO authenticated;

GRANT INSERT(distributor_item_number),UPDATE(distributor_item_number) ON TABLE public.product_distributors TO authenticated;

GRANT ALL ON TABLE public.products TO service_role;
GRANT SELECT ON TABLE public.products TO authenticated;

GRANT INSERT(product_id) ON TABLE public.products TO authenticated;

GRANT INSERT(principal_org_id) ON TABLE public.products TO authenticated;

GRANT INSERT(name),UPDATE(name) ON TABLE public.products TO authenticated;

GRANT INSERT(sku),UPDATE(sku) ON TABLE public.products TO authenticated;

GRANT INSERT(category),UPDATE(category) ON TABLE public.products TO authenticated;

GRANT INSERT(pack_size),UPDATE(pack_size) ON TABLE public.products TO authenticated;

GRANT INSERT(description),UPDATE(description) ON TABLE public.products TO authenticated;

GRANT INSERT(list_price),UPDATE(list_price) ON TABLE public.products TO authenticated;

GRANT ALL ON TABLE public.source_lu TO service_role;
GRANT SELECT ON TABLE public.source_lu TO authenticated;

GRANT INSERT(code) ON TABLE public.source_lu TO authenticated;

GRANT INSERT(label),UPDATE(label) ON TABLE public.source_lu TO authenticated;

GRANT INSERT(sort_order),UPDATE(sort_order) ON TABLE public.source_lu TO authenticated;

GRANT INSERT(is_active),UPDATE(is_active) ON TABLE public.source_lu TO authenticated;

GRANT ALL ON TABLE public.state_lu TO service_role;
GRANT SELECT ON TABLE public.state_lu TO authenticated;

GRANT INSERT(code) ON TABLE public.state_lu TO authenticated;

GRANT INSERT(label),UPDATE(label) ON TABLE public.state_lu TO authenticated;

GRANT INSERT(sort_order),UPDATE(sort_order) ON TABLE public.state_lu TO authenticated;

GRANT INSERT(is_active),UPDATE(is_active) ON TABLE public.state_lu TO authenticated;

GRANT ALL ON TABLE public.status_lu TO service_role;
GRANT SELECT ON TABLE public.status_lu TO authenticated;

GRANT INSERT(code) ON TABLE public.status_lu TO authenticated;

GRANT INSERT(label),UPDATE(label) ON TABLE public.status_lu TO authenticated;

GRANT INSERT(sort_order),UPDATE(sort_order) ON TABLE public.status_lu TO authenticated;

GRANT INSERT(is_active),UPDATE(is_active) ON TABLE public.status_lu TO authenticated;

GRANT ALL ON TABLE public.user_profiles TO service_role;
GRANT SELECT ON TABLE public.user_profiles TO authenticated;

GRANT UPDATE(full_name) ON TABLE public.user_profiles TO authenticated;

GRANT UPDATE(role) ON TABLE public.user_profiles TO authenticated;

GRANT UPDATE(manager_user_id) ON TABLE public.user_profiles TO authenticated;

GRANT UPDATE(status) ON TABLE public.user_profiles TO authenticated;

GRANT ALL ON TABLE public.v_org_roles TO service_role;
GRANT SELECT ON TABLE public.v_org_roles TO authenticated;

GRANT SELECT ON TABLE reporting.latest_interaction TO authenticated;
GRANT SELECT ON TABLE reporting.latest_interaction TO service_role;

GRANT SELECT ON TABLE reporting.opportunity_timeline TO authenticated;
GRANT SELECT ON TABLE reporting.opportunity_timeline TO service_role;

GRANT SELECT ON TABLE reporting.org_principal_summary TO authenticated;
GRANT SELECT ON TABLE reporting.org_principal_summary TO service_role;

GRANT SELECT ON TABLE reporting.pipeline_full TO authenticated;
GRANT SELECT ON TABLE reporting.pipeline_full TO service_role;

GRANT SELECT ON TABLE reporting.sync_drift TO authenticated;
GRANT SELECT ON TABLE reporting.sync_drift TO service_role;

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON SEQUENCES  TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON SEQUENCES  TO authenticated;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON SEQUENCES  TO service_role;

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON FUNCTIONS  TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON FUNCTIONS  TO authenticated;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON FUNCTIONS  TO service_role;

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES  TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES  TO authenticated;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES  TO service_role;

REFRESH MATERIALIZED VIEW reporting.dashboard_summary;

create trigger _500_make_profile after insert on auth.users
  for each row execute function private.tg_auth_users__make_profile();

commit;
