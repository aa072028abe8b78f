-- Takes phase 2 back: contacts and organizations.
-- kp:loses public.contacts
-- kp:loses public.organizations

begin;

drop table if exists public.contacts;
drop table if exists public.organizations;

update public.migration_control set status = 'rolled_back' where phase_number = 2 and status = 'complete';

commit;
