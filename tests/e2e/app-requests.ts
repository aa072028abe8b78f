/**
 * What a request to the API asks for, without the values it asks with. It reads like
 * `GET reporting/pipeline_full?select=name&owner_user_id=eq&order=name.asc&limit` or, for a function,
 * `POST reporting/rpc/board(cards_per_stage,filter)`.
 */
export function requestSignature(request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}): string {
  const url = new URL(request.url);
  const schema = request.headers['accept-profile'] ?? request.headers['content-profile'];
  const name = url.pathname.replace(/^.*\/rest\/v1\//, '');
  const asked = [...url.searchParams].map(([key, value]) => withoutValue(key, value)).sort(order);
  const path = schema && schema !== 'public' ? `${schema}/${name}` : name;
  const names = name.startsWith('rpc/') ? `(${argumentNames(request.body)})` : '';
  return `${request.method} ${path}${names}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
}

const wholeParameters = new Set(['select', 'order', 'on_conflict', 'columns']);

function withoutValue(key: string, value: string): string {
  if (wholeParameters.has(key)) return `${key}=${value.replaceAll('"', '')}`;
  if (key === 'limit' || key === 'offset') return key;
  const operator = /^(not\.)?[a-z]+(?=\.)/.exec(value)?.[0];
  // or=(a.eq.1,b.in.(2,3)): which columns, not which values.
  return `${key}=${operator ?? value.replaceAll(/\.[a-z]+\.(\([^)]*\)|[^,)]*)/g, '')}`;
}

function order(a: string, b: string): number {
  const rank = (text: string) => (text.startsWith('select=') ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function argumentNames(body: unknown): string {
  return body !== null && typeof body === 'object' ? Object.keys(body).sort().join(',') : '';
}

/** Whether a listed request stands for this one. What ends in "?" in the list may be absent; * is any word. */
export function standsFor(listed: string, signature: string): boolean {
  const [wanted, is] = [parse(listed), parse(signature)];
  const path = new RegExp(`^${wanted.path.replaceAll('*', '\\w+')}$`);
  return (
    path.test(is.path) && covers(wanted.names, is.names) && covers(wanted.parameters, is.parameters)
  );
}

function covers(wanted: readonly string[], is: readonly string[]): boolean {
  const allowed = new Set(wanted.map((part) => part.replace(/\?$/, '')));
  const needed = wanted.filter((part) => !part.endsWith('?'));
  return is.every((part) => allowed.has(part)) && needed.every((part) => is.includes(part));
}

function parse(signature: string) {
  const [, path = '', names = '', parameters = ''] =
    /^(\S+ [^?(]+)(?:\(([^)]*)\))?(?:\?(.*))?$/.exec(signature) ?? [];
  return { path, names: split(names, ','), parameters: split(parameters, '&') };
}

function split(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}
