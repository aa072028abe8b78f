-- Organizations: the segments to filter by
-- kp:request POST reporting/rpc/organization_segments()

select * from reporting.organization_segments() limit 1000;
