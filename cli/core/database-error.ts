import postgres from 'postgres';
import { type ExitCode, exitCodes, KpError } from './errors.ts';

export type PostgresError = postgres.PostgresError;

export function isPostgresError(error: unknown): error is PostgresError {
  return error instanceof postgres.PostgresError;
}

/** SQLSTATEs after which the session is gone, whatever the driver says about the connection. */
const sessionEnding = new Set(['57P01', '57P02', '57P03', '57P05']);

export function endsSession(error: unknown): boolean {
  if (!isPostgresError(error)) return true;
  return sessionEnding.has(error.code) || error.code.startsWith('08');
}

const connectionReasons: Record<string, string> = {
  ECONNREFUSED: 'connection refused: nothing listens there',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'the connection timed out',
  ENOENT: 'no such socket',
  CONNECT_TIMEOUT: 'no answer in time',
  CONNECTION_CLOSED: 'the server closed the connection',
  CONNECTION_DESTROYED: 'the connection was closed',
  '28P01': 'the password was not accepted',
  '28000': 'the login was not accepted',
  '3D000': 'there is no database of that name',
  '53300': 'the server has no free connection',
  '57P03': 'the server is starting up or shutting down',
};

export function unreachable(
  where: string,
  cause: unknown,
  when = 'Cannot reach PostgreSQL',
): KpError {
  const code = errorCode(cause);
  const reason =
    connectionReasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new KpError(`${when} at ${where}: ${reason || code}.`, {
    exitCode: exitCodes.unreachable,
    code: 'unreachable',
    detail: code,
    suggestion: code.startsWith('28')
      ? 'Check user and password in the database URL.'
      : 'Check that the server is up, and the host, port and database in the URL.',
    cause,
  });
}

interface Incapacity {
  exitCode: ExitCode;
  code: string;
  message: string;
  suggestion: string;
}

const incapacities: Record<string, Incapacity> = {
  '42501': {
    exitCode: exitCodes.refused,
    code: 'lacks_right',
    message: 'This login lacks a right that kp needs.',
    suggestion: 'Use the database URL of role postgres.',
  },
  '25006': {
    exitCode: exitCodes.refused,
    code: 'read_only_database',
    message: 'This database only reads: it is a replica, or closed to writing.',
    suggestion: 'Use the address of the primary.',
  },
  '53100': {
    exitCode: exitCodes.failed,
    code: 'disk_full',
    message: 'The disk of the database is full.',
    suggestion: 'Make space there, and run this again: what was saved before is safe.',
  },
};

/** What this server, or this login, cannot do: a replica writes nothing, a login has its rights, a disk its end. */
export function asServerRefusal(error: unknown): KpError | undefined {
  if (!isPostgresError(error)) return undefined;
  const incapacity = incapacities[error.code];
  if (!incapacity) return undefined;
  const { message, ...rest } = incapacity;
  return new KpError(message, { ...rest, detail: error.message, cause: error });
}

function errorCode(error: unknown): string {
  // Node tries every address of a name and wraps what came of each.
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return '';
}
