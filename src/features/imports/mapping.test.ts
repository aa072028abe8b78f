import { describe, expect, it } from 'vitest';
import { guessMapping, guessReading, missingFields, toData } from './mapping.ts';

const reading = { dateOrder: 'month first', decimalComma: false } as const;

describe('columns', () => {
  it('are recognised by what people call them', () => {
    expect(
      guessMapping('organization', ['Account Name', ' CITY', 'Zip Code', 'St.', 'Fax', 'Web-Site']),
    ).toEqual(['name', 'city', 'postal_code', 'state', null, 'website']);
    expect(
      guessMapping('contact', ['Company', 'First', 'Last', 'Email Address', 'Cell', 'Position']),
    ).toEqual(['organization', 'first_name', 'last_name', 'email', 'mobile_phone', 'title']);
    expect(
      guessMapping('opportunity', ['Deal', 'Customer', 'Brand', 'Est. Value ($)', 'Close Date']),
    ).toEqual(['name', 'organization', 'principal', 'estimated_value', 'expected_close_date']);
  });

  it('are taken once, the exact name before one that contains it', () => {
    expect(guessMapping('organization', ['Phone', 'Phone', 'Old name', 'Name'])).toEqual([
      'phone',
      null,
      null,
      'name',
    ]);
  });

  it('that a kind cannot do without are asked for', () => {
    expect(missingFields('organization', ['city'])).toMatch(/name/);
    expect(missingFields('contact', ['email'])).toBeNull();
    expect(missingFields('opportunity', ['name'])).toMatch(/customer/);
  });
});

describe('a row', () => {
  it('becomes its filled cells, by field, with amounts and dates made plain', () => {
    expect(
      toData(
        'opportunity',
        ['Fries', '', '$1,200.00', '3/4/2026', 'x'],
        ['name', 'notes', 'estimated_value', 'expected_close_date', null],
        reading,
      ),
    ).toEqual({ name: 'Fries', estimated_value: '1200.00', expected_close_date: '2026-03-04' });
  });

  it.each([
    ['Dana Johnson', { first_name: 'Dana', last_name: 'Johnson' }],
    ['Johnson, Dana', { first_name: 'Dana', last_name: 'Johnson' }],
    ['Mary Jo Smith', { first_name: 'Mary Jo', last_name: 'Smith' }],
    ['Cher', { first_name: 'Cher' }],
  ])('splits the full name %s', (name, parts) => {
    expect(toData('contact', [name], ['full_name'], reading)).toEqual(parts);
  });
});

it('how amounts and dates are written is learnt from the mapped columns only', () => {
  const table = {
    headers: ['Value', 'Close', 'Other'],
    rows: [{ line: 2, cells: ['1.200,50', '31.1.2026', '1/31/2026'] }],
  };
  expect(
    guessReading(table, 'opportunity', ['estimated_value', 'expected_close_date', null]),
  ).toEqual({
    reading: { dateOrder: 'day first', decimalComma: true },
    datesAreOpen: false,
  });
});
