import { readFile } from 'node:fs/promises';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';

const rolesAndSchemas = new URL('platform.sql', import.meta.url);
const authGrants = new URL('platform-auth.sql', import.meta.url);

/** Prepares one database to look like a Supabase project. Repeating it changes nothing. */
export async function preparePlatform(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(await readFile(rolesAndSchemas, 'utf8')).simple();
    await createAuthTables(superuserUrl);
    const [users] = await sql`select to_regclass('auth.users') is not null as present`;
    if (!users?.present) throw new Error('@supabase/lite did not create auth.users');
    await sql.unsafe(await readFile(authGrants, 'utf8')).simple();
  } finally {
    await sql.end();
  }
}

/** Passwords of the two roles that log in over TCP; everybody else has none. */
export async function setLoginPasswords(
  superuserUrl: string,
  passwords: { postgres: string; authenticator: string },
): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select set_config('kp.postgres_password', ${passwords.postgres}, false),
                     set_config('kp.authenticator_password', ${passwords.authenticator}, false)`;
    // No parameters in utility statements, and no password in the server's log.
    await sql.unsafe(`do $$
      begin
        execute format('alter role postgres password %L', current_setting('kp.postgres_password'));
        execute format(
          'alter role authenticator password %L', current_setting('kp.authenticator_password')
        );
      end
    $$`);
  } finally {
    await sql.end();
  }
}

async function createAuthTables(superuserUrl: string): Promise<void> {
  const connection = createPostgresConnection({
    url: superuserUrl,
    postgresOptions: {
      max: 1,
      onnotice: () => undefined,
      connection: { role: 'supabase_auth_admin' },
    },
  });
  try {
    const app = new App({
      connection,
      auth: { enabled: true, jwt_secret: 'never used: this app serves no request' },
      db: { migrations: { enabled: false } },
    });
    await app.ensureSystemSchema();
  } finally {
    await connection.close();
  }
}
