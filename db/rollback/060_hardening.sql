-- Takes phase 7 back: dashboard, search, stakeholders.
-- kp:loses public.opportunity_contacts
-- kp:loses private.dashboard_refreshes where false

begin;

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

drop function if exists public.set_opportunity_contacts(uuid, jsonb, jsonb);
drop function if exists private.set_opportunity_contacts(uuid, jsonb, jsonb);
drop table if exists public.opportunity_contacts;

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
