import { describe, expect, it } from 'vitest';
import { toCsvLine } from './csv.ts';

describe('a line of CSV', () => {
  it('quotes what would be read as something else', () => {
    expect(
      toCsvLine(['Acme', 'a,b', 'a;b', 'say "yes"', 'two\nlines', ' padded', null, 12.5, true]),
    ).toBe('Acme,"a,b","a;b","say ""yes""","two\nlines"," padded",,12.5,true\r\n');
  });

  it.each(['=1+1', '@SUM(A1)', '+cmd', '-2+A1', '+1-555-0100', '\t=1'])(
    'keeps %j from being run as a formula',
    (cell) => {
      expect(toCsvLine([cell]).replaceAll('"', '')).toBe(`'${cell}\r\n`);
    },
  );

  it.each(['-5', '-1,234.50', '+15550100', 'a=b', '555-0100'])('leaves %j as it is', (cell) => {
    expect(toCsvLine([cell]).replaceAll('"', '')).toBe(`${cell}\r\n`);
  });

  it('leaves numbers alone', () => {
    expect(toCsvLine([-5, 0])).toBe('-5,0\r\n');
  });
});
