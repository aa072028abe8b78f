-- Organization page: its opportunities, as the distributor
-- kp:request GET reporting/pipeline_full?select=opportunity_id,name,organization_name,principal_name,product_name,stage_label,stage_is_closed,estimated_value,next_action,next_action_date,due_date,is_stale,closed_at&limit&order=stage_is_closed.asc,next_action_date.asc.nullslast,opportunity_id.asc&distributor_org_id=eq

select opportunity_id, name, organization_name, principal_name, product_name, stage_label,
       stage_is_closed, estimated_value, next_action, next_action_date, due_date, is_stale,
       closed_at
  from reporting.pipeline_full
 where distributor_org_id = :'distributor'
 order by stage_is_closed asc, next_action_date asc nulls last, opportunity_id asc
 limit 50;
