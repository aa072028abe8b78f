-- Product form: its changes, where nobody was faster
-- kp:untested PATCH products?select=product_id,name&product_id=eq&updated_at=eq

update public.products set description = 'Measured'
 where product_id = :'product'
   and updated_at = (select p.updated_at from public.products p where p.product_id = :'product')
returning product_id, name;
