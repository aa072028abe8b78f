-- Contact page: in place of whoever was the primary contact
-- kp:request POST rpc/set_primary_contact(contact_id,is_primary)

select public.set_primary_contact(contact_id := :'contact', is_primary := true);
