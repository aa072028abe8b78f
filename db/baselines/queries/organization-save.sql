-- Organization form: its changes, where nobody was faster
-- kp:request PATCH organizations?select=organization_id,name&organization_id=eq&updated_at=eq

update public.organizations set notes = 'Measured'
 where organization_id = :'organization'
   and updated_at = (select o.updated_at from public.organizations o where o.organization_id = :'organization')
returning organization_id, name;
