-- New contact
-- kp:request POST contacts?select=contact_id,full_name

insert into public.contacts (organization_id, first_name, last_name) values (:'organization', 'Dana', 'Measured')
returning contact_id, full_name;
