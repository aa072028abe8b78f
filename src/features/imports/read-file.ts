import { UnreadableFile } from './file-kind.ts';
import type { Table, TableRow } from './read-table.ts';
import type { Told } from './read-worker.ts';

export const mostRows = 50_000;
const mostBytes = 50_000_000;

/** Reads a file, or pasted text, in a worker. Stops it where the signal says so. */
export async function readSource(
  source: File | string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Table> {
  if (typeof source !== 'string' && source.size > mostBytes) {
    throw new UnreadableFile('It is larger than 50 MB. Split it in parts.');
  }
  const content = typeof source === 'string' ? source : await source.arrayBuffer();
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Table>((resolve, reject) => {
      let headers: readonly string[] = [];
      let total = 0;
      const rows: TableRow[] = [];
      signal.addEventListener('abort', () => reject(signal.reason));
      worker.onerror = () => reject(new UnreadableFile('The file could not be read.'));
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if ('refused' in data) return reject(new UnreadableFile(data.refused));
        if ('headers' in data) ({ headers, total } = data);
        else rows.push(...data.rows);
        onProgress(total === 0 ? 1 : rows.length / total);
        if (rows.length >= total) resolve({ headers, rows });
      };
      worker.postMessage(content, typeof content === 'string' ? [] : [content]);
    });
  } finally {
    worker.terminate();
  }
}
