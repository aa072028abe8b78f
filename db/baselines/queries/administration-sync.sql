-- System: whether a thousand opportunities are in sync
-- kp:request POST rpc/admin_check_sync(sample)
-- kp:admin
-- kp:bulk

select * from public.admin_check_sync(sample := 1000) limit 1000;
