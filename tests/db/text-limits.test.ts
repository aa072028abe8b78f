import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { packFile, readPackFile } from './pack-files.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());

test('every text that a person may write has an end, or comes from a list', async () => {
  const endless = await db.sql`
    select c.oid::regclass::text || '.' || a.attname as place
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
     where c.relnamespace in ('public'::regnamespace, 'reporting'::regnamespace)
       and a.attnum > 0 and not a.attisdropped
       and a.atttypid::regtype::text in ('text', 'jsonb', 'extensions.citext', 'citext')
       and (has_column_privilege('authenticated', c.oid, a.attnum, 'insert')
            or has_column_privilege('authenticated', c.oid, a.attnum, 'update'))
       and not exists (
         select from pg_constraint k
          where k.conrelid = c.oid and a.attnum = any (k.conkey)
            and (k.contype = 'f' or pg_get_constraintdef(k.oid) ~ 'length[(]|ANY [(]ARRAY'))
     order by 1`;
  expect(endless).toEqual([]);
});

test('a longer text from before stays, and its row can still be changed; what fits is limited', async () => {
  const old = await freshDatabase('kp_installed');
  await old.sql`alter table public.organizations drop constraint organizations_notes_length_check,
                                                 drop constraint organizations_website_length_check`;
  await old.sql`insert into public.organizations (name, notes) values ('Old', ${'x'.repeat(30_000)})`;
  const warnings: string[] = [];
  const onnotice = ({ message }: postgres.Notice) => warnings.push(message ?? '');
  const upgrade = postgres(old.url, { max: 1, onnotice });
  await upgrade.unsafe(readPackFile('sql', packFile('060'))).simple();
  await upgrade.end();
  expect(warnings).toContain(
    'public.organizations.notes has 1 rows with more than 20000 characters. They are kept, and the limit is not set.',
  );
  await old.sql`update public.organizations set city = 'Flint' where name = 'Old'`;
  const [kept] = await old.sql`select length(notes) as length, city from public.organizations`;
  expect(kept).toEqual({ length: 30_000, city: 'Flint' });
  await expect(
    old.sql`update public.organizations set website = ${'x'.repeat(301)}`,
  ).rejects.toMatchObject({ constraint_name: 'organizations_website_length_check' });
  await old.dispose();
});
