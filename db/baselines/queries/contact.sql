-- Contact page: the record
-- kp:request GET contacts?select=contact_id,organization_id,first_name,last_name,full_name,email,phone,mobile_phone,title,role,is_primary,notes,created_at,updated_at,organization:organizations(name)&contact_id=eq

select c.contact_id, c.organization_id, c.first_name, c.last_name, c.full_name, c.email, c.phone,
       c.mobile_phone, c.title, c.role, c.is_primary, c.notes, c.created_at, c.updated_at, to_json(organization) as organization
  from public.contacts c
  left join lateral (
       select o.name from public.organizations o where o.organization_id = c.organization_id) organization on true
 where c.contact_id = :'contact'
 limit 1000;
