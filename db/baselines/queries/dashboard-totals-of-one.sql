-- Dashboard: the same of one person

select * from reporting.dashboard_totals(owner := :'owner') limit 1000;
