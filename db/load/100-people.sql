-- Reps, their managers and an administrator. The scale and the seed are noted with the accounts: that is
-- how a load is known again. Without a password nobody can sign in as one of them.

create temporary table load_person on commit drop as
select p.key, p.n, p.email, pg_temp.load_id('person', p.place) as user_id, p.role, p.manager_key,
  (array['Avery', 'Jordan', 'Casey', 'Morgan', 'Riley', 'Quinn', 'Rowan', 'Zoë', 'Toni', 'José', 'Siobhán', 'Łucja', 'Noor', 'Dev', 'Mei'])
    [1 + floor(pg_temp.chance(p.place, 1) * 15)::int] || ' ' ||
  (array['Abbott', 'Bianchi', 'Castro', 'Dubois', 'Eriksen', 'O''Brien', 'Nuñez', 'Müller', 'D''Angelo', 'Okafor', 'Åström', 'Haddad', 'Kim',
         'van der Meulen', 'Whitfield-Montgomery'])
    [1 + floor(pg_temp.chance(p.place, 2) * 15)::int] as full_name
from (
  select 'rep ' || n as key, n, n as place, format('rep%s@load.test', lpad(n::text, 2, '0')) as email, 'rep' as role,
         'manager ' || 1 + (n - 1) % :managers as manager_key
  from generate_series(1, :reps) n
  union all
  -- The last manager reports to the one before, so that one team is in two steps.
  select 'manager ' || n, n, 1000 + n, format('manager%s@load.test', n), 'manager',
         case when n = :managers and n > 1 then 'manager ' || n - 1 end
  from generate_series(1, :managers) n
  union all
  select 'admin', 1, 2000, 'admin@load.test', 'admin', null
) p;

insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
select p.user_id, 'authenticated', 'authenticated', p.email, nullif(current_setting('kp.load_password_hash', true), ''),
       :day::timestamp at time zone 'UTC',
       jsonb_build_object('provider', 'email', 'providers', array['email'], 'kp_load', jsonb_build_object('scale', :scale, 'seed', :seed, 'day', :day)),
       jsonb_build_object('sub', p.user_id, 'email', p.email, 'email_verified', true, 'full_name', p.full_name),
       :day::timestamp at time zone 'UTC', :day::timestamp at time zone 'UTC'
from pg_temp.load_person p;

insert into auth.identities (id, provider, provider_id, user_id, identity_data)
select pg_temp.load_id('identity ' || p.key, 1), 'email', p.user_id::text, p.user_id,
       jsonb_build_object('sub', p.user_id, 'email', p.email, 'email_verified', true)
from pg_temp.load_person p;

-- The trigger on accounts has made profiles of now.
delete from public.user_profiles where user_id in (select user_id from pg_temp.load_person);
insert into public.user_profiles (user_id, full_name, role, manager_user_id, created_at, updated_at)
select p.user_id, p.full_name, p.role, manager.user_id, :day::timestamp at time zone 'UTC', :day::timestamp at time zone 'UTC'
from pg_temp.load_person p
left join pg_temp.load_person manager on manager.key = p.manager_key;
