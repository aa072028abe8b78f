-- Organization page: its role badges
-- kp:request GET v_org_roles?select=*&organization_id=eq

select * from public.v_org_roles where organization_id = :'organization' limit 1000;
