import { expect, it } from 'vitest';
import { isFiltered, readOrganizationFilters, withSort } from './organization-filters.ts';

it('keeps what an address may say, and leaves out the rest', () => {
  expect(
    readOrganizationFilters({
      text: 42,
      role: 'principal',
      priority: 'E',
      state: 'MI',
      owner: 'theirs',
      city: ' ',
      sort: 'owner',
      down: true,
    }),
  ).toEqual({ text: '42', role: 'principal', state: 'MI', down: true });
});

it('a role that objects happen to have is no role', () => {
  expect(readOrganizationFilters({ role: 'toString' })).toEqual({});
});

it('the order alone is no filter', () => {
  expect(isFiltered(withSort({}, { key: 'priority', descending: true }))).toBe(false);
  expect(isFiltered({ owner: 'mine' })).toBe(true);
});
