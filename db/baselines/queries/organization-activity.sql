-- Organization page: what was logged last
-- kp:request POST reporting/rpc/organization_activity(max_results,organization_id)

select * from reporting.organization_activity(organization_id := :'organization', max_results := 15) limit 1000;
