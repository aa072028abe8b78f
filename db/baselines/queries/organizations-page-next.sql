-- Organizations: the page after it

select * from reporting.list_organizations(after := :'organization', max_results := 50) limit 1000;
