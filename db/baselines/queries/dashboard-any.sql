-- Dashboard: whether somebody has any opportunity, asked where there is nothing else to show
-- kp:request GET opportunities?select=opportunity_id&limit&owner_user_id=eq?

select opportunity_id from public.opportunities limit 1;
