import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsvLine } from '../../shared/csv.ts';
import { decode, parseTable } from './read-table.ts';
import { readAmount, readDate } from './values.ts';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;
const cells = (text: string) => parseTable(text).rows.map((row) => row.cells);
const utf16 = (text: string) => new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer;

describe('files that are no CSV', () => {
  it.each([
    ['an xlsx', bytes(0x50, 0x4b, 3, 4, 20, 0), 'an Excel workbook'],
    ['an xls', bytes(0xd0, 0xcf, 0x11, 0xe0), 'an old Excel workbook'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10), 'a picture'],
    ['a PDF', bytes(0x25, 0x50, 0x44, 0x46), 'a PDF'],
  ])('are called what they are: %s', (_what, file, said) => {
    expect(() => decode(file)).toThrow(said);
  });

  it.each([
    [
      'a quote that is never closed',
      'Name,City\nA,"Flint\nB,Ann Arbor\n',
      'line 2 is never closed',
    ],
    ['a quote inside a quoted cell', 'Name,City\n"5" pan",Flint\n', 'near line 2'],
    ['10,000 columns', `${'a,'.repeat(10_000)}b\n1\n`, '10,001 columns; 200 is the most'],
    ['a cell without end', `Name\n${'x'.repeat(60_000)}\n`, 'Row 2 has a cell of more than 50,000'],
  ])('say what is wrong with them: %s', (_what, text, said) => {
    expect(() => parseTable(text)).toThrow(said);
  });
});

describe('files that programs other than spreadsheets wrote', () => {
  it('lose no row where their lines end in several ways', () => {
    expect(cells('Name,City\r\nA,1\nB,2\rC,3\r\n"D\r\nE",4')).toEqual([
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
      ['D\nE', '4'],
    ]);
  });

  it('are read as UTF-16 without a mark, too', () => {
    expect(decode(utf16('Name,City\nCafé,Flint'))).toBe('Name,City\nCafé,Flint');
  });

  it('may hold NULs, a mark in the text, and headings twice or none', () => {
    expect(parseTable('\uFEFFName,Name,,City\nA\0,B,C,D')).toEqual({
      headers: ['Name', 'Name', '', 'City'],
      rows: [{ line: 2, cells: ['A', 'B', 'C', 'D'] }],
    });
  });

  it('may repeat a row ten thousand times', () => {
    expect(cells(`Name\n${'Diner\n'.repeat(10_000)}`)).toHaveLength(10_000);
  });
});

it('whatever a cell holds, what is exported comes back, and a spreadsheet runs none of it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom("=cmd|' /C calc'!A0", '@SUM(1)', '\t=1', '＝1+1', '-1+1', 'a"b', ';', '\r\n=1'),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (row) => {
      const line = toCsvLine(row);
      expect(line.split(/(?:^|,)"?/).some((start) => /^[=@＝]/.test(start))).toBe(false);
      const [read] = cells(`${row.map((_, at) => `H${at}`).join(',')}\r\n${line}`);
      const written = row.map((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim());
      if (written.some(Boolean)) expect(read?.map(unquoted)).toEqual(written.map(unquoted));
    }),
    { seed: 5, numRuns: 300 },
  );
});

// The quote that keeps a formula from being run goes where it was put by us, and where it was not.
function unquoted(text: string): string {
  return text.replace(/^'+(?=[=+\-@＝＋－＠])/, '').trim();
}

it('amounts and dates that nobody can read stay as they are', () => {
  for (const text of [
    '0000-00-00',
    '0026-03-04',
    '2026-02-30',
    '99/99/9999',
    '1e400',
    'NaN',
    '٣',
  ]) {
    expect(readDate(text, 'day first')).toBe(text);
    expect(readAmount(text, true)).toBe(text);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, comma) => {
      const amount = readAmount(text, comma);
      expect(amount === text || /^-?\d+(\.\d+)?$/.test(amount)).toBe(true);
      const date = readDate(text, comma ? 'day first' : 'month first');
      expect(date === text || /^\d{4}-\d\d-\d\d$/.test(date)).toBe(true);
    }),
    { seed: 5, numRuns: 300 },
  );
});
