-- Board and list: how many, and their value
-- kp:request POST reporting/rpc/pipeline_totals(filter)

select * from reporting.pipeline_totals(filter := '{}') limit 1000;
