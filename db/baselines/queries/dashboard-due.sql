-- Dashboard: what is due
-- kp:request POST reporting/rpc/due_opportunities(owner?,today)

select * from reporting.due_opportunities(today := :'today') limit 1000;
