-- Makes a plain PostgreSQL cluster look like a Supabase project: the same roles, the same powers,
-- and above all the same limits. Run by the superuser supabase_admin, as often as you like.

-- Roles -------------------------------------------------------------------------------------------

do $$
begin
  if to_regrole('postgres') is null then create role postgres; end if;
  if to_regrole('anon') is null then create role anon; end if;
  if to_regrole('authenticated') is null then create role authenticated; end if;
  if to_regrole('service_role') is null then create role service_role; end if;
  if to_regrole('authenticator') is null then create role authenticator; end if;
  if to_regrole('supabase_auth_admin') is null then create role supabase_auth_admin; end if;
end
$$;

-- As on Supabase, whoever runs the packs is not a superuser.
alter role postgres with login nosuperuser createdb createrole replication bypassrls;
alter role anon with nologin nobypassrls;
alter role authenticated with nologin nobypassrls;
alter role service_role with nologin bypassrls;
alter role supabase_auth_admin with nologin noinherit createrole;

-- The API's login. It inherits, because lite introspects under this name and must see what the
-- three see; it owns nothing and may grant nothing, because lite tries to grant everything.
alter role authenticator with login inherit nosuperuser nocreatedb nocreaterole nobypassrls;
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';

grant pg_monitor to postgres;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant anon, authenticated, service_role to authenticator;

-- This database -----------------------------------------------------------------------------------

do $$
begin
  execute format('alter database %I owner to postgres', current_database());
  execute format(
    'alter database %I set search_path = "$user", public, extensions', current_database()
  );
end
$$;

create schema if not exists extensions;
grant usage on schema extensions to public;
grant usage, create on schema extensions to postgres with grant option;
create extension if not exists pg_stat_statements with schema extensions;
create extension if not exists pgcrypto with schema extensions;

grant usage on schema public to anon, authenticated, service_role;
grant usage, create on schema public to postgres;
alter default privileges for role postgres in schema public
  grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to anon, authenticated, service_role;

create schema if not exists auth authorization supabase_auth_admin;
