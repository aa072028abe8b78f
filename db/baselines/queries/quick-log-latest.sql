-- Quick log: what was logged last
-- kp:request GET interactions?select=opportunity_id&limit&order=interaction_date.desc&owner_user_id=eq

select opportunity_id
  from public.interactions
 where owner_user_id = :'owner'
 order by interaction_date desc
 limit 24;
