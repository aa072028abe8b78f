-- Product page: who distributes it
-- kp:request GET product_distributors?select=distributor_org_id,is_primary,distributor_item_number,distributor:organizations(name)&order=is_primary.desc,created_at.asc,distributor_org_id.asc&product_id=eq

select d.distributor_org_id, d.is_primary, d.distributor_item_number, to_json(distributor) as distributor
  from public.product_distributors d
  left join lateral (
       select o.name from public.organizations o where o.organization_id = d.distributor_org_id) distributor on true
 where d.product_id = :'product'
 order by d.is_primary desc, d.created_at asc, d.distributor_org_id asc
 limit 1000;
