-- Contact page: where the contact has a say
-- kp:request GET opportunity_contacts?select=opportunity_id,role,is_primary&contact_id=eq&limit

select opportunity_id, role, is_primary from public.opportunity_contacts where contact_id = :'contact' limit 50;
