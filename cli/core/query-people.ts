import { exitCodes, KpError } from './errors.ts';
import type { Role } from './users.ts';
import type { Session } from './session.ts';

/** Somebody real in whose name queries are measured. */
export interface MeasuredPerson {
  role: Role;
  userId: string;
  email: string;
  /** Whose records are asked for: a rep's own, else those of the busiest rep under them. */
  owner: string;
}

/** The busiest active rep, the manager with the largest team, an admin; those that are there. */
export async function findPeople(session: Session): Promise<MeasuredPerson[]> {
  const [found] = await session.query<{ known: boolean }>(
    `select to_regclass('public.user_profiles') is not null
        and to_regclass('public.opportunities') is not null as known`,
  );
  if (!found?.known) return [];
  return session.query<MeasuredPerson>(
    `with active as (
       select p.user_id, p.role, p.manager_user_id, u.email::text,
              (select count(*) from public.opportunities o where o.owner_user_id = p.user_id) as owned
         from public.user_profiles p join auth.users u on u.id = p.user_id
        where p.status = 'active'
     ), ranked as (
       select a.*, (select count(*) from active r where r.manager_user_id = a.user_id) as team,
              (select r.user_id from active r
                where r.role = 'rep' and (a.role = 'admin' or r.manager_user_id = a.user_id)
                order by r.owned desc, r.email limit 1) as busiest
         from active a
     )
     select distinct on (role) role, user_id as "userId", email,
            case when role = 'rep' then user_id else coalesce(busiest, user_id) end as owner
       from ranked
      order by role desc, case when role = 'manager' then team end desc, owned desc, email`,
  );
}

/** Active reps and managers with opportunities of their own, those with most of them first. */
export async function findEverybody(session: Session, most: number): Promise<MeasuredPerson[]> {
  return session.query<MeasuredPerson>(
    `select p.role, p.user_id as "userId", u.email::text, p.user_id as owner
       from public.user_profiles p join auth.users u on u.id = p.user_id
       join lateral (select count(*) as number from public.opportunities o
                      where o.owner_user_id = p.user_id) owned on true
      where p.status = 'active' and owned.number > 0
      order by owned.number desc, u.email limit ${most}`,
  );
}

export async function findPerson(session: Session, email: string): Promise<MeasuredPerson> {
  const [person] = await session.query<MeasuredPerson>(
    `select p.role, p.user_id as "userId", u.email::text, p.user_id as owner
       from public.user_profiles p join auth.users u on u.id = p.user_id
      where lower(u.email) = lower($1) and p.status = 'active'`,
    [email],
  );
  if (person) return person;
  throw new KpError(`Nobody active has the e-mail ${email}.`, {
    exitCode: exitCodes.refused,
    code: 'unknown_user',
    suggestion: 'kp users list shows who is there.',
  });
}

/** From here to the end of the transaction: this person as the API makes them, or the service role. */
export async function become(session: Session, person: MeasuredPerson | 'service'): Promise<void> {
  const role = person === 'service' ? 'service_role' : 'authenticated';
  const claims =
    person === 'service' ? { role } : { role, sub: person.userId, email: person.email };
  await session.query(
    "select set_config('request.jwt.claims', $1, true), set_config('role', $2, true)",
    [JSON.stringify(claims), role],
  );
}
