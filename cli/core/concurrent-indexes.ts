import { exitCodes, KpError } from './errors.ts';
import { quoteName } from './names.ts';
import { runStatements } from './run-script.ts';
import type { Session } from './session.ts';
import type { Statement } from './statements.ts';

const indexStatement =
  /^create\s+(?:unique\s+)?index\s+if\s+not\s+exists\s+("[^"]+"|\w+)\s+on\s+(?:only\s+)?("[^"]+"|\w+)\.("[^"]+"|\w+)/i;

export interface IndexOptions {
  onRepair: (index: string) => void;
  onBuild: (index: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Outside a transaction, so that writers are never blocked. A build that was cut short leaves an
 * invalid index, which costs every write and which `if not exists` would take for the real one.
 */
export async function buildIndexes(
  session: Session,
  file: string,
  statements: readonly Statement[],
  { onRepair, onBuild, signal }: IndexOptions,
): Promise<void> {
  // A build blocks nobody while it waits for old transactions, so that it may wait longer.
  await session.run("set lock_timeout = '60s'");
  for (const statement of statements) {
    const [, index, schema] = indexStatement.exec(statement.text) ?? [];
    if (index === undefined || schema === undefined) throw notAnIndex(file, statement);
    if (await dropInvalid(session, schema, index)) onRepair(unquote(index));
    onBuild(unquote(index));
    const text = statement.text.replace(/\bindex\b/i, 'index concurrently');
    try {
      await runStatements(session, file, [{ ...statement, text }], { signal });
    } catch (error) {
      if (!session.isLost) await dropInvalid(session, schema, index);
      throw error;
    }
  }
}

async function dropInvalid(session: Session, schema: string, index: string): Promise<boolean> {
  const [invalid] = await session.query(
    `select from pg_catalog.pg_index i
       join pg_catalog.pg_class c on c.oid = i.indexrelid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and n.nspname = $1 and c.relname = $2`,
    [unquote(schema), unquote(index)],
  );
  if (!invalid) return false;
  await session.run(
    `drop index concurrently if exists ${quoteName(unquote(schema))}.${quoteName(unquote(index))}`,
  );
  return true;
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase();
}

function notAnIndex(file: string, statement: Statement): KpError {
  return new KpError(
    `${file}, line ${statement.line}: only "create index if not exists … on schema.table" can be built concurrently.`,
    { exitCode: exitCodes.failed, code: 'bad_script', suggestion: 'Correct the pack.' },
  );
}
