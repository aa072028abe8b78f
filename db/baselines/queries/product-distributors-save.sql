-- Product page: the list of distributors, in one step
-- kp:request POST rpc/set_product_distributors(distributors,product_id,seen)

select public.set_product_distributors(
         product_id := :'product',
         distributors := jsonb_build_array(
           jsonb_build_object('distributor_org_id', :'distributor', 'is_primary', true)));
