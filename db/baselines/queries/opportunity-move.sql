-- Board and opportunity page: one change
-- kp:request PATCH opportunities?select=opportunity_id,stage,status&opportunity_id=eq

update public.opportunities set stage_manual = true, stage = 'initial_outreach'
 where opportunity_id = :'opportunity'
returning opportunity_id, stage, status;
