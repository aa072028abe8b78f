-- Whom each rep sells to: what they own, and what is shared (rep 0).

create temporary table load_customer on commit drop as
select coalesce(owner.n, 0) as rep, row_number() over (partition by owner.n order by o.n)::int as place, o.n, org.name::text as name
from generate_series(:principals + :distributors + 1, :organizations) o (n)
join public.organizations org on org.organization_id = pg_temp.load_id('organization', o.n)
left join pg_temp.load_person owner on owner.user_id = org.owner_user_id
where org.deleted_at is null;
create unique index on pg_temp.load_customer (rep, place);

create temporary table load_territory on commit drop as
select p.n as rep, p.user_id, manager.user_id as manager_id, own.customers, shared.customers as shared_customers
from pg_temp.load_person p
join pg_temp.load_person manager on manager.key = p.manager_key
cross join lateral (select count(*)::int as customers from pg_temp.load_customer c where c.rep = p.n) own
cross join lateral (select count(*)::int as customers from pg_temp.load_customer c where c.rep = 0) shared
where p.role = 'rep';
analyze load_customer, load_territory;
