import Papa from 'papaparse';
import { refuseOtherFiles, UnreadableFile } from './file-kind.ts';

export type Table = {
  headers: readonly string[];
  rows: readonly TableRow[];
};
/** `line` is the row's number in the spreadsheet, the heading being 1; empty lines count too. */
export type TableRow = { line: number; cells: readonly string[] };

/** The bytes as a spreadsheet wrote them: UTF-8 or UTF-16, with or without a mark, else Windows-1252. */
export function decode(bytes: ArrayBuffer): string {
  const start = new Uint8Array(bytes, 0, Math.min(1_000, bytes.byteLength));
  refuseOtherFiles(start);
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Without a mark every second byte of plain letters is zero, and tells which half is.
  const zeros = [0, 1].map(
    (half) => start.filter((byte, at) => byte === 0 && at % 2 === half).length,
  );
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (even > start.length / 4) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Excel writes "sep=;" above the heading where the separator is not the usual one. */
const separatorLine = /^sep=(.)\n/i;

const mostColumns = 200;
const longestCell = 50_000;

/** Throws UnreadableFile where nobody could say which cell is whose. */
export function parseTable(text: string): Table {
  // A file put together from others ends its lines in several ways; the parser knows one at a time.
  const even = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const named = separatorLine.exec(even);
  const body = named ? even.slice(named[0].length) : even;
  const delimiter = named?.[1] ?? guessSeparator(body);
  const { data, errors } = Papa.parse<string[]>(body, { delimiter, newline: '\n' });
  refuseBrokenQuotes(body, errors);
  const lines = data.map((cells, index) => ({ line: index + 1, cells: cells.map(clean) }));
  const [heading, ...rest] = lines.filter(({ cells }) => cells.some(Boolean));
  if (!heading) return { headers: [], rows: [] };
  const last = rest.reduce(
    (most, { cells }) => Math.max(most, lastFilled(cells)),
    lastFilled(heading.cells),
  );
  if (last >= mostColumns) {
    throw new UnreadableFile(
      `It has ${(last + 1).toLocaleString('en')} columns; ${mostColumns} is the most. Take out those that are not needed.`,
    );
  }
  const tooLong = lines.find(({ cells }) => cells.some((cell) => cell.length > longestCell));
  if (tooLong) {
    throw new UnreadableFile(
      `Row ${tooLong.line} has a cell of more than ${longestCell.toLocaleString('en')} characters. Shorten it, or look for a quote that is not closed.`,
    );
  }
  const headers = Array.from({ length: last + 1 }, (_, column) => heading.cells[column] ?? '');
  return { headers, rows: rest };
}

// What an open quote swallows would be one cell, and its rows would be lost without a word.
function refuseBrokenQuotes(body: string, errors: readonly Papa.ParseError[]): void {
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (!broken) return;
  const line = body.slice(0, broken.index ?? 0).split('\n').length;
  throw new UnreadableFile(
    broken.code === 'MissingQuotes'
      ? `A quote that opens on line ${line} is never closed. Close it, or double it where it means inches.`
      : `There is a quote inside a quoted cell near line ${line}. Write it twice ("") or take it out.`,
  );
}

// The heading tells: its names hardly hold commas, while the cells below do.
function guessSeparator(text: string): string {
  const heading = /^\s*((?:"[^"]*"|[^"\r\n])*)/.exec(text.slice(0, 20_000))?.[1] ?? '';
  const bare = heading.replace(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  return [',', ';', '\t', '|'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

// A spreadsheet's cell may hold what PostgreSQL cannot; a report of ours may have said with a quote
// that a cell is no formula.
function clean(cell: string): string {
  const text = cell.replaceAll('\0', '').trim();
  return /^'[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1).trim() : text;
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex(Boolean);
}
