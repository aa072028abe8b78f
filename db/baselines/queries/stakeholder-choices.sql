-- Opportunity page: the customer's people, to choose a stakeholder from
-- kp:request GET contacts?select=contact_id,full_name,title,role&limit&order=is_primary.desc,full_name.asc&organization_id=eq

select contact_id, full_name, title, role
  from public.contacts
 where organization_id = :'organization'
 order by is_primary desc, full_name asc
 limit 200;
