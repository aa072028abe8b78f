-- New opportunity
-- kp:request POST opportunities?on_conflict=opportunity_id

insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id)
values (gen_random_uuid(), 'Measured', :'organization', :'principal')
on conflict (opportunity_id) do nothing;
