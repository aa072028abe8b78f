-- Dashboard: what goes stale
-- kp:request POST reporting/rpc/stale_opportunities(owner?)

select * from reporting.stale_opportunities() limit 1000;
