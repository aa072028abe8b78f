import { isPostgresError } from './database-error.ts';
import { exitCodes, KpError } from './errors.ts';
import { Session } from './session.ts';

export const roles = ['rep', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface User {
  userId: string;
  email: string;
  fullName: string;
  role: Role;
  status: 'active' | 'disabled';
  manager: string | null;
  lastSignInAt: string | null;
}

export interface TableCount {
  table: string;
  rows: number;
}

/** Everybody with an account, by name. */
export function listUsers(databaseUrl: string): Promise<User[]> {
  return withSession(databaseUrl, readUsers);
}

/** What of a person's profile an administrator decides. Throws where nobody has that e-mail. */
export function changeUser(
  databaseUrl: string,
  email: string,
  change: { role?: Role; status?: User['status']; manager?: string | null },
): Promise<User> {
  return withSession(databaseUrl, async (session) => {
    const user = await findUser(session, email);
    const manager =
      typeof change.manager === 'string'
        ? (await findUser(session, change.manager)).userId
        : change.manager;
    await changeProfile(session, user.userId, { ...change, manager });
    return findUser(session, email);
  });
}

interface ProfileChange {
  role?: Role;
  status?: User['status'];
  /** The id of one; null: nobody. */
  manager?: string | null | undefined;
}

/** Who has no profile gets one: they count as an active rep, and could not be switched off else. */
async function changeProfile(
  session: Session,
  userId: string,
  { role, status, manager }: ProfileChange,
): Promise<void> {
  await session.query(
    `insert into public.user_profiles as p (user_id, full_name, role, status, manager_user_id)
     select u.id, coalesce(nullif(btrim(u.raw_user_meta_data ->> 'full_name'), ''), split_part(u.email, '@', 1), ''),
            coalesce($2, 'rep'), coalesce($3, 'active'), $5::uuid
       from auth.users u where u.id = $1
     on conflict (user_id) do update
     set role = coalesce($2, p.role), status = coalesce($3, p.status),
         manager_user_id = case when $4 then $5::uuid else p.manager_user_id end`,
    [userId, role ?? null, status ?? null, manager !== undefined, manager ?? null],
  );
}

/** What belongs to a person, archived rows included. */
export function footprint(databaseUrl: string, email: string): Promise<TableCount[]> {
  return withSession(databaseUrl, async (session) => {
    const { userId } = await findUser(session, email);
    return session.query<TableCount>(
      'select table_name as table, rows::int from private.user_footprint($1) where rows > 0 order by 1',
      [userId],
    );
  });
}

/** Everything of one person to another, their team too, and the account switched off: all or nothing. */
export function offboard(databaseUrl: string, from: string, to: string): Promise<TableCount[]> {
  return withSession(databaseUrl, async (session) => {
    const leaving = await findUser(session, from);
    const taking = await findUser(session, to);
    const moved = await session.query<TableCount>(
      'select table_name as table, rows::int from public.admin_off_board($1, $2) order by 1',
      [leaving.userId, taking.userId],
    );
    return moved.filter(({ rows }) => rows > 0);
  });
}

export async function withSession<T>(
  databaseUrl: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await Session.open(databaseUrl, { applicationName: 'kp users' });
  try {
    await requirePeople(session);
    return await work(session);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await session.close();
  }
}

export async function findUser(session: Session, email: string): Promise<User> {
  const users = await readUsers(session, email);
  if (users[0]) return users[0];
  throw new KpError(`Nobody has the e-mail ${email}.`, {
    exitCode: exitCodes.refused,
    code: 'unknown_user',
    suggestion: 'kp users list shows who is there.',
  });
}

function readUsers(session: Session, email?: string): Promise<User[]> {
  return session.query<User>(
    `select u.id as "userId", u.email::text, coalesce(p.full_name, '') as "fullName",
            coalesce(p.role, 'rep') as role, coalesce(p.status, 'active') as status,
            m.email::text as manager, u.last_sign_in_at::text as "lastSignInAt"
       from auth.users u
       left join public.user_profiles p on p.user_id = u.id
       left join auth.users m on m.id = p.manager_user_id
      where $1::text is null or lower(u.email) = lower($1)
      order by 3, 2`,
    [email ?? null],
  );
}

/** Accounts have profiles, rules and owners from phase 6 on. */
async function requirePeople(session: Session): Promise<void> {
  const [found] = await session.query<{ there: boolean }>(
    "select to_regprocedure('public.admin_off_board(uuid, uuid, boolean)') is not null as there",
  );
  if (found?.there) return;
  throw new KpError('This database does not know people yet.', {
    exitCode: exitCodes.refused,
    code: 'phase_pending',
    detail: 'They come with phase 6.',
    suggestion: 'Run kp migrate first.',
  });
}

/** A rule of the database said no: nothing was touched. */
function asRefusal(error: unknown): unknown {
  if (!isPostgresError(error) || !error.code.startsWith('KP')) return error;
  return new KpError(error.message, {
    exitCode: exitCodes.refused,
    code: error.code,
    suggestion: error.hint,
    cause: error,
  });
}
