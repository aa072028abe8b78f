-- Organizations: a page of the list
-- kp:request POST reporting/rpc/list_organizations(query?,only_role?,only_priority?,only_state?,only_segment?,only_city?,only_owner?,sort?,descending?,after?,max_results)

select * from reporting.list_organizations(max_results := 50) limit 1000;
