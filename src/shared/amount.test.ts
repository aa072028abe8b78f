import { describe, expect, it } from 'vitest';
import { readAmount, writeAmount } from './amount.ts';

describe('readAmount', () => {
  it.each([
    ['12400', 12_400],
    ['12,400', 12_400],
    ['$12,400.50', 12_400.5],
    [' $ 12 400 ', 12_400],
    ['USD 3', 3],
    ['0', 0],
    ['9,999,999,999.99', 9_999_999_999.99],
    ['', null],
    ['  ', null],
  ])('reads %j', (text, amount) => {
    expect(readAmount(text)).toEqual({ amount });
  });

  it.each(['$', 'a lot', '12.400,50', '1,2', '1.234', '1e9', 'NaN', '10,000,000,000', '-5'])(
    'does not guess at %j',
    (text) => {
      expect(readAmount(text)).toHaveProperty('problem');
    },
  );
});

describe('writeAmount', () => {
  it('shows cents only where there are some, and is read back as it was', () => {
    expect([0, 12_400, 12_400.5, 9_999_999_999.99, null].map(writeAmount)).toEqual([
      '0',
      '12,400',
      '12,400.50',
      '9,999,999,999.99',
      '',
    ]);
  });
});
