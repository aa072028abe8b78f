-- Timeline: the same, where nobody has changed it since
-- kp:request PATCH interactions?select=interaction_id&interaction_id=eq&updated_at=eq

update public.interactions set status = 'nurturing'
 where interaction_id = :'interaction'
   and updated_at = (select i.updated_at from public.interactions i where i.interaction_id = :'interaction')
returning interaction_id;
