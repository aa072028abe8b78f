import { showable, showableLine } from './showable.ts';

/** Documented in every command's help and in the runbook. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

interface ErrorParts {
  exitCode: ExitCode;
  /** Stable name for scripts; people read the message. */
  code: string;
  detail?: string | undefined;
  /** What to do next, as one or two sentences. */
  suggestion?: string | undefined;
  /** What was achieved before the error: it goes into the JSON document beside the error. */
  result?: object | undefined;
  cause?: unknown;
}

export class KpError extends Error {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly detail: string | undefined;
  readonly suggestion: string | undefined;
  readonly result: object | undefined;

  constructor(message: string, { exitCode, code, detail, suggestion, result, cause }: ErrorParts) {
    super(showableLine(message), { cause });
    this.name = 'KpError';
    this.exitCode = exitCode;
    this.code = code;
    this.detail = detail && showable(detail);
    this.suggestion = suggestion;
    this.result = result;
  }

  /** The same error, with what was achieved before it. */
  withResult(result: object): KpError {
    const { exitCode, code, detail, suggestion, cause } = this;
    return new KpError(this.message, {
      exitCode,
      code,
      detail,
      suggestion,
      cause,
      result: { ...this.result, ...result },
    });
  }
}

export function refused(
  code: string,
  message: string,
  detail: string | undefined,
  suggestion: string,
): KpError {
  return new KpError(message, { exitCode: exitCodes.refused, code, detail, suggestion });
}

export function interrupted(message: string, suggestion: string, cause: unknown): KpError {
  const exitCode = exitCodes.interrupted;
  return new KpError(message, { exitCode, code: 'interrupted', suggestion, cause });
}
