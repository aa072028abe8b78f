-- People: their addresses and last sign-ins
-- kp:request POST rpc/admin_list_users()
-- kp:admin

select * from public.admin_list_users() limit 1000;
