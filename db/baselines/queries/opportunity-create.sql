-- New opportunity
-- kp:request POST opportunities

insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id)
values (gen_random_uuid(), 'Measured', :'organization', :'principal');
