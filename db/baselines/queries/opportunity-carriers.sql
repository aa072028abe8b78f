-- Opportunity forms: who distributes a product
-- kp:request GET product_distributors?select=distributor_org_id,is_primary,distributor:organizations(name)&limit&order=is_primary.desc&product_id=eq

select d.distributor_org_id, d.is_primary, to_json(distributor) as distributor
  from public.product_distributors d
  left join lateral (
       select o.name from public.organizations o where o.organization_id = d.distributor_org_id) distributor on true
 where d.product_id = :'product'
 order by d.is_primary desc
 limit 100;
