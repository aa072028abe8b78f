import { UnreadableFile } from './file-kind.ts';
import { decode, parseTable, type Table, type TableRow } from './read-table.ts';

export type Told =
  | { refused: string }
  | { headers: readonly string[]; total: number }
  | { rows: readonly TableRow[] };

// Off the page's own thread: fifty thousand rows take a second or two. They come back in portions,
// because taking them over takes time as well.
const portion = 2_000;

self.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
  const tell = (told: Told) => self.postMessage(told);
  const table = read(data);
  if ('refused' in table) return tell(table);
  const { headers, rows } = table;
  tell({ headers, total: rows.length });
  for (let from = 0; from < rows.length; from += portion) {
    tell({ rows: rows.slice(from, from + portion) });
  }
};

function read(data: ArrayBuffer | string): Table | { refused: string } {
  try {
    return parseTable(typeof data === 'string' ? data : decode(data));
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: error.message };
    throw error;
  }
}
