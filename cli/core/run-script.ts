import { describeFailure, StatementError } from './failure.ts';
import type { Session } from './session.ts';
import type { Statement } from './statements.ts';

interface RunOptions {
  signal?: AbortSignal | undefined;
  /** Runs before each statement, with the number of statements done so far. */
  before?: (statement: Statement, done: number) => void | Promise<void>;
}

/** One by one, so that the one that fails is known, also where the server gives no position. */
export async function runStatements(
  session: Session,
  file: string,
  statements: readonly Statement[],
  { signal, before }: RunOptions = {},
): Promise<void> {
  const cancel = () => session.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    for (const [done, statement] of statements.entries()) {
      signal?.throwIfAborted();
      await before?.(statement, done);
      try {
        await session.run(statement.text);
      } catch (error) {
        if (session.isLost) throw error;
        throw new StatementError(describeFailure(file, statement, error), error);
      }
    }
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
