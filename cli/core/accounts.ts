import { randomBytes, randomUUID } from 'node:crypto';
import { exitCodes, KpError } from './errors.ts';
import type { Session } from './session.ts';
import { findUser, type Role, type User, withSession } from './users.ts';

export interface NewUser {
  email: string;
  fullName: string;
  role: Role;
  manager?: string;
}

/** Where a Supabase project's admin API is. The key is a secret and is never printed. */
export interface AdminApi {
  url: string;
  serviceRoleKey: string;
}

export interface Added {
  user: User;
  /** Kept nowhere; null where an invitation was sent instead. */
  password: string | null;
}

/** Hosted accounts are made by the auth server, which sends the invitation; others in the database. */
export function readAdminApi(env: NodeJS.ProcessEnv): AdminApi | null {
  const { SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: serviceRoleKey } = env;
  if (!url && !serviceRoleKey) return null;
  if (url && serviceRoleKey) return { url: url.replace(/\/+$/, ''), serviceRoleKey };
  throw new KpError('Half of the way to the admin API is missing.', {
    exitCode: exitCodes.usage,
    code: 'usage',
    suggestion: 'Set both SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY, or neither.',
  });
}

export function addUser(databaseUrl: string, wanted: NewUser, api: AdminApi | null) {
  return withSession(databaseUrl, async (session): Promise<Added> => {
    await requireNew(session, wanted.email);
    const manager = wanted.manager ? (await findUser(session, wanted.manager)).userId : null;
    const profile = async (id: string) => {
      await session.query(
        `insert into public.user_profiles (user_id, full_name, role, manager_user_id) values ($1, $2, $3, $4)
         on conflict (user_id) do update
         set full_name = excluded.full_name, role = excluded.role, manager_user_id = excluded.manager_user_id`,
        [id, wanted.fullName, wanted.role, manager],
      );
      return findUser(session, wanted.email);
    };
    if (api) return { user: await profile(await invite(api, wanted)), password: null };
    const password = randomBytes(12).toString('base64url');
    const user = await session.transaction(async () =>
      profile(await insertAccount(session, wanted, password)),
    );
    return { user, password };
  });
}

async function requireNew(session: Session, email: string): Promise<void> {
  const found = await session.query('select from auth.users where lower(email) = lower($1)', [
    email,
  ]);
  if (found.length === 0) return;
  throw new KpError(`${email} has an account already.`, {
    exitCode: exitCodes.refused,
    code: 'user_exists',
    suggestion: `To change it: kp users role ${email} ROLE, or kp users enable ${email}.`,
  });
}

/** As the auth server makes one: https://supabase.com/docs/guides/auth. Signing in works at once. */
async function insertAccount(session: Session, { email, fullName }: NewUser, password: string) {
  const id = randomUUID();
  const identity = { sub: id, email: email.toLowerCase(), email_verified: true };
  await session.query(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
                             raw_app_meta_data, raw_user_meta_data)
     values ($1, 'authenticated', 'authenticated', $2, extensions.crypt($3, extensions.gen_salt('bf', 10)), now(),
             '{"provider": "email", "providers": ["email"]}', $4::text::jsonb)`,
    [id, identity.email, password, JSON.stringify({ ...identity, full_name: fullName })],
  );
  await session.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
     values ($1, 'email', $2::text, $2::text::uuid, $3::text::jsonb)`,
    [randomUUID(), id, JSON.stringify(identity)],
  );
  return id;
}

async function invite(api: AdminApi, { email, fullName }: NewUser): Promise<string> {
  const where = `${new URL(api.url).host}`;
  const response = await fetch(`${api.url}/auth/v1/invite`, {
    method: 'POST',
    headers: {
      apikey: api.serviceRoleKey,
      authorization: `Bearer ${api.serviceRoleKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email, data: { full_name: fullName } }),
    signal: AbortSignal.timeout(15_000),
  }).catch((cause) => {
    throw new KpError(`The admin API at ${where} cannot be reached.`, {
      exitCode: exitCodes.unreachable,
      code: 'admin_api_unreachable',
      suggestion: 'Check SUPABASE_URL.',
      cause,
    });
  });
  const answer: unknown = await response.json().catch(() => null);
  const id = textIn(answer, 'id');
  if (response.ok && id) return id;
  throw new KpError(`The admin API at ${where} did not send the invitation.`, {
    exitCode: exitCodes.failed,
    code: 'admin_api_refused',
    detail: `${response.status} ${textIn(answer, 'msg') || textIn(answer, 'message')}`.trim(),
    suggestion: 'Check SUPABASE_SERVICE_ROLE_KEY, and that the project can send mail.',
  });
}

function textIn(answer: unknown, key: string): string {
  if (typeof answer !== 'object' || answer === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(answer, key)?.value;
  return typeof value === 'string' ? value : '';
}
