import { randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';

interface Account {
  email: string;
  fullName: string;
}

/** What they do and whom they lead is said by pack 070, which brings their data. */
export const demoAccounts: readonly Account[] = [
  { email: 'admin@kitchenpantry.test', fullName: 'Robin Castellanos' },
  { email: 'maya@kitchenpantry.test', fullName: 'Maya Okafor' },
  { email: 'alex@kitchenpantry.test', fullName: 'Alex Rivera' },
  { email: 'blair@kitchenpantry.test', fullName: 'Blair Nakamura' },
];

export const demoPassword = 'pantry-demo';

export async function hasAccounts(sql: postgres.Sql): Promise<boolean> {
  const [found] = await sql`select exists (select from auth.users) as any`;
  return Boolean(found?.any);
}

export async function hasDemoAccounts(sql: postgres.Sql): Promise<boolean> {
  const emails = demoAccounts.map(({ email }) => email);
  const found = await sql`select from auth.users where email = any(${emails})`;
  return found.length === emails.length;
}

/** All or none, so that a start that was killed does not leave a demo with half its people. */
export async function addDemoAccounts(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    for (const account of demoAccounts) await addAccount(tx, account, demoPassword);
  });
}

/** The first account of an empty system. Returns its password, which is kept nowhere. */
export async function addFirstAdmin(sql: postgres.Sql, email: string): Promise<string> {
  const password = randomBytes(12).toString('base64url');
  await sql.begin(async (tx) => {
    const id = await addAccount(tx, { email, fullName: 'Administrator' }, password);
    await tx`
      insert into public.user_profiles (user_id, full_name, role)
      values (${id}, 'Administrator', 'admin')
      on conflict (user_id) do update set role = 'admin'`;
  });
  return password;
}

export async function addAccount(tx: postgres.TransactionSql, account: Account, password: string) {
  const id = randomUUID();
  const { email, fullName } = account;
  const identity = { sub: id, email, email_verified: true, phone_verified: false };
  const provider = { provider: 'email', providers: ['email'] };
  await tx`
    insert into auth.users (id, email, encrypted_password, email_confirmed_at,
                            raw_app_meta_data, raw_user_meta_data)
    values (${id}, ${email}, extensions.crypt(${password}, extensions.gen_salt('bf', 10)), now(),
            ${tx.json(provider)}, ${tx.json({ ...identity, full_name: fullName })})`;
  await tx`
    insert into auth.identities (id, provider, provider_id, user_id, identity_data)
    values (${randomUUID()}, 'email', ${id}, ${id}, ${tx.json(identity)})`;
  return id;
}
