-- Takes phase 7 back: dashboard, search, imports, stakeholders.
-- kp:loses public.opportunity_contacts
-- kp:loses public.imports
-- kp:loses public.import_rows
-- kp:loses private.dashboard_refreshes where false
-- kp:loses public.saved_views

begin;

drop function if exists public.purge_archived(integer, integer);
drop function if exists private.purge_archived(interval, integer);
drop view if exists private.slow_queries;
drop view if exists private.query_times;
drop function if exists private.read_statements();
-- Only as the pack set them.
do $$
declare
  ours regclass;
begin
  for ours in
    select c.oid from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.reloptions @> array['autovacuum_vacuum_scale_factor=0.02', 'autovacuum_analyze_scale_factor=0.02',
                                'autovacuum_vacuum_insert_scale_factor=0.05']
  loop
    execute format('alter table %s reset (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor,
                    autovacuum_vacuum_insert_scale_factor)', ours);
  end loop;
end
$$;

drop function if exists reporting.stale_opportunities(uuid, integer);
drop function if exists reporting.due_opportunities(uuid, date, integer);
drop function if exists reporting.closed_last_30_days(uuid);
drop function if exists reporting.dashboard_totals(uuid);
drop function if exists public.admin_dashboard_refreshes();
drop function if exists private.admin_dashboard_refreshes();
drop function if exists reporting.dashboard_refreshed_at();
drop function if exists private.dashboard_refreshed_at();
drop function if exists reporting.my_dashboard();
drop function if exists private.my_dashboard();
drop function if exists public.refresh_dashboard_view();
drop function if exists private.refresh_dashboard_view();
drop table if exists private.dashboard_refreshes;
drop materialized view if exists reporting.dashboard_summary;

drop function if exists public.set_primary_contact(uuid, boolean);
drop function if exists reporting.count_contacts(text, uuid, text);
drop function if exists reporting.list_contacts(text, uuid, text, text, boolean, uuid, integer);
drop function if exists private.find_contacts(text, uuid, text, text, boolean, uuid, integer);
drop function if exists reporting.organization_segments();
drop function if exists private.organization_segments();
drop function if exists reporting.count_organizations(text, text, text, text, text, text, text);
drop function if exists reporting.list_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer);
drop function if exists private.find_organizations(text, text, text, text, text, text, text, text, boolean, uuid, integer);
drop function if exists private.organizations_in_role(uuid[], text);
drop function if exists private.organizations_matching(uuid[], tsquery, text, text, text);
drop index if exists public.organizations_owner_name_idx;
drop index if exists public.organizations_owner_priority_name_idx;
drop index if exists public.organizations_state_owner_idx;
drop index if exists public.organizations_city_idx;
drop index if exists public.organizations_segment_owner_idx;

drop table if exists public.saved_views;
drop function if exists private.tg_saved_views__one_default();
drop function if exists public.edit_opportunities(jsonb);
drop function if exists reporting.partners();
drop function if exists private.partners();
drop function if exists private.pipeline_matching(text);

drop function if exists public.search_records(text, integer, text);
drop function if exists private.search_records(text, integer, text);
drop function if exists private.prefix_query(text);
drop index if exists public.organizations_name_trgm_idx;
drop index if exists public.contacts_name_trgm_idx;
drop index if exists public.products_name_trgm_idx;
drop index if exists public.opportunities_name_trgm_idx;
alter table if exists public.organizations drop column if exists search_tsv;
alter table if exists public.contacts drop column if exists search_tsv;
alter table if exists public.products drop column if exists search_tsv;
alter table if exists public.opportunities drop column if exists search_tsv;
drop function if exists private.search_vector(text);
drop function if exists private.search_words(text);
drop function if exists private.fold(text);

drop function if exists public.discard_import(uuid);
drop function if exists private.discard_import(uuid);
drop function if exists public.undo_import(uuid);
drop function if exists private.conclude_undo(uuid);
drop function if exists private.undo_of_created(text, uuid, timestamptz, uuid[]);
drop function if exists private.prepare_undo(uuid);
drop function if exists private.changed_since_import(uuid, timestamptz, timestamptz);
drop function if exists public.run_import(uuid);
drop function if exists private.write_import_values(uuid, text, boolean);
drop function if exists private.conclude_run(uuid);
drop function if exists private.prepare_run(uuid);
drop function if exists private.hold_import_updates(uuid, text);
drop function if exists public.check_import(uuid, boolean, boolean);
drop function if exists private.check_rows(uuid, boolean, boolean);
drop function if exists private.check_opportunity_rows(uuid, boolean);
drop function if exists private.check_contact_rows(uuid, boolean);
drop function if exists private.check_organization_rows(uuid);
drop function if exists private.refuse_import_state(text);
drop function if exists private.own_import(uuid);
drop function if exists private.import_organizations(text[]);
drop view if exists private.import_vocabulary;
drop function if exists private.import_differences(jsonb, jsonb);
drop function if exists private.import_date(text);
drop table if exists public.import_rows;
drop table if exists public.imports;

drop index if exists public.opportunities_open_product_idx;
drop function if exists reporting.list_products(text, uuid, text, boolean, integer, integer);
drop function if exists private.list_products(text, uuid, text, boolean, integer, integer);
drop function if exists public.set_opportunity_contacts(uuid, jsonb, jsonb);
drop function if exists private.set_opportunity_contacts(uuid, jsonb, jsonb);
-- As the first release had them: left behind, they would make calls ambiguous.
drop function if exists public.search_records(text, integer);
drop function if exists private.search_records(text, integer);
drop function if exists public.set_opportunity_contacts(uuid, jsonb);
drop function if exists private.set_opportunity_contacts(uuid, jsonb);
drop table if exists public.opportunity_contacts;

drop function if exists private.after_restore();
drop function if exists private.before_restore();
drop function if exists private.limit_texts();
do $$
declare
  place record;
begin
  for place in
    select k.conrelid::regclass as relation, k.conname from pg_catalog.pg_constraint k
     where k.connamespace = 'public'::regnamespace and k.contype = 'c' and k.conname like '%\_length\_check'
  loop
    execute format('alter table %s drop constraint %I', place.relation, place.conname);
  end loop;
end
$$;

-- Only what pack 060 installed, which says so in its comment.
do $$
declare
  ours name;
begin
  for ours in
    select e.extname from pg_catalog.pg_extension e
    where e.extname in ('pg_trgm', 'unaccent')
      and obj_description(e.oid, 'pg_extension') like '%(installed by KitchenPantry)'
  loop
    execute format('drop extension %I', ours);
  end loop;
end
$$;

update public.migration_control set status = 'rolled_back' where phase_number = 7 and status = 'complete';

commit;
