-- Checks phase 1. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

select pg_temp.holds('the six lookup tables exist',
  (select count(*) = 6 from pg_catalog.pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     and c.relname in ('state_lu', 'stage_lu', 'status_lu', 'interaction_type_lu', 'source_lu', 'loss_reason_lu')));
select pg_temp.holds('select * from stage_lu limit 0 returns no rows and no error',
  (select count(*) = 0 from (select * from public.stage_lu limit 0) nothing));

select pg_temp.holds('citext compares without case',
  (select 'ACME'::extensions.citext operator(extensions.=) 'acme'::extensions.citext));

insert into public.stage_lu (code, label, updated_at) values ('kp_verify', 'Verify', '2000-01-01');
update public.stage_lu set label = 'Verified' where code = 'kp_verify';
select pg_temp.holds('set_updated_at() stamps a changed row',
  (select updated_at = now() from public.stage_lu where code = 'kp_verify'));
select pg_temp.holds('every table of this phase that changes carries that trigger',
  (select count(*) = 7 from pg_catalog.pg_trigger t
   where t.tgfoid = 'public.set_updated_at()'::regprocedure and t.tgenabled = 'O'
     and t.tgrelid in ('public.state_lu'::regclass, 'public.stage_lu'::regclass, 'public.status_lu'::regclass,
                       'public.interaction_type_lu'::regclass, 'public.source_lu'::regclass,
                       'public.loss_reason_lu'::regclass, 'public.user_profiles'::regclass)));

select pg_temp.refuses('a lookup code exists once', '23505',
  $$insert into public.stage_lu (code, label) values ('kp_verify', 'Again')$$);
select pg_temp.refuses('a lookup label is not blank', 'code_and_label_check',
  $$insert into public.source_lu (code, label) values ('kp_verify', ' ')$$);
select pg_temp.refuses('a probability lies between 0 and 100', 'stage_lu_probability_check',
  $$update public.stage_lu set probability = 101 where code = 'kp_verify'$$);
select pg_temp.refuses('a won stage is a closed one', 'stage_lu_won_is_closed_check',
  $$update public.stage_lu set is_won = true where code = 'kp_verify'$$);
select pg_temp.refuses('a person is a rep, a manager or an administrator', 'user_profiles_role_check',
  $$insert into public.user_profiles (user_id, role) values (gen_random_uuid(), 'owner')$$);

select pg_temp.holds('every table of this phase has row level security, and is closed to anon',
  (select count(*) = 8 and bool_and(c.relrowsecurity)
          and not bool_or(has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate, references, trigger'))
   from pg_catalog.pg_class c
   where c.relnamespace = 'public'::regnamespace
     and c.relname in ('state_lu', 'stage_lu', 'status_lu', 'interaction_type_lu', 'source_lu', 'loss_reason_lu',
                       'user_profiles', 'migration_control')));

-- The runbook's two statements, as they stand there.
set local search_path = public;
create temporary table before on commit drop as select * from public.migration_control;
INSERT INTO migration_control (phase_number, status, started_at)
VALUES (1, 'running', NOW());
UPDATE migration_control SET status = 'complete', completed_at = NOW()
WHERE phase_number = 1;
select pg_temp.holds('the runbook''s two statements record a phase in migration_control',
  (select count(*) = 1 and bool_and(status = 'complete' and completed_at = now() and duration_ms = 0)
   from public.migration_control where migration_id not in (select migration_id from before)));
select pg_temp.holds('and leave what had ended before as it was',
  not exists (select * from before where status <> 'running'
              except select * from public.migration_control));
select pg_temp.refuses('a phase is running, complete, failed or rolled back, nothing else', 'migration_control_status_check',
  $$insert into public.migration_control (phase_number, status) values (1, 'done')$$);
select pg_temp.holds('phase 1 is recorded',
  exists (select from before where phase_number = 1 and status = 'complete'));

rollback;
