-- What @supabase/lite's auth schema still lacks to be Supabase's. Run after it has made its tables.

-- Supabase's definitions: PostgREST passes the claims as one document, lite one by one.
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

grant usage on schema auth to postgres, authenticator, anon, authenticated, service_role;

-- postgres reads, writes and refers to the accounts, but owns nothing here.
grant select, insert, update, delete, references, trigger on all tables in schema auth to postgres;

-- lite keeps accounts and sessions under the API's login.
grant select, insert, update, delete on all tables in schema auth to authenticator;
