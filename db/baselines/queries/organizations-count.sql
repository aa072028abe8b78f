-- Organizations: how many, up to a thousand
-- kp:request POST reporting/rpc/count_organizations(query?,only_role?,only_priority?,only_state?,only_segment?,only_city?,only_owner?)

select * from reporting.count_organizations() limit 1000;
