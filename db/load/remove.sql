-- Takes the load of :seed away, and whatever was done as its people. Records of anybody else that hang on
-- it keep it in place: then a foreign key refuses, and nothing is removed.

create temporary table load_owner on commit drop as
select id from auth.users where email like '%@load.test' and raw_app_meta_data ? 'kp_load';

create temporary table load_organization on commit drop as
select pg_temp.load_id('organization', n) as id from generate_series(1, :organizations) n
union
select organization_id from public.organizations where owner_user_id in (select id from pg_temp.load_owner);

create temporary table load_opportunity on commit drop as
select pg_temp.load_id('opportunity', n) as id from generate_series(1, :opportunities) n
union
select opportunity_id from public.opportunities where owner_user_id in (select id from pg_temp.load_owner);
analyze load_owner, load_organization, load_opportunity;

delete from public.interactions where opportunity_id in (select id from pg_temp.load_opportunity);
delete from public.opportunity_contacts where opportunity_id in (select id from pg_temp.load_opportunity);
delete from public.opportunities where opportunity_id in (select id from pg_temp.load_opportunity);
delete from public.product_distributors
where product_id in (select product_id from public.products where principal_org_id in (select id from pg_temp.load_organization));
delete from public.products where principal_org_id in (select id from pg_temp.load_organization);
delete from public.contacts where organization_id in (select id from pg_temp.load_organization);
delete from public.organizations where organization_id in (select id from pg_temp.load_organization);
delete from public.imports where owner_user_id in (select id from pg_temp.load_owner);
delete from auth.identities where user_id in (select id from pg_temp.load_owner);
delete from auth.users where id in (select id from pg_temp.load_owner);
