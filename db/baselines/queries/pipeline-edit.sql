-- List: change several rows at once
-- kp:request POST rpc/edit_opportunities(edits)

select *
  from public.edit_opportunities(
         edits := jsonb_build_array(jsonb_build_object(
           'opportunity_id', :'opportunity', 'next_action', 'Call back', 'next_action_date', :'today')))
 limit 1000;
