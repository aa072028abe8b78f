-- Pipeline: the principals and distributors to filter by
-- kp:request POST reporting/rpc/partners()

select * from reporting.partners() limit 1000;
