-- Organization page: its branches
-- kp:request GET organizations?select=organization_id,name,city,state&limit&order=name.asc&parent_organization_id=eq

select organization_id, name, city, state
  from public.organizations
 where parent_organization_id = :'organization'
 order by name asc
 limit 50;
