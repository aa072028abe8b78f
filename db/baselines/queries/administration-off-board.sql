-- Off-boarding: everything to somebody else
-- kp:request POST rpc/admin_off_board(disable,from_user,to_user)
-- kp:admin
-- kp:bulk

select * from public.admin_off_board(from_user := :'owner', to_user := :'user', disable := false) limit 1000;
