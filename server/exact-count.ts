/**
 * The planner's guess at how many rows there are is made from statistics over everybody's rows: asked
 * for "planned" or "estimated" counts, it would tell how many there are of what one may not see.
 */
export function countExactly(request: Request): Request {
  const prefer = request.headers.get('prefer') ?? '';
  const exact = prefer.replace(/count\s*=\s*"?(planned|estimated)"?/gi, 'count=exact');
  if (exact === prefer) return request;
  const headers = new Headers(request.headers);
  headers.set('prefer', exact);
  return new Request(request, { headers });
}
