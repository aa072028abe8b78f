-- Every screen: names and roles of the team
-- kp:request GET user_profiles?select=user_id,full_name,role,status,manager_user_id&order=full_name.asc

select user_id, full_name, role, status, manager_user_id
  from public.user_profiles
 order by full_name asc
 limit 1000;
