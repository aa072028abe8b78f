import { expect, it } from 'vitest';
import { portions } from './portions.ts';

const row = (length: number) => ({ notes: 'x'.repeat(length) });

it('rows are sent a thousand at a time, and fewer where they are long', () => {
  const sizes = (rows: Record<string, string>[]) => [...portions(rows)].map((some) => some.length);
  expect(sizes(Array.from({ length: 2_500 }, () => row(10)))).toEqual([1_000, 1_000, 500]);
  expect(sizes(Array.from({ length: 100 }, () => row(20_000)))).toEqual([49, 49, 2]);
  expect(sizes([row(2_000_000), row(1)])).toEqual([1, 1]);
  expect(sizes([])).toEqual([]);
});
