-- Opportunity page: the list of stakeholders, in one step
-- kp:request POST rpc/set_opportunity_contacts(contacts,opportunity_id,seen)

select public.set_opportunity_contacts(
         opportunity_id := :'opportunity',
         contacts := jsonb_build_array(
           jsonb_build_object('contact_id', :'contact', 'role', 'buyer', 'is_primary', true)));
