import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { createUser } from '../support/people.ts';
import { packFile, readPackFile } from './pack-files.ts';

const people = {
  admin: 'Robin Castellanos',
  maya: 'Maya Okafor',
  alex: 'Alex Rivera',
  blair: 'Blair Nakamura',
};

export interface DemoDatabase extends TestDatabase {
  /** Ids of the demo accounts. */
  people: Record<keyof typeof people, string>;
}

/** All packs and the demo brokerage. */
export async function demoDatabase(): Promise<DemoDatabase> {
  const db = await freshDatabase('kp_installed');
  const account = (name: keyof typeof people) =>
    createUser(db.sql, { email: `${name}@kitchenpantry.test`, fullName: people[name] });
  const ids = {
    admin: await account('admin'),
    maya: await account('maya'),
    alex: await account('alex'),
    blair: await account('blair'),
  };
  await loadDemo(db);
  return { ...db, people: ids };
}

/** Pack 070 as a whole, with the demo asked for. */
export async function loadDemo(db: TestDatabase): Promise<void> {
  const connection = db.connect({ max: 1 });
  await connection`select set_config('kp.demo', 'on', false)`;
  await connection.unsafe(readPackFile('sql', packFile('070'))).simple();
  await connection.end();
}
