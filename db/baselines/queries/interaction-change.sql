-- Timeline: take an entry back into shape
-- kp:untested PATCH interactions?select=interaction_id,interaction_date&interaction_id=eq

update public.interactions set subject = 'Measured'
 where interaction_id = :'interaction'
returning interaction_id, interaction_date;
