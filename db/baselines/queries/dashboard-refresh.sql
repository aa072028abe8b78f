-- Dashboard and administration: refresh now
-- kp:request POST rpc/refresh_dashboard_view()
-- kp:bulk

select * from public.refresh_dashboard_view() limit 1000;
