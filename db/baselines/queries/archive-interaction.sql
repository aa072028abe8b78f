-- Archive: the opportunity that an interaction is about
-- kp:untested GET interactions?select=opportunity_id&interaction_id=eq

select opportunity_id from public.interactions where interaction_id = :'interaction' limit 1000;
