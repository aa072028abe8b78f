-- New organization
-- kp:request POST organizations?select=organization_id,name

insert into public.organizations (name) values ('Measured ' || gen_random_uuid()) returning organization_id, name;
