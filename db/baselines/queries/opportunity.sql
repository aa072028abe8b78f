-- Opportunity page: the record
-- kp:request GET reporting/pipeline_full?select=*&opportunity_id=eq

select * from reporting.pipeline_full where opportunity_id = :'opportunity' limit 1000;
