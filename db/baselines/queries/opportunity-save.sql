-- Opportunity form: its changes, where nobody was faster
-- kp:request PATCH opportunities?select=opportunity_id,updated_at&opportunity_id=eq&updated_at=eq

update public.opportunities set notes = 'Measured'
 where opportunity_id = :'opportunity'
   and updated_at = (select o.updated_at from public.opportunities o where o.opportunity_id = :'opportunity')
returning opportunity_id, updated_at;
