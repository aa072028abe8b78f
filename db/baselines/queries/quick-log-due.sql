-- Quick log: what is due
-- kp:request GET reporting/pipeline_full?select=opportunity_id,organization_id,organization_name,principal_org_id,principal_name,product_id,product_name,stage,stage_label,stage_manual,status,loss_reason&due_date=lte&limit&order=due_date.desc&owner_user_id=eq

select opportunity_id, organization_id, organization_name, principal_org_id, principal_name,
       product_id, product_name, stage, stage_label, stage_manual, status, loss_reason
  from reporting.pipeline_full
 where owner_user_id = :'owner' and due_date <= :'today'
 order by due_date desc
 limit 8;
