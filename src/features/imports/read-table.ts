import Papa from 'papaparse';

export type Table = {
  headers: readonly string[];
  rows: readonly TableRow[];
};
/** `line` is the row's number in the spreadsheet, the heading being 1; empty lines count too. */
export type TableRow = { line: number; cells: readonly string[] };

/** The bytes as a spreadsheet wrote them: UTF-8 or UTF-16 with a mark, UTF-8 without, else Windows-1252. */
export function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Excel writes "sep=;" above the heading where the separator is not the usual one. */
const separatorLine = /^sep=(.)\r?\n/i;

export function parseTable(text: string): Table {
  const named = separatorLine.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const { data } = Papa.parse<string[]>(body, { delimiter: named?.[1] ?? guessSeparator(body) });
  const lines = data.map((cells, index) => ({ line: index + 1, cells: cells.map(clean) }));
  const [heading, ...rest] = lines.filter(({ cells }) => cells.some(Boolean));
  if (!heading) return { headers: [], rows: [] };
  const last = rest.reduce(
    (most, { cells }) => Math.max(most, lastFilled(cells)),
    lastFilled(heading.cells),
  );
  const headers = Array.from({ length: last + 1 }, (_, column) => heading.cells[column] ?? '');
  return { headers, rows: rest };
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
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex(Boolean);
}
