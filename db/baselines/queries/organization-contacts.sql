-- Organization page: its people
-- kp:request GET contacts?select=contact_id,full_name,title,role,is_primary,email,phone,mobile_phone&limit&order=is_primary.desc,last_name.asc,first_name.asc&organization_id=eq

select contact_id, full_name, title, role, is_primary, email, phone, mobile_phone
  from public.contacts
 where organization_id = :'organization'
 order by is_primary desc, last_name asc, first_name asc
 limit 50;
