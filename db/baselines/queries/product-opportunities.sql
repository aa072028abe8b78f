-- Product page: its opportunities
-- kp:request GET reporting/pipeline_full?select=opportunity_id,organization_name,name,stage_label,stage_is_closed,estimated_value,owner_name,last_activity_at&limit&offset&order=stage_is_closed.asc,last_activity_at.desc,opportunity_id.asc&product_id=eq

select opportunity_id, organization_name, name, stage_label, stage_is_closed, estimated_value,
       owner_name, last_activity_at
  from reporting.pipeline_full
 where product_id = :'product'
 order by stage_is_closed asc, last_activity_at desc, opportunity_id asc
 limit 50;
