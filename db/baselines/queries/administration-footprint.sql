-- Off-boarding: what somebody owns
-- kp:request POST rpc/admin_user_footprint(user_id)
-- kp:admin

select * from public.admin_user_footprint(user_id := :'owner') limit 1000;
