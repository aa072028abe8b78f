import { isPostgresError } from './database-error.ts';
import { exitCodes, KpError } from './errors.ts';
import { Session } from './session.ts';
import { splitStatements } from './statements.ts';

export type Parameter = string | number | boolean | null;

// Clients give up on messages of 10 MB, and their users long before.
const maxRows = 2000;
const maxBytes = 2_000_000;
const tooLarge = 'The result has more than 2,000 rows or 2 MB, too many to hand over.';
const readTimeout = '60s';

/**
 * Reads and cannot write. The transaction is read-only and has a snapshot, from which no statement
 * can make it writable again; the protocol takes one statement, so that none can end the transaction
 * and go on; it is never committed; and the connection, with whatever was set in it, ends with it.
 */
export async function readOnlyQuery<T>(
  databaseUrl: string,
  query: string,
  parameters: Parameter[] = [],
): Promise<T[]> {
  requireReading(query);
  return inSession(databaseUrl, async (session) => {
    await session.begin();
    await session.run(
      `set transaction read only; set local statement_timeout = '${readTimeout}'; select 1`,
    );
    return collectRows<T>((onRow) => session.single(query, parameters, onRow));
  });
}

/** Whatever the text says, with the rows of its last statement. Several without BEGIN are one transaction. */
export function writingQuery<T>(databaseUrl: string, query: string): Promise<T[]> {
  return inSession(databaseUrl, async (session) => {
    const rows = await session.lastRows<T>(query);
    const [open] = await session.query<{ writes: boolean }>(
      'select pg_catalog.pg_current_xact_id_if_assigned() is not null as writes',
    );
    if (open?.writes) {
      throw refusal(
        'The transaction was left open, and is rolled back.',
        'Each call has a connection of its own: end it with COMMIT in the same call.',
      );
    }
    if (rows.length <= maxRows && JSON.stringify(rows).length <= maxBytes) return rows;
    throw refusal('The statements were carried out.', tooLarge);
  });
}

async function inSession<T>(
  databaseUrl: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await Session.open(databaseUrl, { applicationName: 'kp mcp', types: asWritten });
  try {
    return await work(session);
  } catch (error) {
    throw inPlainWords(error);
  } finally {
    await session.rollback().catch(() => undefined);
    await session.close();
  }
}

// Dates as PostgreSQL writes them: the driver would move them into this machine's time zone.
const asWritten = {
  bigint: { to: 20, from: [20], serialize: String, parse: safeInteger },
  time: {
    to: 1114,
    from: [1082, 1083, 1114, 1184, 1266],
    serialize: String,
    parse: (text: string) => text,
  },
};

function safeInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

const readingWords = ['select', 'with', 'values', 'table', 'explain', 'show', '('];

/** Not the wall, which is the transaction, but a clear word before it. */
function requireReading(query: string): void {
  const statements = splitStatements(query);
  if (statements.length > 1) {
    throw refusal('Read-only takes one statement at a time.', 'Send them one by one.');
  }
  const text = statements[0]?.text.toLowerCase() ?? '';
  if (readingWords.some((word) => text.startsWith(word))) return;
  throw refusal(
    'Read-only takes SELECT, WITH, VALUES, TABLE, EXPLAIN and SHOW.',
    'To change something, the operator starts kp mcp --write.',
  );
}

async function collectRows<T>(
  read: (onRow: (row: T) => 'enough' | undefined) => Promise<void>,
): Promise<T[]> {
  const rows: T[] = [];
  let bytes = 0;
  let overfull = false;
  try {
    await read((row) => {
      bytes += JSON.stringify(row).length;
      overfull ||= rows.length >= maxRows || bytes > maxBytes;
      if (overfull) return 'enough';
      rows.push(row);
      return undefined;
    });
  } catch (error) {
    if (!overfull) throw error;
  }
  if (!overfull) return rows;
  throw refusal(tooLarge, 'Ask for less: add a limit, or aggregate.');
}

function inPlainWords(error: unknown): unknown {
  if (!isPostgresError(error)) return error;
  const { code, message, detail, hint } = error;
  if (code === '25006') {
    return refusal(
      `This server only reads: ${message}.`,
      'To change something, the operator starts kp mcp --write.',
    );
  }
  const said = [message, detail, hint].filter(Boolean).join('. ');
  return new Error(`PostgreSQL says: ${said} (SQLSTATE ${code}).`, { cause: error });
}

/** The client sees the message alone. */
function refusal(message: string, suggestion: string): KpError {
  return new KpError(`${message} ${suggestion}`, { exitCode: exitCodes.refused, code: 'refused' });
}
