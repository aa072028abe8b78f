-- Checks phase 8. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

-- Codes of the vocabulary that are not there. An administrator may retire a code, and add others.
create function pg_temp.missing(lookup regclass, codes text) returns text
language plpgsql as $$
declare
  found text;
begin
  execute format('select string_agg(wanted, '', '') from unnest(string_to_array($1, '' '')) wanted
                  where wanted not in (select code from %s)', lookup) into found using codes;
  return found;
end
$$;

select pg_temp.holds('the stages are there', pg_temp.missing('public.stage_lu',
  'new_lead initial_outreach sample_visit_offered awaiting_response feedback_logged demo_scheduled closed_won closed_lost') is null);
select pg_temp.holds('the statuses are there', pg_temp.missing('public.status_lu',
  'active qualified nurturing on_hold stalled closed') is null);
select pg_temp.holds('the interaction types are there', pg_temp.missing('public.interaction_type_lu',
  'call email meeting site_visit demo sample food_show proposal follow_up note') is null);
select pg_temp.holds('the loss reasons are there', pg_temp.missing('public.loss_reason_lu',
  'price_too_high no_authorization competitor_relationship product_fit timing no_response other') is null);
select pg_temp.holds('the states are there, with the district and the territories', pg_temp.missing('public.state_lu',
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI') is null);

select pg_temp.holds('the gated stages require a product, the others do not',
  (select array_agg(code order by code) = array['closed_won', 'demo_scheduled', 'sample_visit_offered'] from public.stage_lu
   where requires_product and code in ('new_lead', 'initial_outreach', 'sample_visit_offered', 'awaiting_response',
                                       'feedback_logged', 'demo_scheduled', 'closed_won', 'closed_lost')));
select pg_temp.holds('won and lost are the closed stages',
  (select string_agg(code || case when is_won then ' is won' else ' is not' end, ', ' order by code)
          = 'closed_lost is not, closed_won is won'
   from public.stage_lu
   where is_closed and code in ('new_lead', 'initial_outreach', 'sample_visit_offered', 'awaiting_response',
                                'feedback_logged', 'demo_scheduled', 'closed_won', 'closed_lost')));
select pg_temp.holds('the board''s columns have names, and an order without ties',
  (select count(*) > 0 and count(*) = count(distinct sort_order) and bool_and(btrim(label) <> '')
   from public.stage_lu where is_active));
select pg_temp.holds('every lookup offers something to a form',
  exists (select from public.state_lu where is_active) and exists (select from public.stage_lu where is_active)
  and exists (select from public.status_lu where is_active) and exists (select from public.source_lu where is_active)
  and exists (select from public.interaction_type_lu where is_active)
  and exists (select from public.loss_reason_lu where is_active));

insert into auth.users (id, email) values (pg_temp.id('owner'), 'owner@kp-verify.test');
insert into public.organizations (organization_id, name, owner_user_id) values
  (pg_temp.id('customer'), 'Customer (kp verify)', null), (pg_temp.id('principal'), 'Principal (kp verify)', null);
insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id, owner_user_id)
values (pg_temp.id('deal'), 'Deal', pg_temp.id('customer'), pg_temp.id('principal'), pg_temp.id('owner'));
select pg_temp.holds('an opportunity begins as an active new lead, and the pipeline shows it',
  (select stage = 'new_lead' and status = 'active' from reporting.pipeline_full where opportunity_id = pg_temp.id('deal')));
select pg_temp.refuses('it enters no gated stage without a product', 'KP401',
  $$insert into public.interactions (opportunity_id, interaction_type, owner_user_id, stage)
    values (pg_temp.id('deal'), 'demo', pg_temp.id('owner'), 'demo_scheduled')$$);
select pg_temp.refuses('and is not lost without a reason', 'KP403',
  $$insert into public.interactions (opportunity_id, interaction_type, owner_user_id, stage)
    values (pg_temp.id('deal'), 'call', pg_temp.id('owner'), 'closed_lost')$$);
select pg_temp.holds('phase 8 is recorded',
  exists (select from public.migration_control where phase_number = 8 and status = 'complete'));

rollback;
