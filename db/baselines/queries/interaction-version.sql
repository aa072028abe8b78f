-- Timeline: the version of now
-- kp:request GET interactions?select=updated_at&interaction_id=eq

select updated_at from public.interactions where interaction_id = :'interaction' limit 1000;
