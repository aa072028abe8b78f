import { plural } from '../plural.ts';
import { type Check, objectsCheck } from './check.ts';

const missingProfiles = objectsCheck({
  name: 'missing-profiles',
  promise: 'Everybody with an account has a profile.',
  phase: 6,
  severity: 'warning',
  query: `
    select coalesce(u.email, u.id::text) as object,
           $fix$insert into public.user_profiles (user_id, full_name)
select u.id, coalesce(nullif(btrim(u.raw_user_meta_data ->> 'full_name'), ''), split_part(u.email, '@', 1), '')
from auth.users u on conflict (user_id) do nothing;$fix$ as fix
      from auth.users u
     where not exists (select from public.user_profiles p where p.user_id = u.id)
     order by 1`,
  what: (count) => `${plural(count, 'user')} without a profile.`,
  cause:
    'The account was made while the trigger on auth.users was missing. Such a user counts as an active rep, has no name, and cannot be disabled.',
});

const disabledOwners = objectsCheck({
  name: 'disabled-owners',
  promise: 'Nobody who is disabled still owns anything.',
  phase: 6,
  severity: 'warning',
  query: `
    select pg_catalog.format('%s: %s rows', coalesce(u.email, u.id::text), sum(f.rows)) as object,
           pg_catalog.format('npm run -s kp -- users offboard %s --to COLLEAGUE', u.email) as fix
      from public.user_profiles p
      join auth.users u on u.id = p.user_id
      cross join lateral private.user_footprint(u.id) f
     where p.status = 'disabled'
     group by u.id, u.email having sum(f.rows) > 0
     order by 1`,
  what: (count) =>
    `${plural(count, 'disabled user owns', 'disabled users own')} rows that only managers and administrators see.`,
  cause: 'The account was disabled, but nobody took over the work.',
  advice: 'Give each one’s rows to a colleague:',
});

const administrators = objectsCheck({
  name: 'administrators',
  promise: 'Somebody is an administrator.',
  phase: 6,
  severity: 'warning',
  query: `
    select pg_catalog.format('%s users', count(*)) as object from auth.users
    having count(*) > 0
       and not exists (select from public.user_profiles p where p.role = 'admin' and p.status = 'active')`,
  what: () => 'Nobody is an active administrator.',
  cause:
    'The first people were added without one. Nobody can give roles, off-board, or edit lookups.',
  advice: 'Make somebody one: npm run -s kp -- users role EMAIL admin',
});

export const peopleChecks: Check[] = [missingProfiles, disabledOwners, administrators];
