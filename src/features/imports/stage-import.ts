import { isNetworkFailure } from '../../shared/refusal.ts';
import type { Kind } from './fields.ts';
import { type Mapping, toData } from './mapping.ts';
import { portions } from './portions.ts';
import { discardImport, stageRows, startImport } from './queries.ts';
import type { Table } from './read-table.ts';
import type { Reading } from './values.ts';

export type Plan = {
  kind: Kind;
  fileName: string;
  table: Table;
  mapping: Mapping;
  reading: Reading;
};

const pauses = [1_000, 3_000, 8_000];

/** Sends the rows to the server, a thousand at a time. Cancelled, it forgets what it sent. */
export async function stageImport(
  plan: Plan,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { kind, fileName, table } = plan;
  const import_id = crypto.randomUUID();
  const { rows } = table;
  await startImport({
    import_id,
    kind,
    file_name: fileName.slice(0, 300),
    rows_expected: rows.length,
  });
  try {
    let sent = 0;
    for (const some of portions(dataOf(plan))) {
      signal.throwIfAborted();
      const staged = some.map((data, index) => ({
        import_id,
        row_number: rows[sent + index]?.line ?? 0,
        data,
      }));
      await patiently(() => stageRows(staged, signal), signal);
      sent += some.length;
      onProgress(sent / rows.length);
    }
    signal.throwIfAborted();
  } catch (error) {
    // Not waited for: without a network it cannot be done, and it is the server's to keep then.
    discardImport(import_id).catch(() => undefined);
    throw error;
  }
  return import_id;
}

// One after the other, so that the page can answer in between.
function* dataOf({ kind, table, mapping, reading }: Plan) {
  for (const { cells } of table.rows) yield toData(kind, cells, mapping, reading);
}

async function patiently(send: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (const pause of pauses) {
    try {
      return await send();
    } catch (error) {
      if (signal.aborted || !isNetworkFailure(error)) throw error;
      await rest(pause, signal);
      signal.throwIfAborted();
    }
  }
  return send();
}

/** Milliseconds, or until it is cancelled. */
function rest(pause: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pause);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
