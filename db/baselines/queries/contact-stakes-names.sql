-- Contact page: the names of those
-- kp:request GET reporting/pipeline_full?select=opportunity_id,name,stage_label,stage_is_closed,next_action&opportunity_id=in&order=stage_is_closed.asc,name.asc

select opportunity_id, name, stage_label, stage_is_closed, next_action
  from reporting.pipeline_full
 where opportunity_id in (:'opportunity', :'opportunity2', :'opportunity3')
 order by stage_is_closed asc, name asc
 limit 1000;
