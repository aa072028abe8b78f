import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { addAccount } from '../../server/accounts.ts';
import { emailOf, password, person } from './person.ts';

/** A rep of this test's own, who may be disabled and off-boarded without any other test missing them. */
export async function newcomer() {
  const url = process.env.KP_E2E_DATABASE_URL;
  if (!url) throw new Error('Set KP_E2E_DATABASE_URL: people are added at the database');
  const name = `casey-${randomUUID().slice(0, 8)}`;
  const fullName = `Casey ${name.slice(6)}`;
  const sql = postgres(url.trim(), { max: 1, onnotice: () => undefined });
  try {
    await sql.begin((tx) => addAccount(tx, { email: emailOf(name), fullName }, password));
  } finally {
    await sql.end();
  }
  return { name, fullName, ...(await person(name)) };
}
