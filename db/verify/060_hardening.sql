-- Checks phase 7. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

insert into auth.users (id, email) values
  (pg_temp.id('a'), 'a@kp-verify.test'), (pg_temp.id('b'), 'b@kp-verify.test');
insert into public.stage_lu (code, label, probability) values ('kp_open', 'Verify open', 40);
insert into public.status_lu (code, label) values ('kp_status', 'Verify status');
insert into public.organizations (organization_id, name, owner_user_id) values
  (pg_temp.id('acme'), 'ACME Qzyxbistro (kp verify)', pg_temp.id('a')),
  (pg_temp.id('principal'), 'Principal (kp verify)', null);
insert into public.contacts (contact_id, organization_id, first_name, last_name) values
  (pg_temp.id('ada'), pg_temp.id('acme'), 'Ada', 'Qzyxélace'), (pg_temp.id('bob'), pg_temp.id('acme'), 'Bob', 'Qzyxby');
insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id, owner_user_id, stage, status, estimated_value)
values (pg_temp.id('deal'), 'Deal', pg_temp.id('acme'), pg_temp.id('principal'), pg_temp.id('a'), 'kp_open', 'kp_status', 250);

-- Stakeholders
insert into public.opportunity_contacts (opportunity_id, contact_id, role, is_primary)
values (pg_temp.id('deal'), pg_temp.id('ada'), 'champion', true);
select pg_temp.refuses('a contact is linked to an opportunity once', 'opportunity_contacts_pkey',
  $$insert into public.opportunity_contacts (opportunity_id, contact_id) values (pg_temp.id('deal'), pg_temp.id('ada'))$$);
select pg_temp.refuses('an opportunity has one primary contact', 'opportunity_contacts_one_primary_idx',
  $$insert into public.opportunity_contacts (opportunity_id, contact_id, is_primary)
    values (pg_temp.id('deal'), pg_temp.id('bob'), true)$$);
select pg_temp.act_as(pg_temp.id('a'));
select public.set_opportunity_contacts(pg_temp.id('deal'),
  jsonb_build_array(jsonb_build_object('contact_id', pg_temp.id('bob'), 'role', 'buyer', 'is_primary', true)));
select pg_temp.holds('set_opportunity_contacts() makes its list the stakeholders',
  (select array_agg(contact_id) = array[pg_temp.id('bob')] from public.opportunity_contacts
   where opportunity_id = pg_temp.id('deal')));
select pg_temp.refuses('and refuses where the list is no longer what the caller saw', 'KP706',
  $$select public.set_opportunity_contacts(pg_temp.id('deal'), '[]', seen => '[]')$$);
select pg_temp.act_as(pg_temp.id('b'));
select pg_temp.holds('another user sees no stakeholder of it',
  (select count(*) = 0 from public.opportunity_contacts where opportunity_id = pg_temp.id('deal')));
select pg_temp.refuses('and sets none', 'KP701',
  $$select public.set_opportunity_contacts(pg_temp.id('deal'), '[]')$$);
select pg_temp.act_as_operator();

-- Limits of texts
do $$
declare
  place record;
  longer boolean;
begin
  for place in
    select * from (values
      ('organizations', 'website', 300), ('organizations', 'notes', 20000), ('contacts', 'first_name', 300),
      ('contacts', 'notes', 20000), ('products', 'description', 20000), ('opportunities', 'next_action', 300),
      ('opportunities', 'notes', 20000), ('user_profiles', 'full_name', 300), ('stage_lu', 'label', 300)
    ) as l (relation, field, most)
  loop
    execute format('select exists (select from public.%I where length(%I::text) > %s)', place.relation, place.field, place.most)
      into longer;
    perform pg_temp.holds(
      format('%s.%s has %s characters at most, or longer texts from before', place.relation, place.field, place.most),
      longer or exists (select from pg_constraint where conname = format('%s_%s_length_check', place.relation, place.field)));
  end loop;
end
$$;

-- Imports
select pg_temp.act_as(pg_temp.id('b'));
insert into public.imports (import_id, kind, file_name, rows_expected)
values (pg_temp.id('import'), 'organization', 'verify.csv', 3);
insert into public.import_rows (import_id, row_number, data) values
  (pg_temp.id('import'), 2, '{"name": "Brought in (kp verify)"}'),
  (pg_temp.id('import'), 3, '{"name": "PRINCIPAL (kp verify)", "city": "Flint"}'),
  (pg_temp.id('import'), 4, '{"name": "acme qzyxbistro (kp verify)", "state": "nowhere"}');
select public.check_import(pg_temp.id('import'));
select pg_temp.holds('check_import() says of each row what would become of it, with every problem',
  (select rows_to_create = 1 and rows_to_update = 1 and rows_with_problems = 1 from public.imports)
  and (select problems = array['taken:name', 'unknown:state'] from public.import_rows
       where import_id = pg_temp.id('import') and row_number = 4));
select public.run_import(pg_temp.id('import'));
select pg_temp.holds('run_import() creates and updates, matching names whatever their letters',
  (select state = 'done' from public.imports)
  and (select count(*) = 1 from public.organizations where name = 'Brought in (kp verify)' and owner_user_id = pg_temp.id('b'))
  and (select city = 'Flint' and name::text = 'Principal (kp verify)' from public.organizations
       where organization_id = pg_temp.id('principal')));
select pg_temp.act_as(pg_temp.id('a'));
select pg_temp.holds('another user sees nothing of an import',
  (select count(*) = 0 from public.imports) and (select count(*) = 0 from public.import_rows));
select pg_temp.refuses('and does not take it back', 'KP601', $$select public.undo_import(pg_temp.id('import'))$$);
select pg_temp.act_as(pg_temp.id('b'));
select public.undo_import(pg_temp.id('import'));
select pg_temp.holds('undo_import() archives what was created and gives back what was there',
  (select state = 'undone' and records_undone = 2 and records_kept = 0 from public.imports)
  and (select count(*) = 0 from public.organizations where name = 'Brought in (kp verify)')
  and (select city is null from public.organizations where organization_id = pg_temp.id('principal')));
select pg_temp.act_as_operator();

-- Search
select pg_temp.holds('search_tsv @@ to_tsquery(''acme'') finds ACME, whatever the database''s configuration',
  (select bool_and(o.search_tsv @@ to_tsquery(configuration::regconfig, 'acme'))
   from public.organizations o, unnest(array['simple', 'english', current_setting('default_text_search_config')]) configuration
   where o.organization_id = pg_temp.id('acme')));
select pg_temp.holds('each of the four searched tables has its search index, valid',
  (select count(*) = 4 and bool_and(indisvalid) from pg_catalog.pg_index
   where indexrelid in (to_regclass('public.organizations_search_tsv_idx'), to_regclass('public.contacts_search_tsv_idx'),
                        to_regclass('public.products_search_tsv_idx'), to_regclass('public.opportunities_search_tsv_idx'))));
create function pg_temp.finds(typed text) returns uuid[]
language sql stable as $$ select array_agg(id order by rank desc) from public.search_records(typed) $$;
select pg_temp.act_as(pg_temp.id('a'));
select pg_temp.holds('search finds an organization by the beginning of a word', pg_temp.id('acme') = any (pg_temp.finds('qzyxbis')));
select pg_temp.holds('search finds a contact without its accents', pg_temp.finds('qzyxelac') = array[pg_temp.id('ada')]);
select pg_temp.holds('search finds what was mistyped', pg_temp.id('acme') = any (pg_temp.finds('qzyxbsitro')));
select pg_temp.holds('any text is a valid query',
  (select count(*) >= 0 from unnest(array['', '''', '& |', '!(', 'a:*b', '\', '<->', '%_', E'\t', null]) typed,
                             lateral public.search_records(typed)));
select pg_temp.act_as(pg_temp.id('b'));
select pg_temp.holds('search finds nothing that the caller may not see', pg_temp.finds('qzyxbis') is null);

-- Lists of organizations and contacts
select pg_temp.holds('the lists leave out what the caller may not see',
  (select count(*) = 0 from reporting.list_organizations(query => 'qzyxbis'))
  and (select count(*) = 0 from reporting.list_contacts(query => 'qzyxelac')));
select pg_temp.act_as(pg_temp.id('a'));
select pg_temp.holds('the list of organizations finds by the beginnings of words, and counts what it lists',
  (select array_agg(organization_id) = array[pg_temp.id('acme')] from reporting.list_organizations(query => 'qzyxbis'))
  and reporting.count_organizations(query => 'qzyxbis') = 1);
select pg_temp.holds('the list of contacts names their organizations',
  (select array_agg(contact_id) = array[pg_temp.id('ada')] and bool_and(organization_name <> '')
   from reporting.list_contacts(query => 'qzyxelac')));
select public.set_primary_contact(pg_temp.id('bob'));
select public.set_primary_contact(pg_temp.id('ada'));
select pg_temp.holds('an organization has one primary contact: the last one chosen',
  (select array_agg(contact_id) = array[pg_temp.id('ada')] from public.contacts
   where is_primary and contact_id in (pg_temp.id('ada'), pg_temp.id('bob'))));

-- Dashboard
select pg_temp.act_as(pg_temp.id('a'));
do $$
declare
  refreshed record;
begin
  select * into refreshed from public.refresh_dashboard_view();
  perform pg_temp.holds('refresh_dashboard_view() succeeds, called by a user', refreshed.succeeded and refreshed.error is null);
  perform pg_temp.holds('the refresh takes less than 10 seconds', refreshed.duration_ms < 10000);
end
$$;
select pg_temp.holds('a user reads their own rows of the dashboard',
  (select count(*) = 1 and bool_and(owner_user_id = pg_temp.id('a') and opportunities = 1 and total_value = 250 and weighted_value = 100)
   from reporting.my_dashboard()));
select pg_temp.holds('summed up per stage, principal and owner, and in all',
  (select count(*) = 4 and bool_and(open_opportunities = 1 and open_value = 250 and weighted_value = 100)
   from reporting.dashboard_totals()));
select pg_temp.refuses('and not the materialized view', '42501', $$select from reporting.dashboard_summary$$);
select pg_temp.act_as(pg_temp.id('b'));
select pg_temp.holds('nobody else''s rows', (select count(*) = 0 from reporting.my_dashboard()));
select pg_temp.holds('nor what they sum up to, nor what is due, stale or closed, also if asked by name',
  not exists (select from reporting.dashboard_totals(pg_temp.id('a')) where owner_user_id is not null)
  and not exists (select from reporting.due_opportunities(pg_temp.id('a')))
  and not exists (select from reporting.stale_opportunities(pg_temp.id('a')))
  and not exists (select from reporting.closed_last_30_days(pg_temp.id('a'))));
select pg_temp.act_as_operator();
select pg_temp.holds('while it is refreshed, reads go on: no lock that excludes them is held',
  (select count(*) > 0 and not bool_or(mode = 'AccessExclusiveLock') from pg_catalog.pg_locks
   where relation = 'reporting.dashboard_summary'::regclass and pid = pg_backend_pid()));
select pg_temp.holds('the refresh is on record',
  exists (select from private.dashboard_refreshes where requested_by = pg_temp.id('a') and succeeded));
select pg_temp.holds('the unique index rds_owner_stage_uq, which a concurrent refresh needs, is there',
  (select indisunique and indisvalid and indpred is null from pg_catalog.pg_index
   where indexrelid = to_regclass('reporting.rds_owner_stage_uq')));

-- Watching
select pg_temp.holds('tables that archive are vacuumed before a fifth of them is dead',
  (select bool_and(exists (select from unnest(c.reloptions) option where option like 'autovacuum\_vacuum\_scale\_factor=%'))
   from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'deleted_at'
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'));
select pg_temp.refuses('nothing is purged that was archived less than 30 days ago', 'KP708',
  $$select * from public.purge_archived(29)$$);
insert into public.organizations (organization_id, name, owner_user_id, deleted_at) values
  (pg_temp.id('purged'), 'Purged (kp verify)', null, '1999-12-31'),
  (pg_temp.id('kept'), 'Kept (kp verify)', null, '1999-12-31');
insert into public.contacts (organization_id, last_name) values (pg_temp.id('kept'), 'Live');
do $$ begin perform from private.purge_archived(now() - timestamptz '2000-01-01', 5000); end $$;
select pg_temp.holds('what was archived longer ago is purged, unless something refers to it',
  (select array_agg(organization_id) = array[pg_temp.id('kept')] from public.organizations
   where organization_id in (pg_temp.id('purged'), pg_temp.id('kept'))));
select pg_temp.holds('users purge nothing, lift no limits, and do not see what others'' queries took',
  not has_function_privilege('authenticated', 'public.purge_archived(integer, integer)', 'execute')
  and not has_function_privilege('authenticated', 'private.before_restore()', 'execute')
  and not has_function_privilege('authenticated', 'private.limit_texts()', 'execute')
  and not has_table_privilege('authenticated', 'private.query_times', 'select')
  and not has_table_privilege('authenticated', 'private.slow_queries', 'select'));

select pg_temp.holds('every table has row level security, this phase''s too',
  (select bool_and(relrowsecurity) from pg_catalog.pg_class
   where oid in ('public.opportunity_contacts'::regclass, 'public.imports'::regclass, 'public.import_rows'::regclass, 'private.dashboard_refreshes'::regclass)));
select pg_temp.holds('anon reads and calls nothing of this phase',
  not has_table_privilege('anon', 'public.opportunity_contacts', 'select, insert, update, delete, truncate')
  and not has_table_privilege('anon', 'public.imports', 'select, insert, update, delete, truncate')
  and not has_table_privilege('anon', 'public.import_rows', 'select, insert, update, delete, truncate')
  and not has_function_privilege('anon', 'public.run_import(uuid)', 'execute')
  and not has_table_privilege('anon', 'reporting.dashboard_summary', 'select')
  and not has_function_privilege('anon', 'public.search_records(text, integer, text)', 'execute')
  and not has_function_privilege('anon', 'public.refresh_dashboard_view()', 'execute')
  and not has_function_privilege('anon', 'public.set_opportunity_contacts(uuid, jsonb, jsonb)', 'execute'));
select pg_temp.holds('phase 7 is recorded',
  exists (select from public.migration_control where phase_number = 7 and status = 'complete'));

rollback;
