-- Contacts: a page of the list
-- kp:request POST reporting/rpc/list_contacts(query?,only_organization?,only_role?,sort?,descending?,after?,max_results)

select * from reporting.list_contacts(max_results := 50) limit 1000;
