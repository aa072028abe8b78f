-- Lists: how many records name each entry
-- kp:request POST rpc/admin_lookup_usage(kind)
-- kp:admin

select * from public.admin_lookup_usage(kind := 'stage') limit 1000;
