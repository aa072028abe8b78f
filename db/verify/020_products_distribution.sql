-- Checks phase 3. Raises where something does not hold; says "ok: …" for each point; leaves no trace.

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

insert into public.organizations (organization_id, name, owner_user_id) values
  ('00000000-0000-4000-8000-000000000001', 'Principal one (kp verify)', null),
  ('00000000-0000-4000-8000-000000000002', 'Principal two (kp verify)', null),
  ('00000000-0000-4000-8000-000000000003', 'Distributor one (kp verify)', null),
  ('00000000-0000-4000-8000-000000000004', 'Distributor two (kp verify)', null);
insert into public.products (product_id, principal_org_id, name, sku, updated_at) values
  ('00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-000000000001', 'Fries', 'F-1', '2000-01-01'),
  ('00000000-0000-4000-8000-0000000000f2', '00000000-0000-4000-8000-000000000001', 'Chips', null, '2000-01-01'),
  ('00000000-0000-4000-8000-0000000000f3', '00000000-0000-4000-8000-000000000001', 'Crisps', null, '2000-01-01'),
  ('00000000-0000-4000-8000-0000000000f4', '00000000-0000-4000-8000-000000000002', 'Fries', 'F-1', '2000-01-01');
select pg_temp.holds('an item number is optional, and two principals may use the same one',
  (select count(*) = 4 from public.products where product_id::text like '00000000-0000-4000-8000-0000000000f_'));
select pg_temp.refuses('one principal uses an item number once', 'products_principal_org_id_sku_key',
  $$insert into public.products (principal_org_id, name, sku) values ('00000000-0000-4000-8000-000000000001', 'Other fries', 'F-1')$$);
select pg_temp.refuses('a product belongs to a principal', '23502',
  $$insert into public.products (name) values ('Orphan')$$);
select pg_temp.refuses('a product belongs to a principal that exists', 'products_principal_org_id_fkey',
  $$insert into public.products (principal_org_id, name) values (gen_random_uuid(), 'Orphan')$$);

insert into public.product_distributors (product_id, distributor_org_id, is_primary, distributor_item_number, updated_at) values
  ('00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-000000000003', true, '4711', '2000-01-01'),
  ('00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-000000000004', false, '0815', '2000-01-01');
select pg_temp.holds('the join table is there and writable',
  (select count(*) = 2 from public.product_distributors where product_id = '00000000-0000-4000-8000-0000000000f1'));
select pg_temp.refuses('two primary distributors for one product are refused', 'product_distributors_one_primary_idx',
  $$update public.product_distributors set is_primary = true
    where product_id = '00000000-0000-4000-8000-0000000000f1' and distributor_org_id = '00000000-0000-4000-8000-000000000004'$$);
select pg_temp.refuses('a distributor carries a product once', 'product_distributors_pkey',
  $$insert into public.product_distributors (product_id, distributor_org_id)
    values ('00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-000000000003')$$);
select pg_temp.holds('the primary distributor is known in one place only',
  not exists (select from information_schema.columns
              where table_schema = 'public' and table_name = 'products' and column_name = 'primary_distributor_org_id'));

update public.products set category = 'Frozen' where product_id = '00000000-0000-4000-8000-0000000000f1';
update public.product_distributors set distributor_item_number = '4712' where product_id = '00000000-0000-4000-8000-0000000000f1';
select pg_temp.holds('a change stamps updated_at of both',
  (select bool_and(p.updated_at = now() and d.updated_at = now())
   from public.products p join public.product_distributors d using (product_id)
   where p.product_id = '00000000-0000-4000-8000-0000000000f1'));
select pg_temp.holds('both tables have row level security, and are closed to anon',
  (select bool_and(relrowsecurity)
          and not bool_or(has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger'))
   from pg_catalog.pg_class where oid in ('public.products'::regclass, 'public.product_distributors'::regclass)));
select pg_temp.holds('phase 3 is recorded',
  exists (select from public.migration_control where phase_number = 3 and status = 'complete'));

rollback;
