-- Log form: the customer's people
-- kp:request GET contacts?select=contact_id,full_name,title&order=is_primary.desc,full_name.asc&organization_id=eq

select contact_id, full_name, title
  from public.contacts
 where organization_id = :'organization'
 order by is_primary desc, full_name asc
 limit 1000;
