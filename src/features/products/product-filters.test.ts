import { expect, test } from 'vitest';
import { readProductFilters, sortOf, withSort } from './product-filters.ts';

const principal = '6f1c2a34-0000-4000-8000-000000000001';

test('an address is read, and what makes no sense in it is left out', () => {
  const search = { text: 'fries', principal, sort: 'price', down: true };
  expect(readProductFilters(search)).toEqual(search);
  expect(readProductFilters({ text: '', principal: 'x', sort: 'color', down: 'yes' })).toEqual({});
});

test('sorting by name is the default, and leaves nothing in the address', () => {
  expect(sortOf({})).toEqual({ key: 'name', descending: false });
  const byPrice = withSort({ principal }, { key: 'price', descending: true });
  expect(byPrice).toEqual({ principal, sort: 'price', down: true });
  expect(withSort(byPrice, { key: 'name', descending: false })).toEqual({ principal });
});
