-- Checks phase 2. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

insert into public.organizations (organization_id, name, owner_user_id, updated_at)
values ('00000000-0000-4000-8000-00000000c0de', 'ACME (kp verify)', null, '2000-01-01');
select pg_temp.refuses('ACME and then acme: the second is refused', 'organizations_name_key',
  $$insert into public.organizations (name, owner_user_id) values ('acme (KP Verify)', null)$$);
select pg_temp.holds('an organization without an owner is shared',
  (select owner_user_id is null from public.organizations where organization_id = '00000000-0000-4000-8000-00000000c0de'));
select pg_temp.refuses('an organization has a name', 'organizations_name_check',
  $$insert into public.organizations (name, owner_user_id) values ('  ', null)$$);
select pg_temp.refuses('an organization''s priority is A to D', 'organizations_priority_check',
  $$update public.organizations set priority = 'E' where organization_id = '00000000-0000-4000-8000-00000000c0de'$$);
select pg_temp.refuses('an organization''s state is one of state_lu', 'organizations_state_fkey',
  $$update public.organizations set state = 'nowhere' where organization_id = '00000000-0000-4000-8000-00000000c0de'$$);
select pg_temp.refuses('an organization is not its own parent', 'organizations_parent_organization_id_check',
  $$update public.organizations set parent_organization_id = organization_id
    where organization_id = '00000000-0000-4000-8000-00000000c0de'$$);
select pg_temp.holds('what an organization is to us is not a column',
  not exists (select from information_schema.columns
              where table_schema = 'public' and table_name = 'organizations'
                and column_name in ('is_principal', 'is_distributor', 'is_customer', 'is_prospect', 'type')));

select pg_temp.refuses('a contact without an organization is refused', '23502',
  $$insert into public.contacts (first_name) values ('Nobody')$$);
select pg_temp.refuses('a contact of an unknown organization is refused', 'contacts_organization_id_fkey',
  $$insert into public.contacts (organization_id, first_name) values (gen_random_uuid(), 'Nobody')$$);

insert into public.contacts (contact_id, organization_id, first_name, last_name, email, updated_at)
values ('00000000-0000-4000-8000-00000000c0de', '00000000-0000-4000-8000-00000000c0de', 'Ada', 'Lovelace',
        'Ada@Example.test', '2000-01-01');
select pg_temp.holds('a contact''s full name is made of first and last name',
  (select full_name = 'Ada Lovelace' from public.contacts where contact_id = '00000000-0000-4000-8000-00000000c0de'));
select pg_temp.holds('a contact''s address compares without case',
  (select email operator(extensions.=) 'ada@example.test'::extensions.citext
   from public.contacts where contact_id = '00000000-0000-4000-8000-00000000c0de'));
select pg_temp.refuses('a contact''s role is one of six', 'contacts_role_check',
  $$update public.contacts set role = 'chef' where contact_id = '00000000-0000-4000-8000-00000000c0de'$$);

update public.organizations set city = 'Detroit' where organization_id = '00000000-0000-4000-8000-00000000c0de';
update public.contacts set title = 'Chef' where contact_id = '00000000-0000-4000-8000-00000000c0de';
select pg_temp.holds('a change stamps updated_at of both',
  (select o.updated_at = now() and c.updated_at = now()
   from public.organizations o join public.contacts c using (organization_id)
   where c.contact_id = '00000000-0000-4000-8000-00000000c0de'));

select pg_temp.holds('the indexes on state and owner are there and valid',
  (select count(*) = 2 and bool_and(indisvalid) from pg_catalog.pg_index
   where indexrelid in (to_regclass('public.organizations_state_idx'), to_regclass('public.organizations_owner_idx'))));
select pg_temp.holds('both tables have row level security, and are closed to anon',
  (select bool_and(relrowsecurity)
          and not bool_or(has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger'))
   from pg_catalog.pg_class where oid in ('public.organizations'::regclass, 'public.contacts'::regclass)));
select pg_temp.holds('phase 2 is recorded',
  exists (select from public.migration_control where phase_number = 2 and status = 'complete'));

rollback;
