-- What the other files of this folder build on. kp load runs them in order, in one transaction; it puts
-- numbers in for :words, as psql does with -v.
--
-- Chance is a hash of the seed, of what is decided (its salt) and of the row's number: the same seed and
-- the same day give the same rows, whatever the order and the size of the portions they are made in.

create function pg_temp.chance(n bigint, salt integer) returns float8
language sql immutable strict as $$
  select ((hashint8extended(n, :seed * 1000 + salt) >> 11) & 9007199254740991)::float8 / 9007199254740992
$$;

-- Well-formed version 5 UUIDs, so that removing knows what loading made.
create function pg_temp.load_id(kind text, n bigint) returns uuid
language sql immutable strict as $$
  select overlay(overlay(md5('kp-load:' || :seed || ':' || kind || ':' || n) placing '5' from 13) placing '8' from 17)::uuid
$$;

-- Into working hours, and never out of order: a week is pressed into five days, a day into ten hours.
create function pg_temp.working(at timestamp) returns timestamptz
language sql immutable strict as $$
  select date_trunc('minute', week.start + floor(week.days) * interval '1 day' + interval '12 hours'
                              + (week.days - floor(week.days)) * interval '10 hours') at time zone 'UTC'
  from (select date_trunc('week', at) as start,
               extract(epoch from at - date_trunc('week', at))::float8 / 86400 * 5 / 7 as days) week
$$;

-- The rules' triggers would look at each row; here everything is computed in bulk, and checked at the end.
create temporary table load_triggers on commit drop as
select t.tgrelid::regclass as table_name, t.tgname as name
from pg_catalog.pg_trigger t
where not t.tgisinternal and t.tgenabled = 'O'
  and t.tgrelid = any (array['public.organizations', 'public.contacts', 'public.products', 'public.product_distributors',
                             'public.opportunities', 'public.interactions', 'public.opportunity_contacts']::regclass[]);

do $$
declare
  held record;
begin
  for held in select * from pg_temp.load_triggers loop
    execute format('alter table %s disable trigger %I', held.table_name, held.name);
  end loop;
end
$$;
