-- Phase 3: products and who distributes them.
-- product_distributors.is_primary is the only place that knows a product's primary distributor.

begin;

insert into public.migration_control (phase_number, status, started_at, pack)
select 3, 'running', clock_timestamp(), '020_products_distribution.sql'
where not exists (select from public.migration_control where phase_number = 3 and status = 'running');

-- Products --------------------------------------------------------------------------------------

create table if not exists public.products (
  product_id       uuid primary key default gen_random_uuid(),
  principal_org_id uuid not null references public.organizations (organization_id),
  name             text not null,
  sku              text,
  category         text,
  pack_size        text,
  description      text,
  list_price       numeric(12, 2),
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  constraint products_name_check check (name ~ '\S' and length(name) <= 300),
  constraint products_sku_check check (sku ~ '\S'),
  constraint products_list_price_check check (list_price >= 0 and list_price <> 'NaN'),
  constraint products_principal_org_id_sku_key unique (principal_org_id, sku),
  -- The target of the opportunities' foreign key: an opportunity's principal is its product's.
  constraint products_product_id_principal_org_id_key unique (product_id, principal_org_id)
);
comment on table public.products is 'What a principal makes.';
comment on column public.products.sku is 'The principal''s item number, unique per principal where given.';

create index if not exists products_principal_org_id_name_idx on public.products (principal_org_id, name);

do $$ begin perform private.close_new_table('public.products'); end $$;
create or replace trigger _900_set_updated_at before update on public.products
  for each row execute function public.set_updated_at();

-- Product distributors --------------------------------------------------------------------------

create table if not exists public.product_distributors (
  product_id              uuid not null references public.products (product_id) on delete cascade,
  distributor_org_id      uuid not null references public.organizations (organization_id),
  is_primary              boolean not null default false,
  distributor_item_number text,
  created_at              timestamptz not null default now(),
  updated_at              timestamptz not null default now(),
  constraint product_distributors_pkey primary key (product_id, distributor_org_id)
);
comment on table public.product_distributors is 'Which distributors carry a product; at most one is its primary.';

create unique index if not exists product_distributors_one_primary_idx on public.product_distributors (product_id) where is_primary;
create index if not exists product_distributors_distributor_org_id_idx on public.product_distributors (distributor_org_id);

do $$ begin perform private.close_new_table('public.product_distributors'); end $$;
create or replace trigger _900_set_updated_at before update on public.product_distributors
  for each row execute function public.set_updated_at();

-- A legacy column products.primary_distributor_org_id, where there is one, moves into the join table.
do $$
begin
  if exists (select from information_schema.columns
             where table_schema = 'public' and table_name = 'products'
               and column_name = 'primary_distributor_org_id') then
    execute $move$
      insert into public.product_distributors (product_id, distributor_org_id, is_primary)
      select p.product_id, p.primary_distributor_org_id,
             not exists (select from public.product_distributors other
                         where other.product_id = p.product_id and other.is_primary)
      from public.products p
      where p.primary_distributor_org_id is not null
      on conflict (product_id, distributor_org_id) do nothing
    $move$;
    alter table public.products drop column primary_distributor_org_id;
  end if;
end
$$;

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 3 and status = 'running';

commit;
