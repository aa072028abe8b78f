-- Account: change my name
-- kp:request PATCH user_profiles?select=user_id&full_name=eq&user_id=eq

update public.user_profiles set full_name = 'Measured'
 where user_id = :'user'
   and full_name = (select p.full_name from public.user_profiles p where p.user_id = :'user')
returning user_id;
