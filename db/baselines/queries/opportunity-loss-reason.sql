-- Board: the reason of a loss goes with the loss
-- kp:request PATCH opportunities?loss_reason=not.is&opportunity_id=eq&stage=eq
-- kp:untested PATCH opportunities?loss_reason=neq&opportunity_id=eq&stage=eq

update public.opportunities set loss_reason = null
 where opportunity_id = :'opportunity' and stage = 'new_lead' and loss_reason is not null;
