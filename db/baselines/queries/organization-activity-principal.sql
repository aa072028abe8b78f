-- Organization page: the same of a principal

select * from reporting.organization_activity(organization_id := :'principal', max_results := 15) limit 1000;
