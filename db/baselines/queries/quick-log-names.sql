-- Quick log: the names of those
-- kp:request GET reporting/pipeline_full?select=opportunity_id,organization_id,organization_name,principal_org_id,principal_name,product_id,product_name,stage,stage_label,stage_manual,status,loss_reason&opportunity_id=in

select opportunity_id, organization_id, organization_name, principal_org_id, principal_name,
       product_id, product_name, stage, stage_label, stage_manual, status, loss_reason
  from reporting.pipeline_full
 where opportunity_id in (:'opportunity', :'opportunity2', :'opportunity3')
 limit 1000;
