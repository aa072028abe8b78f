import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const claims = z.object({ sub: z.string() });

/** For whom a request counts: whose token it carries, if that is one of ours, or else where it comes from. */
export function callerOf(request: Request, address: string, jwtSecret: string): string {
  const [header, body, signature] = (request.headers.get('authorization') ?? '')
    .replace(/^Bearer /i, '')
    .split('.');
  if (!header || !body || !signature) return address;
  const ours = createHmac('sha256', jwtSecret).update(`${header}.${body}`).digest();
  const theirs = Buffer.from(signature, 'base64url');
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return address;
  try {
    return claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString())).sub;
  } catch {
    return address;
  }
}
