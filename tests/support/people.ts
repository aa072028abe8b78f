import { randomUUID } from 'node:crypto';
import postgres from 'postgres';

type Database = postgres.Sql | postgres.TransactionSql;
type Work<Result> = (tx: postgres.TransactionSql) => Promise<Result>;

/** Adds an account, as sign-up would; triggers on auth.users fire. Returns its id. */
export async function createUser(
  sql: Database,
  person: { email?: string; fullName?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const email = person.email ?? `${id}@example.test`;
  const metadata = { full_name: person.fullName ?? email };
  await sql`
    insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data)
    values (${id}, ${email}, now(), ${sql.json(metadata)})`;
  return id;
}

/** Does the work as a signed-in person would through the API, then rolls it back. */
export function asUser<Result>(sql: postgres.Sql, userId: string, work: Work<Result>) {
  return rolledBack(sql, async (tx) => {
    await become(tx, 'authenticated', userId);
    return work(tx);
  });
}

/** The same for somebody who is not signed in. */
export function asAnon<Result>(sql: postgres.Sql, work: Work<Result>) {
  return rolledBack(sql, async (tx) => {
    await become(tx, 'anon');
    return work(tx);
  });
}

/** The same for whoever holds the service key. */
export function asService<Result>(sql: postgres.Sql, work: Work<Result>) {
  return rolledBack(sql, async (tx) => {
    await become(tx, 'service_role');
    return work(tx);
  });
}

/** As role postgres, rolled back: a place to set a scene in, and then to become() somebody. */
export async function rolledBack<Result>(sql: postgres.Sql, work: Work<Result>): Promise<Result> {
  const done = new Error('rolled back on purpose');
  let result!: Result;
  await sql
    .begin(async (tx) => {
      result = await work(tx);
      throw done;
    })
    .catch((error: unknown) => {
      if (error !== done) throw error;
    });
  return result;
}

/** From here to the end of the transaction we are this person, exactly as PostgREST does it. */
export async function become(
  tx: Database,
  role: 'anon' | 'authenticated' | 'service_role',
  userId?: string,
): Promise<void> {
  const claims = JSON.stringify(userId ? { role, sub: userId } : { role });
  await tx`select set_config('role', ${role}, true),
                  set_config('request.jwt.claims', ${claims}, true)`;
}

/** Back to role postgres within the same transaction: to look at what really is there. */
export async function becomePostgres(tx: Database): Promise<void> {
  await tx`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`;
}

/** Expects the database to refuse; the transaction goes on. Gives its error: code, message, hint. */
export async function refusal(
  tx: postgres.TransactionSql,
  work: Work<unknown>,
): Promise<postgres.PostgresError> {
  try {
    await tx.savepoint((inner) => work(inner));
  } catch (error) {
    if (error instanceof postgres.PostgresError) return error;
    throw error;
  }
  throw new Error('The database refused nothing.');
}
