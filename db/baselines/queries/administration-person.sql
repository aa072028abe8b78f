-- People: role, manager or status, where nobody was faster
-- kp:request PATCH user_profiles?select=user_id&full_name=eq?&manager_user_id=eq?&manager_user_id=is?&role=eq?&status=eq?&user_id=eq
-- kp:admin

update public.user_profiles set role = 'manager' where user_id = :'owner' and role = 'rep'
returning user_id;
