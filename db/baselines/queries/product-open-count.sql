-- Product page: how many open opportunities name it
-- kp:request HEAD opportunities?select=opportunity_id&closed_at=is&product_id=eq

select count(*) from public.opportunities where product_id = :'product' and closed_at is null;
