import postgres from 'postgres';

/**
 * lite knows the SQLSTATEs of a few cases and answers 500 without code, detail or hint to all
 * others: our own of class KP, check constraints, serialization failures. PostgREST passes them on.
 * We hand lite the form in which a function can dictate the whole answer.
 */
export function asPostgrest(error: unknown): unknown {
  if (!(error instanceof postgres.PostgresError) || liteKnows(error.code)) return error;
  const { code, message, detail, hint } = error;
  const body = { code, message, details: detail ?? null, hint: hint ?? null };
  return Object.assign(new Error(JSON.stringify(body)), {
    code: 'PGRST',
    detail: JSON.stringify({ status: statusOf(code), headers: {} }),
  });
}

function liteKnows(code: string): boolean {
  return /^(42|22|21|PT|PGRST)/.test(code) || ['23502', '23503', '25006'].includes(code);
}

// PostgREST's own table, but for 54 (too long, too complex), which it answers with 500, though only
// the request is to blame: https://docs.postgrest.org/en/stable/references/errors.html
const statuses: readonly [prefix: string, status: number][] = [
  ['23505', 409],
  ['P0001', 400],
  ['57P01', 503],
  ['53400', 500],
  ['08', 503],
  ['0L', 403],
  ['0P', 403],
  ['28', 403],
  ['53', 503],
  ['09', 500],
  ['25', 500],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['54', 400],
  ['55', 500],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0', 500],
  ['XX', 500],
];

function statusOf(code: string): number {
  return statuses.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400;
}
