-- Log and opportunity forms: the products of a principal
-- kp:request GET products?select=product_id,name,sku&order=name.asc&principal_org_id=eq

select product_id, name, sku
  from public.products
 where principal_org_id = :'principal'
 order by name asc
 limit 1000;
