import { authFault, closedPaths, codesAreClosed, isObject } from './auth-fit.ts';
import { jsonFault } from './json-fit.ts';
import { refusal } from './refusal.ts';
import type { Structures } from './structures.ts';

/**
 * lite takes a request as it comes: what it stumbles over would be answered with 500, and bytes that
 * are no text, half characters and lists in a column of text would be stored as something else.
 * Gives the request with its body read, or the answer that refuses it, as PostgREST and GoTrue do.
 */
export async function fitRequest(
  request: Request,
  structures: Structures,
): Promise<Request | Response> {
  const url = new URL(request.url);
  const path = decodedPath(url);
  const isAuth = url.pathname.startsWith('/auth/');
  const code = isAuth ? 'validation_failed' : 'PGRST102';
  const refuse = (status: number, message: string) =>
    refusal(request.url, { status, code, message });
  if (path === undefined) return refuse(400, 'The address holds what is no text.');
  // No address of GoTrue needs it, and whoever watches these addresses compares them as they are.
  if (isAuth && path !== url.pathname) return refuse(404, 'There is no such address here.');
  if (isAuth && closedPaths.includes(path)) return refusal(request.url, codesAreClosed);
  if (!request.body) return request;
  const bytes = await request.arrayBuffer();
  const text = asText(bytes);
  if (text === undefined) return refuse(400, 'The request is not UTF-8.');
  const given = asJson(request.headers.get('content-type'), text);
  if (given === undefined) return again(request, bytes);
  const fault = jsonFault(given);
  if (fault) return refuse(400, fault);
  if (isAuth) {
    if (!isObject(given)) return refuse(400, 'The request must be a JSON object.');
    const wrong = authFault(given);
    return wrong ? refusal(request.url, wrong) : again(request, bytes);
  }
  const wrong = restFault(request, path, given, structures);
  return wrong ? refuse(400, wrong) : again(request, bytes);
}

function again(request: Request, body: ArrayBuffer): Request {
  const { method, headers } = request;
  return new Request(request.url, { method, headers, body });
}

/** As lite will read it: %6f is an o, too. */
function decodedPath({ pathname, search }: URL): string | undefined {
  if (/%00/.test(pathname + search)) return undefined;
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function asText(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined where it is none: lite says so itself. */
function asJson(contentType: string | null, text: string): unknown {
  if (/^(text\/csv|application\/x-www-form-urlencoded)/i.test(contentType ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function restFault(request: Request, path: string, given: unknown, structures: Structures) {
  const isCall = path.startsWith('/rest/v1/rpc/');
  const rows: readonly unknown[] = Array.isArray(given) && !isCall ? given : [given];
  const schema = request.headers.get('content-profile') ?? 'public';
  const name = path.split('/').at(-1) ?? '';
  for (const row of rows) {
    if (!isObject(row)) return 'The request must be a JSON object, or for rows a list of objects.';
    for (const [key, value] of Object.entries(row)) {
      if (value === null) continue;
      const kind = structures.kindOf(schema, name, key);
      if (kind === 'list' && !Array.isArray(value)) return `${key} takes a list.`;
      if (kind === undefined && typeof value === 'object') {
        return `${key} takes one value, no list and no object.`;
      }
    }
  }
  return undefined;
}
