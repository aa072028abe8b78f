-- Forms and lists: the organization behind a value
-- kp:request GET organizations?select=organization_id,name&organization_id=eq
-- kp:untested GET organizations?select=name&organization_id=eq

select organization_id, name from public.organizations where organization_id = :'organization' limit 1000;
