import { createHmac } from 'node:crypto';
import { type Api, openApi } from '../../server/api.ts';

const origin = 'http://127.0.0.1';
const jwtSecret = 'a secret that only this test and its API know';

export function openTestApi(databaseUrl: string): Promise<Api> {
  return openApi({ origin, databaseUrl, jwtSecret, onMail: () => undefined });
}

interface Answer {
  status: number;
  body: unknown;
}

/** Asks as that person: their token says who they are, as the auth server's would. */
export async function ask(
  api: Api,
  userId: string | undefined,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const request = new Request(`${origin}/rest/v1/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      prefer: 'return=representation',
      ...(userId && { authorization: `Bearer ${token(userId)}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await api.fetch(request);
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

function token(userId: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: userId,
    role: 'authenticated',
    aud: 'authenticated',
    iat: now,
    exp: now + 3600,
  };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', jwtSecret).update(signed).digest('base64url')}`;
}
