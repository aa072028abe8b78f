import { describe, expect } from 'vitest';
import { become, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

// Candidates are gathered by the word first, up to 2,000 organizations and 5,000 contacts; past
// that the lists are walked in their order instead, and must say the same.
describe('a word that thousands have in common', () => {
  test('lists organizations as a rarer one would, narrowed and page after page', async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      await tx`
        insert into public.organizations (name, city, state, segment, owner_user_id)
        select 'Quincegrill ' || lpad(n::text, 4, '0'), 'Quincetown', 'MI', 'Diner',
               case when n % 2 = 0 then ${world.alex}::uuid when n % 700 = 1 then null else ${world.blair}::uuid end
        from generate_series(1, 4400) n`;
      await become(tx, 'authenticated', world.alex);
      const visible = await tx`
        select organization_id from public.organizations where name like 'Quincegrill%' order by name limit 60`;
      const filter = tx`query => 'quincegrill', only_city => 'quincetown', only_state => 'MI', only_segment => 'Diner'`;
      const first = await tx`
        select organization_id from reporting.list_organizations(${filter}, max_results => 40)`;
      const second = await tx`
        select organization_id from reporting.list_organizations(${filter},
          after => ${first.at(-1)?.organization_id}, max_results => 20)`;
      expect([...first, ...second]).toEqual([...visible]);
      const none = tx`query => 'quincegrill', only_city => 'nowhere'`;
      expect(await tx`select from reporting.list_organizations(${none})`).toHaveLength(0);
      await become(tx, 'authenticated', world.maya);
      expect(await tx`select from reporting.list_organizations(${filter})`).toHaveLength(50);
    });
  });

  test('lists contacts so, too', async ({ world }) => {
    await rolledBack(world.sql, async (tx) => {
      await tx`
        insert into public.contacts (organization_id, first_name, last_name)
        select ${world.customer}, lpad(n::text, 4, '0'), 'Quincey' from generate_series(1, 5100) n`;
      await become(tx, 'authenticated', world.alex);
      const listed = await tx`
        select full_name from reporting.list_contacts(query => 'quincey', descending => true, max_results => 3)`;
      expect(listed.map((row) => row.full_name)).toEqual([
        '5100 Quincey',
        '5099 Quincey',
        '5098 Quincey',
      ]);
    });
  });
});
