import { decode, parseTable, type TableRow } from './read-table.ts';

export type Told = { headers: readonly string[]; total: number } | { rows: readonly TableRow[] };

// Off the page's own thread: fifty thousand rows take a second or two. They come back in portions,
// because taking them over takes time as well.
const portion = 2_000;

self.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
  const { headers, rows } = parseTable(typeof data === 'string' ? data : decode(data));
  const tell = (told: Told) => self.postMessage(told);
  tell({ headers, total: rows.length });
  for (let from = 0; from < rows.length; from += portion) {
    tell({ rows: rows.slice(from, from + portion) });
  }
};
