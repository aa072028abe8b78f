-- Checks phase 4. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

create function pg_temp.stage_of(opportunity text) returns text
language sql stable as $$ select stage from public.opportunities where opportunity_id = pg_temp.id(opportunity) $$;
create function pg_temp.status_of(opportunity text) returns text
language sql stable as $$ select status from public.opportunities where opportunity_id = pg_temp.id(opportunity) $$;

-- A small world of its own, vocabulary included: the seeds come in a later phase.
insert into auth.users (id, email) values
  (pg_temp.id('owner'), 'owner@kp-verify.test'),
  (pg_temp.id('logger'), 'logger@kp-verify.test'),
  (pg_temp.id('stranger'), 'stranger@kp-verify.test');
insert into public.stage_lu (code, label, requires_product, is_closed, is_won) values
  ('kp_first', 'First', false, false, false), ('kp_second', 'Second', false, false, false),
  ('kp_gated', 'Gated', true, false, false), ('kp_won', 'Won', true, true, true), ('kp_lost', 'Lost', false, true, false);
insert into public.status_lu (code, label) values ('kp_first', 'First'), ('kp_second', 'Second');
insert into public.interaction_type_lu (code, label) values ('kp_call', 'Call');
insert into public.loss_reason_lu (code, label) values ('kp_price', 'Price');
insert into public.organizations (organization_id, name, owner_user_id) values
  (pg_temp.id('customer'), 'Customer (kp verify)', null),
  (pg_temp.id('principal'), 'Principal (kp verify)', null),
  (pg_temp.id('other principal'), 'Other principal (kp verify)', null);
insert into public.products (product_id, principal_org_id, name) values
  (pg_temp.id('fries'), pg_temp.id('principal'), 'Fries');

-- R1
select pg_temp.refuses('an opportunity without product and principal is refused', 'opportunities_product_or_principal_check',
  $$insert into public.opportunities (name, organization_id, owner_user_id, stage, status)
    values ('Nothing', pg_temp.id('customer'), pg_temp.id('owner'), 'kp_first', 'kp_first')$$);
select pg_temp.refuses('a principal that contradicts the product is refused', 'opportunities_product_id_principal_org_id_fkey',
  $$insert into public.opportunities (name, organization_id, owner_user_id, stage, status, product_id, principal_org_id)
    values ('Wrong', pg_temp.id('customer'), pg_temp.id('owner'), 'kp_first', 'kp_first',
            pg_temp.id('fries'), pg_temp.id('other principal'))$$);
insert into public.opportunities (opportunity_id, name, organization_id, owner_user_id, stage, status, product_id, principal_org_id)
values
  (pg_temp.id('with product'), 'With product', pg_temp.id('customer'), pg_temp.id('owner'), 'kp_first', 'kp_first',
   pg_temp.id('fries'), null),
  (pg_temp.id('without product'), 'Without product', pg_temp.id('customer'), pg_temp.id('owner'), 'kp_first', 'kp_first',
   null, pg_temp.id('principal'));
select pg_temp.holds('a product brings its principal',
  (select principal_org_id = pg_temp.id('principal') from public.opportunities
   where opportunity_id = pg_temp.id('with product')));

-- R2
insert into public.interactions (interaction_id, opportunity_id, interaction_type, owner_user_id, interaction_date, stage, status)
values (pg_temp.id('newest'), pg_temp.id('with product'), 'kp_call', pg_temp.id('logger'), now() - interval '1 hour',
        'kp_second', 'kp_second');
select pg_temp.holds('inserting an interaction sets the opportunity''s stage and status',
  pg_temp.stage_of('with product') = 'kp_second' and pg_temp.status_of('with product') = 'kp_second');
select pg_temp.holds('and it is the opportunity''s latest interaction',
  (select last_interaction_id = pg_temp.id('newest') and last_interaction_at = now() - interval '1 hour'
   from public.opportunities where opportunity_id = pg_temp.id('with product')));
insert into public.interactions (interaction_id, opportunity_id, interaction_type, owner_user_id, interaction_date, stage)
values (pg_temp.id('older'), pg_temp.id('with product'), 'kp_call', pg_temp.id('logger'), now() - interval '1 day', 'kp_gated'),
       (pg_temp.id('silent'), pg_temp.id('with product'), 'kp_call', pg_temp.id('logger'), now(), null);
select pg_temp.holds('an older interaction, and one that names no stage, change nothing',
  pg_temp.stage_of('with product') = 'kp_second');
update public.interactions set stage = 'kp_first' where interaction_id = pg_temp.id('newest');
select pg_temp.holds('updating an interaction updates the stage', pg_temp.stage_of('with product') = 'kp_first');
update public.interactions set interaction_date = now() - interval '2 days' where interaction_id = pg_temp.id('newest');
select pg_temp.holds('so does giving it another date', pg_temp.stage_of('with product') = 'kp_gated');
delete from public.interactions where interaction_id = pg_temp.id('older');
select pg_temp.holds('deleting an interaction brings back what the others say', pg_temp.stage_of('with product') = 'kp_first');
update public.interactions set stage = 'kp_second', opportunity_id = pg_temp.id('without product')
where interaction_id = pg_temp.id('newest');
select pg_temp.holds('moving an interaction updates both opportunities, and without any the first values are back',
  pg_temp.stage_of('with product') = 'kp_first' and pg_temp.status_of('with product') = 'kp_first'
  and pg_temp.stage_of('without product') = 'kp_second' and pg_temp.status_of('without product') = 'kp_second');

update public.opportunities set stage_manual = true, stage = 'kp_first' where opportunity_id = pg_temp.id('without product');
insert into public.interactions (opportunity_id, interaction_type, owner_user_id, stage, status)
values (pg_temp.id('without product'), 'kp_call', pg_temp.id('logger'), 'kp_second', 'kp_first');
select pg_temp.holds('while the stage is manual, interactions change the status only',
  pg_temp.stage_of('without product') = 'kp_first' and pg_temp.status_of('without product') = 'kp_first');
update public.opportunities set stage_manual = false, status_manual = true, status = 'kp_second'
where opportunity_id = pg_temp.id('without product');
select pg_temp.holds('switching the manual stage off syncs at once, and the manual status stays',
  pg_temp.stage_of('without product') = 'kp_second' and pg_temp.status_of('without product') = 'kp_second');

-- What is due
insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id, owner_user_id, stage, status,
                                  next_action_date, next_action_set_at)
select pg_temp.id('due'), 'Due', o.organization_id, o.principal_org_id, o.owner_user_id, 'kp_first', 'kp_first',
       current_date - 3, now() - interval '4 days'
from public.opportunities o where o.opportunity_id = pg_temp.id('without product');
create function pg_temp.due() returns integer
language sql stable as $$ select due_date - current_date from public.opportunities where opportunity_id = pg_temp.id('due') $$;
select pg_temp.holds('an opportunity is due when its next step is', pg_temp.due() = -3);
insert into public.interactions (opportunity_id, interaction_type, owner_user_id, interaction_date, follow_up_date)
values (pg_temp.id('due'), 'kp_call', pg_temp.id('logger'), now() - interval '2 minutes', current_date + 5);
select pg_temp.holds('logging settles that, and what it promises is due next', pg_temp.due() = 5);
update public.opportunities set next_action_date = current_date where opportunity_id = pg_temp.id('due');
select pg_temp.holds('a next step that is set afterwards is due, today too', pg_temp.due() = 0);

-- R3
select pg_temp.refuses('a stage is not changed by hand while it is not manual', 'KP301',
  $$update public.opportunities set stage = 'kp_first' where opportunity_id = pg_temp.id('without product')$$);
select pg_temp.refuses('nor a status', 'KP302',
  $$update public.opportunities set status = 'kp_second' where opportunity_id = pg_temp.id('with product')$$);
set local role service_role;
select pg_temp.refuses('that binds the service role too', 'KP301',
  $$update public.opportunities set stage = 'kp_first' where opportunity_id = pg_temp.id('without product')$$);
reset role;

-- R4
select pg_temp.refuses('an interaction does not move an opportunity without a product into a gated stage', 'KP401',
  $$insert into public.interactions (opportunity_id, interaction_type, owner_user_id, stage)
    values (pg_temp.id('without product'), 'kp_call', pg_temp.id('logger'), 'kp_gated')$$);
select pg_temp.refuses('nor does a hand', 'KP401',
  $$update public.opportunities set stage_manual = true, stage = 'kp_gated' where opportunity_id = pg_temp.id('without product')$$);
update public.opportunities set stage_manual = true, stage = 'kp_gated' where opportunity_id = pg_temp.id('with product');
select pg_temp.refuses('in a gated stage the product cannot be taken away', 'KP402',
  $$update public.opportunities set product_id = null where opportunity_id = pg_temp.id('with product')$$);
select pg_temp.refuses('a lost stage needs a loss reason', 'KP403',
  $$update public.opportunities set stage = 'kp_lost' where opportunity_id = pg_temp.id('with product')$$);
update public.opportunities set stage = 'kp_lost', loss_reason = 'kp_price' where opportunity_id = pg_temp.id('with product');
select pg_temp.holds('entering a closed stage sets closed_at',
  (select closed_at = now() from public.opportunities where opportunity_id = pg_temp.id('with product')));
update public.opportunities set stage_manual = false where opportunity_id = pg_temp.id('with product');
select pg_temp.holds('leaving it clears closed_at',
  (select closed_at is null from public.opportunities where opportunity_id = pg_temp.id('with product')));

-- R5: by the claims alone, since users may touch the tables only from phase 6 on.
insert into public.interactions (interaction_id, opportunity_id, interaction_type, owner_user_id, created_at)
values (pg_temp.id('day old'), pg_temp.id('with product'), 'kp_call', pg_temp.id('logger'), now() - interval '24 hours'),
       (pg_temp.id('fresh'), pg_temp.id('with product'), 'kp_call', pg_temp.id('logger'), now() - interval '23 hours 59 minutes');
select set_config('request.jwt.claims', format('{"sub": "%s"}', pg_temp.id('stranger')), true);
select pg_temp.refuses('somebody else does not change an interaction''s stage', 'KP501',
  $$update public.interactions set stage = 'kp_second' where interaction_id = pg_temp.id('fresh')$$);
update public.interactions set notes = 'Only a note' where interaction_id = pg_temp.id('day old');
select pg_temp.holds('what is no driver field is not held back',
  (select notes = 'Only a note' from public.interactions where interaction_id = pg_temp.id('day old')));
select set_config('request.jwt.claims', format('{"sub": "%s"}', pg_temp.id('logger')), true);
update public.interactions set stage = 'kp_second' where interaction_id = pg_temp.id('fresh');
select pg_temp.holds('an interaction''s owner corrects its stage within 24 hours', pg_temp.stage_of('with product') = 'kp_second');
select pg_temp.refuses('but not after them', 'KP501',
  $$update public.interactions set stage = 'kp_second' where interaction_id = pg_temp.id('day old')$$);
select set_config('request.jwt.claims', format('{"sub": "%s"}', pg_temp.id('owner')), true);
update public.interactions set stage = 'kp_first', interaction_date = now() + interval '1 minute'
where interaction_id = pg_temp.id('day old');
select pg_temp.holds('the opportunity''s owner does at any time', pg_temp.stage_of('with product') = 'kp_first');
select set_config('request.jwt.claims', '', true);

-- The other way of deriving, and the time that it all takes.
select pg_temp.holds('opportunities_enriched computes what the triggers stored',
  (select count(*) = 2 and bool_and(effective_stage = stage and effective_status = status)
   from public.opportunities_enriched
   where opportunity_id in (pg_temp.id('with product'), pg_temp.id('without product'))));
do $$
declare
  started timestamptz;
  durations numeric[] := '{}';
begin
  for attempt in 1 .. 9 loop
    started := clock_timestamp();
    insert into public.interactions (opportunity_id, interaction_type, owner_user_id, stage)
    values (pg_temp.id('with product'), 'kp_call', pg_temp.id('logger'),
            case attempt % 2 when 0 then 'kp_first' else 'kp_second' end);
    durations := durations || extract(epoch from clock_timestamp() - started) * 1000;
  end loop;
  perform pg_temp.holds('inserting an interaction takes less than 50 ms, triggers included',
    (select percentile_cont(0.5) within group (order by d) < 50 from unnest(durations) d));
end
$$;
-- It listens to triggers alone, so a trigger tells it.
create temporary table timed (started timestamptz, operation text);
create function pg_temp.tell() returns trigger language plpgsql as $$
begin
  perform private.note_trigger_time(new.started, 'kp_verify', 'timed', new.operation);
  return new;
end
$$;
create trigger tell before insert on timed for each row execute function pg_temp.tell();
insert into timed values (clock_timestamp() - interval '1 minute', 'INSERT'), (clock_timestamp(), 'DELETE');
select pg_temp.holds('a trigger call of over 50 ms is on record, a quicker one is not',
  (select count(*) = 1 and min(duration_ms) > 50 from private.slow_trigger_calls where function_name = 'kp_verify'));

select pg_temp.holds('both tables have row level security, and are closed to anon',
  (select bool_and(relrowsecurity)
          and not bool_or(has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger'))
   from pg_catalog.pg_class where oid in ('public.opportunities'::regclass, 'public.interactions'::regclass)));
select pg_temp.holds('phase 4 is recorded',
  exists (select from public.migration_control where phase_number = 4 and status = 'complete'));

rollback;
