-- Organizations: how many are named like the text

select * from reporting.count_organizations(query := :'word') limit 1000;
