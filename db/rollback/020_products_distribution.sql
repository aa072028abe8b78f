-- Takes phase 3 back: products and their distributors.
-- kp:loses public.product_distributors
-- kp:loses public.products

begin;

drop table if exists public.product_distributors;
drop table if exists public.products;

update public.migration_control set status = 'rolled_back' where phase_number = 3 and status = 'complete';

commit;
