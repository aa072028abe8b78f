import { describe, expect, it } from 'vitest';
import { guessDateOrder, guessDecimalComma, readAmount, readDate } from './values.ts';

describe('amounts', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['$1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1.234,50 €', '1234.50'],
    ['1 234,5', '1234.5'],
    ['USD 12', '12'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['(1,200)', '-1200'],
    ['-5', '-5'],
    ['.5', '0.5'],
    ['12.', '12'],
    ['12,5', '12.5'],
    ['0', '0'],
  ])('%s is %s', (text, amount) => {
    expect(readAmount(text, false)).toBe(amount);
  });

  it('takes one sign before three digits as the column does', () => {
    expect(readAmount('1,234', false)).toBe('1234');
    expect(readAmount('1,234', true)).toBe('1.234');
    expect(readAmount('1.234', true)).toBe('1234');
    expect(readAmount('1.234', false)).toBe('1.234');
  });

  it.each(['twelve', '12 apples', '1,2,3.4.5', '-', ''])('leaves %j as it is', (text) => {
    expect(readAmount(text, false)).toBe(text);
  });

  it('are learnt from the values that leave no doubt', () => {
    expect(guessDecimalComma(['1.234', '12,50', '1.000,00'])).toBe(true);
    expect(guessDecimalComma(['1,234', '12.50', '1,000.00'])).toBe(false);
    expect(guessDecimalComma([])).toBe(false);
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-04', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['2026-03-04T10:00:00', '2026-03-04'],
    ['3/4/2026', '2026-03-04'],
    ['3/4/26', '2026-03-04'],
    ['03.04.2026 08:00', '2026-03-04'],
    ['4 March 2026', '2026-03-04'],
    ['Mar 4, 2026', '2026-03-04'],
    ['4-Mar-26', '2026-03-04'],
    ['February 30, 2026', 'February 30, 2026'],
    ['13/13/2026', '13/13/2026'],
    ['2/30/2026', '2/30/2026'],
    ['soon', 'soon'],
  ])('%s is %s, month first', (text, date) => {
    expect(readDate(text, 'month first')).toBe(date);
  });

  it('follow the order that was chosen', () => {
    expect(readDate('3/4/2026', 'day first')).toBe('2026-04-03');
  });

  it('give their order away, or do not', () => {
    expect(guessDateOrder(['1/2/2026', '31/1/2026'])).toEqual({
      order: 'day first',
      isOpen: false,
    });
    expect(guessDateOrder(['1/2/2026', '1/31/2026'])).toEqual({
      order: 'month first',
      isOpen: false,
    });
    expect(guessDateOrder(['1/2/2026'])).toEqual({ order: 'month first', isOpen: true });
    expect(guessDateOrder(['2026-03-04', '4/4/2026'])).toEqual({
      order: 'month first',
      isOpen: false,
    });
  });
});
