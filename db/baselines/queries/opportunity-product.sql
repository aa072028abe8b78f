-- Opportunity forms: the product behind a value
-- kp:request GET products?select=product_id,name,principal_org_id,principal:organizations!products_principal_org_id_fkey(name)&product_id=eq

select p.product_id, p.name, p.principal_org_id, to_json(principal) as principal
  from public.products p
  left join lateral (
       select o.name from public.organizations o where o.organization_id = p.principal_org_id) principal on true
 where p.product_id = :'product'
 limit 1000;
