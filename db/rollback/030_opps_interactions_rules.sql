-- Takes phase 4 back: opportunities, interactions and their rules.
-- kp:loses public.interactions
-- kp:loses public.opportunities
-- kp:loses private.slow_trigger_calls where false

begin;

drop function if exists public.log_interaction(uuid, text, timestamptz, text, text, text, text, date, uuid, text, uuid);
drop view if exists public.opportunities_enriched;
-- The trigger functions go with their tables' triggers, so the tables go first.
drop view if exists private.derived_opportunities cascade;
drop view if exists private.live_interactions;
drop view if exists private.live_opportunities;
drop function if exists private.refuse_driver_edit(public.interactions) cascade;
drop table if exists public.interactions;
drop table if exists public.opportunities;
drop function if exists private.tg_interactions__driver_edit();
drop function if exists private.tg_interactions__sync();
drop function if exists private.tg_opportunities__apply_rules();
drop function if exists private.tg_opportunities__next_step();
drop function if exists private.sync_opportunities(uuid[]);
drop function if exists private.refuse_stage(text, boolean, boolean);
drop function if exists private.drivers_editable_until(uuid, timestamptz, uuid);
drop function if exists private.note_trigger_time(timestamptz, text, text, text);
drop table if exists private.slow_trigger_calls;

update public.migration_control set status = 'rolled_back' where phase_number = 4 and status = 'complete';

commit;
