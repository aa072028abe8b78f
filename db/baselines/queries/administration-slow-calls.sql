-- System: trigger calls that took long
-- kp:request POST rpc/admin_slow_trigger_calls()
-- kp:admin

select * from public.admin_slow_trigger_calls() limit 1000;
