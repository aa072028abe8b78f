-- Opportunity page: how many interactions go with it into the archive
-- kp:request HEAD interactions?select=interaction_id&opportunity_id=eq

select count(*) from public.interactions where opportunity_id = :'opportunity';
