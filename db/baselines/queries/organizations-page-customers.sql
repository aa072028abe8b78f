-- Organizations: only customers, of one state

select * from reporting.list_organizations(only_role := 'customer', only_state := :'state', max_results := 50) limit 1000;
