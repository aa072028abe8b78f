-- Organization page: what it distributes
-- kp:request GET product_distributors?select=product_id,is_primary,distributor_item_number,product:products(name,sku)&distributor_org_id=eq&limit&order=is_primary.desc,product_id.asc

select d.product_id, d.is_primary, d.distributor_item_number, to_json(product) as product
  from public.product_distributors d
  left join lateral (
       select p.name, p.sku from public.products p where p.product_id = d.product_id) product on true
 where d.distributor_org_id = :'distributor'
 order by d.is_primary desc, d.product_id asc
 limit 50;
