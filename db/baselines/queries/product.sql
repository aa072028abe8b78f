-- Product page: the record
-- kp:request GET products?select=product_id,principal_org_id,name,sku,category,pack_size,description,list_price,created_at,updated_at,principal:organizations!products_principal_org_id_fkey(name)&product_id=eq

select p.product_id, p.principal_org_id, p.name, p.sku, p.category, p.pack_size, p.description,
       p.list_price, p.created_at, p.updated_at, to_json(principal) as principal
  from public.products p
  left join lateral (
       select o.name from public.organizations o where o.organization_id = p.principal_org_id) principal on true
 where p.product_id = :'product'
 limit 1000;
