-- Opportunity page: who has a say
-- kp:request GET opportunity_contacts?select=contact_id,role,is_primary,contact:contacts(full_name,title,email,phone,mobile_phone)&opportunity_id=eq&order=is_primary.desc,created_at.asc,contact_id.asc

select l.contact_id, l.role, l.is_primary, to_json(contact) as contact
  from public.opportunity_contacts l
  left join lateral (
       select c.full_name, c.title, c.email, c.phone, c.mobile_phone
         from public.contacts c where c.contact_id = l.contact_id) contact on true
 where l.opportunity_id = :'opportunity'
 order by l.is_primary desc, l.created_at asc, l.contact_id asc
 limit 1000;
