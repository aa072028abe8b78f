-- Organization page: what it makes
-- kp:request GET products?select=product_id,name,sku,category&limit&order=name.asc&principal_org_id=eq

select product_id, name, sku, category
  from public.products
 where principal_org_id = :'principal'
 order by name asc
 limit 50;
