import { expect } from 'vitest';
import { addContact, addInteraction, addOpportunity } from '../support/fixtures.ts';
import { asUser, refusal } from '../support/people.ts';
import { test } from './brokerage-test.ts';

const refused: [what: string, table: string, column: string, value: string, constraint: string][] =
  [
    ['a blank name', 'organizations', 'name', ' ', 'organizations_name_check'],
    ['a name without an end', 'organizations', 'name', 'x'.repeat(301), 'organizations_name_check'],
    ['a priority E', 'organizations', 'priority', 'E', 'organizations_priority_check'],
    ['a state that is none', 'organizations', 'state', 'Ontario', 'organizations_state_fkey'],
    ['an address without @', 'contacts', 'email', 'dana', 'contacts_email_check'],
    ['an address with a blank', 'contacts', 'email', 'da na@example.test', 'contacts_email_check'],
    ['a role that is none', 'contacts', 'role', 'chef', 'contacts_role_check'],
    ['a blank item number', 'products', 'sku', ' ', 'products_sku_check'],
    ['a negative price', 'products', 'list_price', '-0.01', 'products_list_price_check'],
    ['a price that is no number', 'products', 'list_price', 'NaN', 'products_list_price_check'],
    ['a blank name', 'opportunities', 'name', '\t', 'opportunities_name_check'],
    ['a priority a', 'opportunities', 'priority', 'a', 'opportunities_priority_check'],
    [
      'a negative value',
      'opportunities',
      'estimated_value',
      '-1',
      'opportunities_estimated_value_check',
    ],
    // One of these would make everybody's totals NaN.
    [
      'a value that is no number',
      'opportunities',
      'estimated_value',
      'NaN',
      'opportunities_estimated_value_check',
    ],
    ['a source that is none', 'opportunities', 'source', 'rumour', 'opportunities_source_fkey'],
    [
      'a type that is none',
      'interactions',
      'interaction_type',
      'fax',
      'interactions_interaction_type_fkey',
    ],
    // One of these would make the pipeline unreadable.
    [
      'a date without an end',
      'interactions',
      'interaction_date',
      'infinity',
      'interactions_interaction_date_check',
    ],
    [
      'a date before all',
      'interactions',
      'interaction_date',
      '-infinity',
      'interactions_interaction_date_check',
    ],
    [
      'a subject without an end',
      'interactions',
      'subject',
      'x'.repeat(301),
      'interactions_subject_check',
    ],
  ];

test.for(refused)(
  '%s is refused for %s.%s',
  async ([, table, column, value, constraint], { world }) => {
    await asUser(world.sql, world.alex, async (tx) => {
      await addInteraction(tx, world, await addOpportunity(tx, world));
      // As a literal, so that it takes the column's type.
      const error = await refusal(tx, (t) =>
        t.unsafe(`update public.${table} set ${column} = '${value}'`),
      );
      expect(error.constraint_name).toBe(constraint);
    });
  },
);

test('a contact may have one name, but has one', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    await addContact(tx, world.customer, { first_name: 'Cher' });
    const error = await refusal(tx, (t) => addContact(t, world.customer, { first_name: ' ' }));
    expect(error.constraint_name).toBe('contacts_name_check');
  });
});
