import postgres from 'postgres';

/** Why the database cannot serve a request just now, said to a person. */
export interface Unavailable {
  status: 503 | 504;
  code: string;
  message: string;
  hint: string;
  retryAfterSeconds: number;
}

type Words = Pick<Unavailable, 'message' | 'hint'>;

const lost: Words = {
  message: 'The connection to the database was lost.',
  hint: 'Whether this was saved is not known yet: look before you do it again. It comes back by itself.',
};
const starting: Words = {
  message: 'The database is starting again.',
  hint: 'Nothing was changed by this. Try again in a few seconds.',
};
const crowded: Words = {
  message: 'The database is busy, and no connection to it was free.',
  hint: 'Nothing was changed by this. Try again in a few seconds.',
};

const reasons: Readonly<Record<string, Words>> = {
  '53100': {
    message: 'The disk of the database is full, so nothing can be saved.',
    hint: 'What was saved before is safe. Whoever runs the server has to make space on its disk; then saving works again by itself.',
  },
  '53200': {
    message: 'The database has no memory left for this.',
    hint: 'Nothing was changed by this. Try again in a few seconds.',
  },
  '53300': crowded,
  '57P01': lost,
  '57P02': lost,
  '57P03': starting,
  '57P05': lost,
  '08000': lost,
  '08003': lost,
  '08006': lost,
  CONNECTION_CLOSED: lost,
  CONNECTION_DESTROYED: lost,
  CONNECTION_ENDED: starting,
  CONNECT_TIMEOUT: starting,
  ECONNREFUSED: starting,
  ECONNRESET: lost,
  EPIPE: lost,
  ETIMEDOUT: lost,
  PGRST003: crowded,
};

/** Nothing where the database has answered, be it with a refusal. */
export function asUnavailable(error: unknown): Unavailable | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const code = isDiskFull(error) ? '53100' : String(error.code);
  const words = reasons[code];
  if (!words) return undefined;
  const retryAfterSeconds = code === '53100' ? 30 : 2;
  return { status: code === 'PGRST003' ? 504 : 503, code, ...words, retryAfterSeconds };
}

// Where a file cannot grow PostgreSQL says 53100; where one cannot be made, now and then something else.
function isDiskFull(error: Error): boolean {
  return (
    error instanceof postgres.PostgresError && error.message.includes('No space left on device')
  );
}
