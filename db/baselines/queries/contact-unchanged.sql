-- Contact form: saved without a change
-- kp:untested GET contacts?select=contact_id,full_name&contact_id=eq

select contact_id, full_name from public.contacts where contact_id = :'contact' limit 1000;
