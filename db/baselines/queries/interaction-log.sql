-- Quick log, board and opportunity page: an interaction, and where it moves the card
-- kp:request POST rpc/log_interaction(opportunity_id,interaction_type,interaction_date?,stage?,status?,subject?,notes?,follow_up_date?,contact_id?,loss_reason?,interaction_id?)

select *
  from public.log_interaction(
         opportunity_id := :'opportunity', interaction_type := 'call', status := 'nurturing',
         notes := 'Talked about the new menu.')
 limit 1000;
