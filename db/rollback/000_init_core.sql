-- Takes phase 1 back: lookups, people's table, the migration history itself, the helpers and what it
-- installed. Afterwards the database is as it was before phase 1.
-- kp:loses public.state_lu
-- kp:loses public.status_lu
-- kp:loses public.interaction_type_lu
-- kp:loses public.source_lu
-- kp:loses public.loss_reason_lu
-- kp:loses public.stage_lu
-- kp:loses public.user_profiles where updated_at > created_at
-- kp:loses public.migration_control where false

begin;

drop table if exists public.stage_lu;
drop table if exists public.loss_reason_lu;
drop table if exists public.source_lu;
drop table if exists public.interaction_type_lu;
drop table if exists public.status_lu;
drop table if exists public.state_lu;
drop table if exists public.user_profiles;
drop function if exists public.set_updated_at();
drop table if exists public.migration_control;
drop function if exists private.tg_migration_control__keep_history();
drop function if exists private.close_new_table(regclass);
drop schema if exists private;

do $$
begin
  if obj_description((select oid from pg_catalog.pg_extension where extname = 'citext'), 'pg_extension')
     like '%(installed by KitchenPantry)' then
    drop extension citext;
  end if;
end
$$;

commit;
