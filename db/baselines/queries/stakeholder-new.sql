-- Opportunity page: a new contact as a stakeholder
-- kp:request POST contacts?on_conflict=contact_id

insert into public.contacts (contact_id, organization_id, first_name, last_name)
values (gen_random_uuid(), :'organization', 'Dana', 'Measured')
on conflict (contact_id) do nothing;
