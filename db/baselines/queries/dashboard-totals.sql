-- Dashboard: the pipeline by stage, owner and principal, as of the last refresh
-- kp:request POST reporting/rpc/dashboard_totals(owner?)

select * from reporting.dashboard_totals() limit 1000;
