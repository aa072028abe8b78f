import fc from 'fast-check';
import type postgres from 'postgres';
import { describe, expect } from 'vitest';
import { addContact, addOpportunity, addOrganization, addProduct } from '../support/fixtures.ts';
import { asUser, become, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

describe('a search finds', () => {
  const found: [typed: string, title: string][] = [
    ['bristol', 'Bristol Street Kitchen'],
    ['BRI', 'Bristol Street Kitchen'],
    ['kitch brist', 'Bristol Street Kitchen'],
    ['  bristol   str ', 'Bristol Street Kitchen'],
    ['flint', 'Bristol Street Kitchen'],
    ['nunez', 'Zoë Núñez'],
    ['ZOË', 'Zoë Núñez'],
    ['dana joh', 'Dana Johnson'],
    ['crinkle', 'Crinkle fries'],
    ['tc-100', 'Crinkle fries'],
    ['omalley', "O'Malley's Public House"],
    ["o'mal", "O'Malley's Public House"],
    ['o’malley', "O'Malley's Public House"],
    ['3/8', 'Fries 3/8" cut'],
    ['john', 'St.John Hospital'],
    ['coca cola', 'Coca-Cola Arena'],
    ['coca-c', 'Coca-Cola Arena'],
    ['chef@example', 'Ada Chef'],
    ['example.test', 'Ada Chef'],
    ['日本', '日本 Ramen'],
    // Mistyped
    ['brisol', 'Bristol Street Kitchen'],
    ['bristoll', 'Bristol Street Kitchen'],
    ['johnsn', 'Dana Johnson'],
    ['jonson', 'Dana Johnson'],
    ['crinkel', 'Crinkle fries'],
    ['kichen', 'Bristol Street Kitchen'],
  ];
  test.for(found)('by "%s": %s', async ([typed, title], { world }) => {
    await rolledBack(world.sql, async (tx) => {
      await addSpecialNames(tx, world.principal);
      await become(tx, 'authenticated', world.alex);
      expect((await search(tx, typed)).map((hit) => hit.title)).toContain(title);
    });
  });
});

test('what begins like the typed text comes first', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await addOrganization(tx, { name: 'The Old Bristol Inn', city: 'Bristol', segment: 'Bristol' });
    await become(tx, 'authenticated', world.alex);
    const hits = await search(tx, 'bristol');
    expect(hits[0]).toMatchObject({ kind: 'organization', title: 'Bristol Street Kitchen' });
    expect(hits.map((hit) => hit.rank)).toEqual(
      hits.map((hit) => hit.rank).toSorted((a, b) => b - a),
    );
  });
});

test('each kind says what it belongs to', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await addOpportunity(tx, world, { name: 'Zucchini rollout' });
    await become(tx, 'authenticated', world.alex);
    const [opportunity] = await search(tx, 'zucchini');
    expect(opportunity).toMatchObject({
      kind: 'opportunity',
      title: 'Zucchini rollout',
      subtitle: 'Bristol Street Kitchen',
    });
    expect((await search(tx, 'crinkle'))[0]).toMatchObject({
      kind: 'product',
      subtitle: 'Thumb Coast Potato Company',
    });
    expect((await search(tx, 'dana'))[0]).toMatchObject({
      kind: 'contact',
      id: world.contact,
      subtitle: 'Bristol Street Kitchen',
    });
  });
});

test('a customer’s name finds its opportunities', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { name: 'Onion rings' });
    await become(tx, 'authenticated', world.alex);
    expect((await search(tx, 'bristol')).map((hit) => hit.id)).toContain(id);
  });
});

test.for(['kitch', 'kichen', 'crinkle', 'crinkel', 'zoe', 'zeo nunez'])(
  'of one kind only, "%s" finds what it finds of all kinds, and nothing else',
  async (typed, { world }) => {
    await asUser(world.sql, world.alex, async (tx) => {
      const ids = (hits: Hit[]) => hits.map((hit) => hit.id).sort();
      const all = await search(tx, typed);
      for (const kind of ['organization', 'contact', 'product', 'opportunity']) {
        const only = await tx<Hit[]>`select * from public.search_records(${typed}, 20, ${kind})`;
        for (const hit of only) expect(hit.kind).toBe(kind);
        expect(ids(only)).toEqual(
          expect.arrayContaining(ids(all.filter((hit) => hit.kind === kind))),
        );
      }
    });
  },
);

test('there are no more results than were asked for, and never more than a hundred', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    await tx`insert into public.organizations (name) select 'Manyfold ' || n from generate_series(1, 150) n`;
    await become(tx, 'authenticated', world.alex);
    const sizes: [number | null, number][] = [
      [5, 5],
      [20, 20],
      [null, 20],
      [1000, 100],
      [0, 0],
      [-1, 0],
    ];
    for (const [asked, expected] of sizes) {
      const hits = await tx`select from public.search_records('manyfold', ${asked})`;
      expect(hits).toHaveLength(expected);
    }
    expect(await search(tx, 'manyfold')).toHaveLength(20);
  });
});

const nasty = [
  "'",
  "''",
  '"',
  '\\',
  '\\\\',
  "\\'",
  '&',
  '|',
  '!',
  '!!',
  '(',
  ')',
  '()',
  '<->',
  '<2>',
  ':',
  ':*',
  'a:b',
  'a:*',
  'a & ',
  '& a',
  'a | | b',
  '!a',
  '%',
  '_',
  '%%',
  '*',
  '?',
  '[',
  '{',
  '$1',
  '$$',
  '--',
  '/*',
  ';',
  "'; drop table public.organizations; --",
  '\t',
  '\n',
  '\u0001',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  '½',
  'ﬁ',
  'İ',
  'ß',
  '٣',
  'and',
  'the',
  'x'.repeat(5000),
  'a '.repeat(2000),
  '',
  ' ',
];

test('any text is a valid query', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    for (const typed of nasty) expect(await search(tx, typed)).toBeDefined();
    const [nothing] = await tx`select count(*)::int as hits from public.search_records(null)`;
    expect(nothing).toEqual({ hits: 0 });
  });
});

test('any text at all is a valid query', async ({ world }) => {
  const text = fc
    .string({ unit: 'binary', maxLength: 40 })
    .map((typed) => typed.replaceAll('\u0000', ''));
  await asUser(world.sql, world.alex, async (tx) => {
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        expect(await search(tx, typed)).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

interface Hit {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
  rank: number;
}

async function search(tx: postgres.TransactionSql, typed: string): Promise<Hit[]> {
  return tx<Hit[]>`select * from public.search_records(${typed})`;
}

async function addSpecialNames(tx: postgres.TransactionSql, principal: string) {
  const hospital = await addOrganization(tx, { name: 'St.John Hospital' });
  await addContact(tx, hospital, {
    first_name: 'Ada',
    last_name: 'Chef',
    email: 'chef@example.test',
  });
  for (const name of ["O'Malley's Public House", 'Coca-Cola Arena', '日本 Ramen']) {
    await addOrganization(tx, { name });
  }
  await addProduct(tx, principal, { name: 'Fries 3/8" cut' });
}
