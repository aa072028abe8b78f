import { describe, expect, it } from 'vitest';
import { decode, parseTable } from './read-table.ts';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;
const utf8 = (text: string) => new TextEncoder().encode(text).buffer;
const cells = (text: string) => parseTable(text).rows.map((row) => row.cells);

describe('encodings', () => {
  it('are told apart as spreadsheets write them', () => {
    expect(decode(utf8('Café'))).toBe('Café');
    expect(decode(utf8('\uFEFFCafé'))).toBe('Café');
    expect(decode(bytes(0x43, 0x61, 0x66, 0xe9))).toBe('Café');
    expect(decode(bytes(0xff, 0xfe, 0x43, 0, 0xe9, 0))).toBe('Cé');
    expect(decode(bytes(0xfe, 0xff, 0, 0x43, 0, 0xe9))).toBe('Cé');
    expect(decode(bytes())).toBe('');
  });
});

describe('tables', () => {
  it.each([',', ';', '\t', '|'])('are read with %j between the cells', (separator) => {
    const text = ['Name', 'City'].join(separator);
    const line = ['Harbor Diner', 'Flint'].join(separator);
    expect(parseTable(`${text}\r\n${line}\r\n${line}`)).toEqual({
      headers: ['Name', 'City'],
      rows: [
        { line: 2, cells: ['Harbor Diner', 'Flint'] },
        { line: 3, cells: ['Harbor Diner', 'Flint'] },
      ],
    });
  });

  it('take their separator from the heading, not from what stands in the cells', () => {
    expect(parseTable('Name;"Notes, old"\nDiner;a, b, c, d\n').headers).toEqual([
      'Name',
      'Notes, old',
    ]);
  });

  it('keep quoted separators, quotes and line breaks', () => {
    expect(cells('Name;Notes\r\n"Diner; East";"said ""yes""\nand left"\r\n')).toEqual([
      ['Diner; East', 'said "yes"\nand left'],
    ]);
  });

  it('count empty lines, so that a row has the number that the spreadsheet shows', () => {
    expect(parseTable('Name,City\n\n,\nDiner,Flint\n').rows).toEqual([
      { line: 4, cells: ['Diner', 'Flint'] },
    ]);
  });

  it('lose empty columns at the end and blanks around cells', () => {
    expect(parseTable(' Name ,City,,\nDiner , Flint,,\n')).toEqual({
      headers: ['Name', 'City'],
      rows: [{ line: 2, cells: ['Diner', 'Flint', '', ''] }],
    });
  });

  it('obey the separator that Excel names in the first line', () => {
    expect(parseTable('sep=;\r\nName;City\r\nA, B;Flint').headers).toEqual(['Name', 'City']);
  });

  it('take off the quote that kept a cell from being run as a formula', () => {
    expect(cells("Phone\n'+1-555-0100\n'tis the season")).toEqual([
      ['+1-555-0100'],
      ["'tis the season"],
    ]);
  });

  it('may be empty', () => {
    expect(parseTable('')).toEqual({ headers: [], rows: [] });
    expect(parseTable('Name,City\n').rows).toEqual([]);
  });

  it('may have rows that are shorter or longer than the heading', () => {
    expect(parseTable('A,B\n1\n1,2,3\n').headers).toEqual(['A', 'B', '']);
  });
});
