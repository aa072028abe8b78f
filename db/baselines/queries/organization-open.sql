-- Organization page: what stands against archiving it
-- kp:request GET reporting/pipeline_full?select=opportunity_id,name&limit&order=name.asc&organization_id=eq&stage_is_closed=eq

select opportunity_id, name
  from reporting.pipeline_full
 where organization_id = :'organization' and stage_is_closed = false
 order by name asc
 limit 20;
