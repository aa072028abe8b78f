import { expect, test } from 'vitest';
import { readPrice } from './price.ts';

test('a price is read as people type it', () => {
  expect(readPrice('24.90')).toBe(24.9);
  expect(readPrice(' $1,250 ')).toBe(1250);
  expect(readPrice('0')).toBe(0);
  expect(readPrice(' ')).toBeNull();
});

test('what could be read two ways is no price', () => {
  for (const typed of ['12,50', '-3', '1e3', 'a', '1.234', '1,23,456']) {
    expect(readPrice(typed)).toBeUndefined();
  }
});
