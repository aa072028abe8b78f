-- Checks phase 6. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

create function pg_temp.act_as(user_id uuid) returns void
language sql as $$
  select set_config('role', 'authenticated', true),
         set_config('request.jwt.claims', format('{"role": "authenticated", "sub": "%s"}', user_id), true)
$$;
create function pg_temp.act_as_operator() returns void
language sql as $$
  select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)
$$;
-- How many rows a statement touches, as the current role.
create function pg_temp.touches(statement text) returns bigint
language plpgsql as $$
declare
  touched bigint;
begin
  execute statement;
  get diagnostics touched = row_count;
  return touched;
end
$$;

-- The catalogue: what is open, and to whom -----------------------------------------------------------

create temporary view ours as
select c.oid, c.relname, c.relkind, c.relacl, c.relrowsecurity, c.reloptions, n.nspname
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'private', 'reporting')
  and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass
                  and d.objid = c.oid and d.deptype = 'e');
create temporary view our_functions as
select p.oid, p.proname, p.prosecdef, p.proconfig, p.prorettype, n.nspname
from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('public', 'private', 'reporting')
  and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_proc'::regclass
                  and d.objid = p.oid and d.deptype = 'e');

select pg_temp.holds('every table has row level security',
  (select count(*) >= 14 and bool_and(relrowsecurity) from ours where relkind in ('r', 'p')));
select pg_temp.holds('every table that users reach has a policy, for authenticated alone',
  (select bool_and(exists (select from pg_catalog.pg_policy p where p.polrelid = ours.oid)) from ours
   where relkind in ('r', 'p') and nspname = 'public')
  and not exists (select from pg_catalog.pg_policy p join ours on ours.oid = p.polrelid
                  where p.polroles <> array['authenticated'::regrole::oid]));
select pg_temp.holds('anon may do nothing with any table, view or sequence',
  not exists (select from ours where relkind in ('r', 'p', 'v', 'm')
              and (has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger')
                   or has_any_column_privilege('anon', oid, 'select, insert, update, references')))
  and not exists (select from ours
                  where case relkind when 'S' then has_sequence_privilege('anon', oid, 'usage, select, update') end));
select pg_temp.holds('nor call any function but triggers, which nobody calls',
  not exists (select from our_functions where prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
              and has_function_privilege('anon', oid, 'execute')));
select pg_temp.holds('authenticated may not delete, truncate, refer to or put triggers on any table',
  not exists (select from ours where relkind in ('r', 'p', 'v', 'm')
              and has_table_privilege('authenticated', oid, 'delete, truncate, references, trigger')));
select pg_temp.holds('authenticated inserts and updates by column lists only',
  not exists (select from ours where relkind in ('r', 'p', 'v', 'm')
              and has_table_privilege('authenticated', oid, 'insert, update')));
select pg_temp.holds('and none of these columns: what the database keeps itself, and a lookup''s code',
  not exists (select from ours join pg_catalog.pg_attribute a on a.attrelid = ours.oid
              where relkind in ('r', 'p')
                and ((a.attname in ('created_at', 'updated_at', 'deleted_at', 'deleted_by', 'deleted_with_opportunity', 'closed_at',
                                    'initial_stage', 'initial_status', 'last_interaction_id', 'last_interaction_at')
                      and has_column_privilege('authenticated', ours.oid, a.attnum, 'insert, update'))
                     or (a.attname = 'code' and relname like '%\_lu'
                         and has_column_privilege('authenticated', ours.oid, a.attnum, 'update')))));
select pg_temp.holds('functions with their owner''s rights are in schema private, which no API exposes',
  not exists (select from our_functions where prosecdef and nspname <> 'private'));
select pg_temp.holds('every function has an empty search_path',
  not exists (select from our_functions f join pg_catalog.pg_proc p using (oid)
              where not coalesce(f.proconfig @> array['search_path=""'], false) and p.prolang <> 13));
select pg_temp.holds('every view runs with the rights of whoever reads it',
  (select bool_and(coalesce(reloptions @> array['security_invoker=true'], false)) from ours where relkind = 'v'));
select pg_temp.holds('every business table has deleted_at',
  (select count(*) = 6 from information_schema.columns
   where table_schema = 'public' and column_name = 'deleted_at'
     and table_name in ('organizations', 'contacts', 'products', 'product_distributors', 'opportunities', 'interactions')));
select pg_temp.holds('the indexes that row security lives on are there and valid',
  (select count(*) = 3 and bool_and(indisvalid) from pg_catalog.pg_index
   where indexrelid in (to_regclass('public.idx_organizations_owner_deleted'),
                        to_regclass('public.idx_opportunities_owner_deleted'),
                        to_regclass('public.idx_interactions_composite'))));
select pg_temp.holds('every owner is a user, and a user who owns anything stays (on delete restrict)',
  (select count(*) = 3 and bool_and(convalidated and confdeltype = 'r') from pg_catalog.pg_constraint
   where confrelid = 'auth.users'::regclass
     and conname in ('organizations_owner_user_id_fkey', 'opportunities_owner_user_id_fkey', 'interactions_owner_user_id_fkey')));

-- People: a reps to m; b to nobody; root administers; gone is disabled --------------------------------

insert into auth.users (id, email, raw_user_meta_data)
select pg_temp.id(name), name || '@kp-verify.test', '{"role": "admin"}'
from unnest(array['a', 'b', 'm', 'root', 'gone']) name;
select pg_temp.holds('a new user gets a profile, as an active rep whatever their sign-up claims',
  (select count(*) = 5 and bool_and(role = 'rep' and status = 'active') from public.user_profiles
   where user_id in (select pg_temp.id(name) from unnest(array['a', 'b', 'm', 'root', 'gone']) name)));
update public.user_profiles set role = 'manager' where user_id = pg_temp.id('m');
update public.user_profiles set manager_user_id = pg_temp.id('m') where user_id = pg_temp.id('a');
update public.user_profiles set role = 'admin' where user_id = pg_temp.id('root');

insert into public.stage_lu (code, label) values ('kp_open', 'Verify open'), ('kp_next', 'Verify next');
insert into public.stage_lu (code, label, is_closed, is_won) values ('kp_won', 'Verify won', true, true);
insert into public.status_lu (code, label) values ('kp_status', 'Verify status');
insert into public.interaction_type_lu (code, label) values ('kp_call', 'Verify call');
insert into public.organizations (organization_id, name, owner_user_id) values
  (pg_temp.id('shared'), 'Shared (kp verify)', null), (pg_temp.id('principal'), 'Principal (kp verify)', null);

-- Isolation --------------------------------------------------------------------------------------------

select pg_temp.act_as(pg_temp.id('a'));
insert into public.organizations (organization_id, name) values (pg_temp.id('of a'), 'A''s (kp verify)');
insert into public.contacts (contact_id, organization_id, first_name) values (pg_temp.id('of a'), pg_temp.id('of a'), 'Ann');
insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id, stage, status)
values (pg_temp.id('of a'), 'A''s', pg_temp.id('of a'), pg_temp.id('principal'), 'kp_open', 'kp_status');
insert into public.interactions (interaction_id, opportunity_id, interaction_type, notes)
values (pg_temp.id('of a'), pg_temp.id('of a'), 'kp_call', 'A''s');

create function pg_temp.seen_of_a() returns text
language sql stable as $$
  select concat_ws(' ',
    (select 'organization' from public.organizations where organization_id = pg_temp.id('of a')),
    (select 'contact' from public.contacts where contact_id = pg_temp.id('of a')),
    (select 'opportunity' from public.opportunities where opportunity_id = pg_temp.id('of a')),
    (select 'interaction' from public.interactions where interaction_id = pg_temp.id('of a')),
    (select 'pipeline' from reporting.pipeline_full where opportunity_id = pg_temp.id('of a')),
    (select 'timeline' from reporting.opportunity_timeline where interaction_id = pg_temp.id('of a')))
$$;
select pg_temp.holds('user A makes organization, contact, opportunity and interaction, and sees them',
  pg_temp.seen_of_a() = 'organization contact opportunity interaction pipeline timeline');
select pg_temp.holds('user A owns what A makes',
  (select owner_user_id = pg_temp.id('a') from public.opportunities where opportunity_id = pg_temp.id('of a')));

select pg_temp.act_as(pg_temp.id('b'));
select pg_temp.holds('user B sees none of it', pg_temp.seen_of_a() = '');
select pg_temp.holds('user B edits none of it',
  pg_temp.touches($$update public.organizations set city = 'Taken' where organization_id = pg_temp.id('of a')$$)
  + pg_temp.touches($$update public.contacts set title = 'Taken' where contact_id = pg_temp.id('of a')$$)
  + pg_temp.touches($$update public.opportunities set notes = 'Taken' where opportunity_id = pg_temp.id('of a')$$)
  + pg_temp.touches($$update public.interactions set notes = 'Taken' where interaction_id = pg_temp.id('of a')$$) = 0);
select pg_temp.refuses('user B adds nothing to A''s organization', 'KP901',
  $$insert into public.contacts (organization_id, first_name) values (pg_temp.id('of a'), 'Spy')$$);
select pg_temp.refuses('user B does not name A as the owner of what B makes', '42501',
  $$insert into public.organizations (name, owner_user_id) values ('Gift (kp verify)', pg_temp.id('a'))$$);
select pg_temp.refuses('user B archives nothing of A''s', 'KP701',
  $$select public.archive_record('opportunity', pg_temp.id('of a'))$$);
select pg_temp.holds('a shared organization is visible to B too, and editable',
  pg_temp.touches($$update public.organizations set city = 'Flint' where organization_id = pg_temp.id('shared')$$) = 1);
select pg_temp.refuses('but only an administrator gives it an owner', 'KP902',
  $$update public.organizations set owner_user_id = pg_temp.id('b') where organization_id = pg_temp.id('shared')$$);
select pg_temp.refuses('nobody deletes', '42501',
  $$delete from public.organizations where organization_id = pg_temp.id('shared')$$);
select pg_temp.refuses('nobody truncates', '42501', $$truncate public.interactions$$);
select pg_temp.refuses('only an administrator changes a role', 'KP903',
  $$update public.user_profiles set role = 'admin' where user_id = pg_temp.id('b')$$);
select pg_temp.refuses('only an administrator adds to the vocabulary', '42501',
  $$insert into public.stage_lu (code, label) values ('kp_mine', 'Mine')$$);
select pg_temp.holds('only an administrator reads migration_control', (select count(*) = 0 from public.migration_control));

select pg_temp.act_as(pg_temp.id('m'));
select pg_temp.holds('A''s manager sees and edits it',
  pg_temp.seen_of_a() = 'organization contact opportunity interaction pipeline timeline'
  and pg_temp.touches($$update public.opportunities set notes = 'Well done' where opportunity_id = pg_temp.id('of a')$$) = 1);
select pg_temp.refuses('but does not change what A''s interaction says of the stage', 'KP501',
  $$update public.interactions set stage = 'kp_next' where interaction_id = pg_temp.id('of a')$$);
select pg_temp.act_as(pg_temp.id('root'));
select pg_temp.holds('an administrator sees it, and the migration history',
  pg_temp.seen_of_a() = 'organization contact opportunity interaction pipeline timeline'
  and (select count(*) > 0 from public.migration_control));
update public.user_profiles set status = 'disabled' where user_id = pg_temp.id('gone');
select pg_temp.act_as(pg_temp.id('gone'));
select pg_temp.holds('a disabled user sees nothing, not even shared rows and lookups',
  (select count(*) from public.organizations where organization_id = pg_temp.id('shared'))
  + (select count(*) from public.stage_lu) + (select count(*) from public.user_profiles) = 0);

-- Archiving --------------------------------------------------------------------------------------------

select pg_temp.act_as(pg_temp.id('a'));
select pg_temp.refuses('an organization with open opportunities is not archived', 'KP702',
  $$select public.archive_record('organization', pg_temp.id('of a'))$$);
insert into public.interactions (interaction_id, opportunity_id, interaction_type)
values (pg_temp.id('archived before'), pg_temp.id('of a'), 'kp_call');
select public.archive_record('interaction', pg_temp.id('archived before'));
select public.archive_record('opportunity', pg_temp.id('of a'));
select pg_temp.holds('an archived opportunity vanishes with its interactions', pg_temp.seen_of_a() = 'organization contact');
select pg_temp.holds('list_archived shows it to whoever may restore it',
  (select count(*) = 1 from public.list_archived() where kind = 'opportunity' and id = pg_temp.id('of a')));
select public.archive_record('organization', pg_temp.id('of a'));
select pg_temp.holds('an archived organization vanishes with its contacts', pg_temp.seen_of_a() = '');
select pg_temp.refuses('what belongs to an archived record is not restored before it', 'KP703',
  $$select public.restore_record('opportunity', pg_temp.id('of a'))$$);
select public.restore_record('organization', pg_temp.id('of a'));
select public.restore_record('opportunity', pg_temp.id('of a'));
select pg_temp.holds('restored, all is back',
  pg_temp.seen_of_a() = 'organization contact opportunity interaction pipeline timeline');
select pg_temp.holds('except what had been archived before',
  not exists (select from public.interactions where interaction_id = pg_temp.id('archived before')));

-- The cost of row security -----------------------------------------------------------------------------

do $$
declare
  plan text;
  line text;
  started timestamptz;
  durations numeric[] := '{}';
begin
  set local enable_seqscan = off;
  for line in execute 'explain select * from public.opportunities' loop
    plan := concat_ws(E'\n', plan, line);
  end loop;
  reset enable_seqscan;
  perform pg_temp.holds('under row security the owner''s index serves a query that names no owner',
    plan ~ 'Index.*Cond: \(owner_user_id = ANY' and plan !~ 'Seq Scan on opportunities');
  for attempt in 1 .. 3 loop
    started := clock_timestamp();
    perform count(*) from public.organizations;
    perform from public.opportunities o join public.organizations org using (organization_id) limit 10;
    durations := durations || extract(epoch from clock_timestamp() - started) * 1000;
  end loop;
  perform pg_temp.holds('the runbook''s two queries take less than 200 ms as a user',
    (select percentile_cont(0.5) within group (order by d) < 200 from unnest(durations) d));
end
$$;

-- Off-boarding -----------------------------------------------------------------------------------------

select pg_temp.refuses('only an administrator reassigns', 'KP804',
  $$select public.admin_reassign_user_data(pg_temp.id('b'), pg_temp.id('a'))$$);
select pg_temp.refuses('or off-boards somebody', 'KP804',
  $$select public.admin_off_board(pg_temp.id('b'), pg_temp.id('a'))$$);
select pg_temp.refuses('or reads the accounts', 'KP804', $$select public.admin_list_users()$$);
select pg_temp.refuses('or puts a list of choices in order', 'KP804', $$select public.reorder_lookup('stage', '{}')$$);
select pg_temp.act_as_operator();
select pg_temp.refuses('deleting a user who owns anything is blocked', '23503',
  $$delete from auth.users where id = pg_temp.id('a')$$);
select pg_temp.act_as(pg_temp.id('root'));
select pg_temp.holds('the footprint counts what A owns, archived rows included',
  (select jsonb_object_agg(table_name, rows) = '{"public.organizations": 1, "public.opportunities": 1, "public.interactions": 2}'
   from public.admin_user_footprint(pg_temp.id('a')) where rows > 0));
select pg_temp.refuses('a disabled person gets nothing', 'KP803',
  $$select public.admin_reassign_user_data(pg_temp.id('a'), pg_temp.id('gone'))$$);
select pg_temp.refuses('nor does somebody unknown', 'KP801',
  $$select public.admin_reassign_user_data(pg_temp.id('a'), pg_temp.id('nobody'))$$);
select pg_temp.refuses('nor the same person', 'KP802',
  $$select public.admin_reassign_user_data(pg_temp.id('a'), pg_temp.id('a'))$$);
update public.user_profiles set manager_user_id = pg_temp.id('a') where user_id = pg_temp.id('b');
select pg_temp.refuses('two people do not report to each other', 'KP906',
  $$update public.user_profiles set manager_user_id = pg_temp.id('b') where user_id = pg_temp.id('a')$$);
select pg_temp.holds('admin_reassign_user_data(A, B) moves all of it and says how much',
  (select jsonb_object_agg(table_name, rows) = '{"public.organizations": 1, "public.opportunities": 1, "public.interactions": 2}'
   from public.admin_reassign_user_data(pg_temp.id('a'), pg_temp.id('b')) where rows > 0));
select pg_temp.act_as(pg_temp.id('b'));
select pg_temp.holds('A''s records are B''s',
  pg_temp.seen_of_a() = 'organization contact opportunity interaction pipeline timeline');
select pg_temp.act_as_operator();
select pg_temp.holds('and now A can be deleted',
  pg_temp.touches($$delete from auth.users where id = pg_temp.id('a')$$) = 1);
select pg_temp.holds('the service role reassigns without an administrator, users do not',
  has_function_privilege('service_role', 'public.reassign_user_data(uuid, uuid)', 'execute')
  and not has_function_privilege('authenticated', 'public.reassign_user_data(uuid, uuid)', 'execute')
  and not has_function_privilege('authenticated', 'private.reassign(uuid, uuid)', 'execute'));

select pg_temp.holds('plans are not compiled: row security makes cheap ones look expensive',
  exists (select from pg_catalog.pg_db_role_setting s join pg_catalog.pg_database d on d.oid = s.setdatabase
          where d.datname = current_database() and s.setrole = 0 and 'jit=off' = any (s.setconfig)));

select pg_temp.holds('phase 6 is recorded',
  exists (select from public.migration_control where phase_number = 6 and status = 'complete'));

rollback;
