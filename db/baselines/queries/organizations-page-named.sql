-- Organizations: named like the text

select * from reporting.list_organizations(query := :'word', max_results := 50) limit 1000;
