-- Takes phase 5 back: views only, no row is lost.

begin;

drop schema if exists reporting cascade;
drop function if exists private.pipeline_where(jsonb);
drop view if exists public.v_org_roles;

update public.migration_control set status = 'rolled_back' where phase_number = 5 and status = 'complete';

commit;
