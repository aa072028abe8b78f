-- Organization page: the record
-- kp:request GET organizations?select=organization_id,name,state,priority,segment,phone,website,address_line1,address_line2,city,postal_code,notes,parent_organization_id,owner_user_id,created_at,updated_at&organization_id=eq

select organization_id, name, state, priority, segment, phone, website, address_line1,
       address_line2, city, postal_code, notes, parent_organization_id, owner_user_id, created_at,
       updated_at
  from public.organizations
 where organization_id = :'organization'
 limit 1000;
