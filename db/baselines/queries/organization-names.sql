-- Organization page: the names of those
-- kp:request GET organizations?select=organization_id,name&organization_id=in

select organization_id, name from public.organizations where organization_id in (:'organization', :'principal') limit 1000;
