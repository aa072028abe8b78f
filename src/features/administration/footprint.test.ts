import { expect, test } from 'vitest';
import { describeOwned, presentOwned, totalOwned } from './footprint.ts';
import { reportsTo } from './reporting-line.ts';

test('what somebody owns is said in words, a table that came later by its own name', () => {
  const owned = [
    { table_name: 'public.opportunities', rows: 1 },
    { table_name: 'public.interactions', rows: 1200 },
    { table_name: 'public.wine_tastings', rows: 2 },
  ];
  expect(owned.map(describeOwned)).toEqual([
    '1 opportunity',
    '1,200 logged interactions',
    '2 records in “wine tastings”',
  ]);
  expect(totalOwned(owned)).toBe(1203);
  expect(presentOwned(owned).map(({ rows }) => rows)).toEqual([1200, 2, 1]);
});

test('a line of reporting is followed to its end, and a circle once', () => {
  const person = (user_id: string, manager_user_id: string | null) => ({
    user_id,
    manager_user_id,
  });
  const [boss, lead, rep] = [person('boss', null), person('lead', 'boss'), person('rep', 'lead')];
  expect(reportsTo(rep, boss, [boss, lead, rep])).toBe(true);
  expect(reportsTo(boss, rep, [boss, lead, rep])).toBe(false);
  const circle = [person('a', 'b'), person('b', 'a')];
  expect(reportsTo(person('c', 'a'), boss, circle)).toBe(false);
});
