-- System: the refreshes of the dashboard
-- kp:request POST rpc/admin_dashboard_refreshes()
-- kp:admin

select * from public.admin_dashboard_refreshes() limit 1000;
