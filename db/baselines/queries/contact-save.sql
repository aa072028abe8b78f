-- Contact form: its changes, where nobody was faster
-- kp:untested PATCH contacts?select=contact_id,full_name&contact_id=eq&updated_at=eq

update public.contacts set notes = 'Measured'
 where contact_id = :'contact'
   and updated_at = (select c.updated_at from public.contacts c where c.contact_id = :'contact')
returning contact_id, full_name;
