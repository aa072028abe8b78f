-- New product
-- kp:request POST products?select=product_id,name

insert into public.products (principal_org_id, name) values (:'principal', 'Measured ' || gen_random_uuid())
returning product_id, name;
