-- Checks phase 5. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

begin;

create function pg_temp.holds(sentence text, condition boolean) returns void
language plpgsql as $$
begin
  if condition is not true then
    raise exception 'Does not hold: %', sentence;
  end if;
  raise notice 'ok: %', sentence;
end
$$;

-- expected: the SQLSTATE or the constraint's name.
create function pg_temp.refuses(sentence text, expected text, statement text) returns void
language plpgsql as $$
declare
  code text;
  named text;
  said text := 'nothing was refused';
begin
  begin
    execute statement;
  exception when others then
    get stacked diagnostics code = returned_sqlstate, named = constraint_name, said = message_text;
  end;
  if code = expected or named = expected then
    raise notice 'ok: %', sentence;
  else
    raise exception 'Does not hold: %', sentence using detail = format('Expected %s: %s', expected, said);
  end if;
end
$$;

create function pg_temp.id(name text) returns uuid
language sql immutable as $$ select md5('kp verify ' || name)::uuid $$;

insert into auth.users (id, email) values (pg_temp.id('owner'), 'owner@kp-verify.test');
insert into public.stage_lu (code, label, sort_order, is_closed, is_won, probability, stale_after_days) values
  ('kp_open', 'Verify open', 1, false, false, 40, 7), ('kp_won', 'Verify won', 2, true, true, 100, null);
insert into public.status_lu (code, label) values ('kp_status', 'Verify status');
insert into public.interaction_type_lu (code, label) values ('kp_call', 'Verify call');
insert into public.organizations (organization_id, name, city, owner_user_id) values
  (pg_temp.id('customer'), 'Customer (kp verify)', 'Flint', null),
  (pg_temp.id('prospect'), 'Prospect (kp verify)', null, null),
  (pg_temp.id('principal'), 'Principal (kp verify)', null, null),
  (pg_temp.id('distributor'), 'Distributor (kp verify)', null, null),
  (pg_temp.id('stranger'), 'Stranger (kp verify)', null, null);
insert into public.products (product_id, principal_org_id, name) values
  (pg_temp.id('fries'), pg_temp.id('principal'), 'Fries');
insert into public.product_distributors (product_id, distributor_org_id) values
  (pg_temp.id('fries'), pg_temp.id('distributor'));
insert into public.opportunities (opportunity_id, name, organization_id, product_id, owner_user_id, stage, status,
                                  estimated_value, next_action_date, created_at)
values
  (pg_temp.id('won'), 'Won', pg_temp.id('customer'), pg_temp.id('fries'), pg_temp.id('owner'), 'kp_won', 'kp_status',
   100, current_date - 1, now() - interval '8 days'),
  (pg_temp.id('open'), 'Open', pg_temp.id('prospect'), pg_temp.id('fries'), pg_temp.id('owner'), 'kp_open', 'kp_status',
   250, current_date - 1, now() - interval '8 days'),
  (pg_temp.id('calm'), 'Calm', pg_temp.id('prospect'), pg_temp.id('fries'), pg_temp.id('owner'), 'kp_open', 'kp_status',
   null, current_date, now() - interval '6 days');

select pg_temp.holds('select * from reporting.pipeline_full limit 1 returns rows',
  (select count(*) = 1 from (select * from reporting.pipeline_full limit 1) row));
select pg_temp.holds('a row of the pipeline carries the names and labels around it',
  (select organization_name = 'Prospect (kp verify)' and principal_name = 'Principal (kp verify)' and product_name = 'Fries'
          and stage_label = 'Verify open' and status_label = 'Verify status' and weighted_value = 100
   from reporting.pipeline_full where opportunity_id = pg_temp.id('open')));
select pg_temp.holds('an opportunity that nobody touched for longer than its stage allows is stale, a closed one never',
  (select array_agg(name order by name) = array['Open']
   from reporting.pipeline_full
   where opportunity_id in (pg_temp.id('won'), pg_temp.id('open'), pg_temp.id('calm')) and is_stale));
select pg_temp.holds('an open opportunity whose next action has passed is overdue, one due today is not',
  (select array_agg(name order by name) = array['Open']
   from reporting.pipeline_full
   where opportunity_id in (pg_temp.id('won'), pg_temp.id('open'), pg_temp.id('calm')) and is_overdue));

insert into public.interactions (interaction_id, opportunity_id, interaction_type, owner_user_id, subject, interaction_date)
values (pg_temp.id('older'), pg_temp.id('open'), 'kp_call', pg_temp.id('owner'), 'Older', now() - interval '2 days'),
       (pg_temp.id('newest'), pg_temp.id('open'), 'kp_call', pg_temp.id('owner'), 'Newest', now() - interval '1 day');
select pg_temp.holds('the pipeline reflects a new interaction',
  (select last_interaction_id = pg_temp.id('newest') and last_interaction_subject = 'Newest'
          and last_interaction_type_label = 'Verify call' and days_since_activity = 1 and not is_stale
   from reporting.pipeline_full where opportunity_id = pg_temp.id('open')));
select pg_temp.holds('latest_interaction has one row per opportunity, the newest',
  (select count(*) = 1 and bool_and(interaction_id = pg_temp.id('newest'))
   from reporting.latest_interaction where opportunity_id = pg_temp.id('open')));
select pg_temp.holds('the timeline shows each interaction with its labels',
  (select count(*) = 2 and bool_and(interaction_type_label = 'Verify call')
   from reporting.opportunity_timeline where opportunity_id = pg_temp.id('open')));

select pg_temp.holds('organization_activity lists the newest interactions first, for customer and principal alike',
  (select count(*) = 2 and bool_and(newest_first)
   from (select array_agg(interaction_id) = array[pg_temp.id('newest'), pg_temp.id('older')] as newest_first
         from unnest(array[pg_temp.id('prospect'), pg_temp.id('principal')]) org (id),
              lateral reporting.organization_activity(org.id)
         group by org.id) each));

select pg_temp.holds('principal, distributor, customer and prospect are derived from what there is',
  (select bool_and(case r.organization_id
     when pg_temp.id('principal') then r.is_principal and not (r.is_distributor or r.is_customer or r.is_prospect)
     when pg_temp.id('distributor') then r.is_distributor and not (r.is_principal or r.is_customer or r.is_prospect)
     when pg_temp.id('customer') then r.is_customer and not (r.is_principal or r.is_distributor or r.is_prospect)
     when pg_temp.id('prospect') then r.is_prospect and not (r.is_principal or r.is_distributor or r.is_customer)
     else not (r.is_principal or r.is_distributor or r.is_customer or r.is_prospect) end) and count(*) = 5
   from public.v_org_roles r
   where r.organization_id in (pg_temp.id('customer'), pg_temp.id('prospect'), pg_temp.id('principal'),
                               pg_temp.id('distributor'), pg_temp.id('stranger'))));
select pg_temp.holds('org_principal_summary counts and sums what a customer does with a principal',
  (select opportunities = 2 and open_opportunities = 2 and won_opportunities = 0 and open_value = 250
   from reporting.org_principal_summary
   where organization_id = pg_temp.id('prospect') and principal_org_id = pg_temp.id('principal')));
select pg_temp.holds('pipeline_totals counts and weighs each stage',
  (select opportunities = 2 and total_value = 250 and weighted_value = 100
   from reporting.pipeline_totals(jsonb_build_object('owner', pg_temp.id('owner'))) where stage = 'kp_open'));
select pg_temp.holds('pipeline_page gives what a filter leaves, in order, and goes on after a row',
  (select array_agg(p.name order by p.ordinality) = array['Open', 'Calm']
   from reporting.pipeline_page(jsonb_build_object('owner', pg_temp.id('owner'), 'stage', 'kp_open')) with ordinality p)
  and (select array_agg(p.name) = array['Calm']
       from reporting.pipeline_page(jsonb_build_object('owner', pg_temp.id('owner'), 'stage', 'kp_open'),
         after => jsonb_build_object('value', current_date - 1, 'id', pg_temp.id('open'))) p));
select pg_temp.holds('sync_drift finds nothing in what was just written',
  not exists (select from reporting.sync_drift
              where opportunity_id in (pg_temp.id('won'), pg_temp.id('open'), pg_temp.id('calm'))));

select pg_temp.holds('every view runs with the rights of whoever reads it',
  (select count(*) >= 10 and bool_and(coalesce(c.reloptions @> array['security_invoker=true'], false))
   from pg_catalog.pg_class c
   where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'reporting'::regnamespace)
     and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e')));
select pg_temp.holds('anon reads none of them',
  (select not bool_or(has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate, references, trigger'))
   from pg_catalog.pg_class c
   where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'reporting'::regnamespace)
     and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e')));
select pg_temp.holds('phase 5 is recorded',
  exists (select from public.migration_control where phase_number = 5 and status = 'complete'));

rollback;
