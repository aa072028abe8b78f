import { isPostgresError } from './database-error.ts';
import { lineAtPosition, type Statement, shorten } from './statements.ts';

/** What an operator needs to know about a statement that failed. */
export interface Failure {
  file: string;
  line: number;
  statement: string;
  message: string;
  sqlstate?: string | undefined;
  detail?: string | undefined;
  hint?: string | undefined;
  /** Where inside a function or a DO block. */
  where?: string | undefined;
}

export class StatementError extends Error {
  constructor(
    readonly failure: Failure,
    cause: unknown,
  ) {
    super(failure.message, { cause });
    this.name = 'StatementError';
  }
}

export function describeFailure(file: string, statement: Statement, error: unknown): Failure {
  const base = { file, line: statement.line, statement: shorten(statement.text) };
  if (!isPostgresError(error)) {
    return { ...base, message: error instanceof Error ? error.message : String(error) };
  }
  const { message, code, detail, hint, where, position } = error;
  return {
    ...base,
    line: position ? lineAtPosition(statement, Number(position)) : statement.line,
    message,
    sqlstate: code,
    detail,
    hint,
    where,
  };
}

/** What happened comes first: a list shows the first line only. */
export function failureText(failure: Failure): string {
  return [
    `${failure.file}, line ${failure.line}: ${failure.message}${failure.sqlstate ? ` (SQLSTATE ${failure.sqlstate})` : ''}`,
    `Statement: ${failure.statement}`,
    failure.detail && `Detail: ${failure.detail}`,
    failure.hint && `Hint: ${failure.hint}`,
    failure.where && `Where: ${failure.where}`,
  ]
    .filter(Boolean)
    .join('\n');
}

export function errorText(error: unknown): string {
  if (error instanceof StatementError) return failureText(error.failure);
  return error instanceof Error ? error.message : String(error);
}
