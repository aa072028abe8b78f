-- Dashboard: what goes stale
-- kp:request POST reporting/rpc/stale_opportunities(max_results,owner?)

select * from reporting.stale_opportunities(max_results := 11) limit 1000;
