export interface Reason {
  status: number;
  code: string;
  message: string;
  hint?: string;
  retryAfterSeconds?: number;
}

/** A no of our own, in the form that the client of that address reads. */
export function refusal(url: string, reason: Reason): Response {
  const { status, code, message, hint = null } = reason;
  const body = new URL(url).pathname.startsWith('/auth/')
    ? { code: status, error_code: code, msg: [message, hint].filter(Boolean).join(' ') }
    : { code, message, details: null, hint };
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (reason.retryAfterSeconds) headers.set('retry-after', String(reason.retryAfterSeconds));
  return Response.json(body, { status, headers });
}

export function tooMany(url: string, seconds: number, code: string, message: string): Response {
  const hint = `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return refusal(url, { status: 429, code, message, hint, retryAfterSeconds: seconds });
}
