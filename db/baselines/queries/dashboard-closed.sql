-- Dashboard: won and lost in the last 30 days
-- kp:request POST reporting/rpc/closed_last_30_days(owner?)

select * from reporting.closed_last_30_days() limit 1000;
