-- Lists: their order
-- kp:request POST rpc/reorder_lookup(codes,kind)
-- kp:admin

select public.reorder_lookup(kind := 'status', codes := array(select s.code from public.status_lu s order by s.sort_order desc));
