import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack.remove());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${stack.origin}${path}`, { headers });

test('healthz says that all is up', async () => {
  const answer = await get('/healthz');
  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status: 200,
    body: { status: 'ok' },
  });
});

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/healthz', '/rest/v1/organizations', '/assets/none.js']) {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'self';.*frame-ancestors 'none'/,
    );
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('server')).toBeNull();
  }
});

test('a page of the app gets the app, whatever its address', async () => {
  const home = await get('/');
  expect(home.headers.get('content-type')).toContain('text/html');
  expect(home.headers.get('cache-control')).toBe('no-cache');
  const page = await home.text();
  expect(page).toContain('<div id="root">');
  expect(await (await get('/opportunities/1234?tab=x')).text()).toBe(page);
});

test('an asset is kept for ever, and comes compressed', async () => {
  const script = (await (await get('/')).text()).match(/\/assets\/[^"]+\.js/)?.[0] ?? '';
  for (const encoding of ['br', 'gzip']) {
    const { headers } = await get(script, { 'accept-encoding': encoding });
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('content-type')).toContain('text/javascript');
  }
  const plain = await get(script, { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const again = await get(script, { 'if-none-match': plain.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('an asset that is gone is not the app', async () => {
  expect((await get('/assets/gone-1234.js')).status).toBe(404);
});

test('nothing outside the built site is served', async () => {
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/.embedded',
    '/..%2fpackage.json',
    '//',
  ]) {
    expect(await rawGet(path)).not.toContain('kitchenpantry"');
  }
});

test('what the API answers is for this site alone, and is not kept', async () => {
  for (const path of ['/rest/v1/organizations', '/auth/v1/user']) {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await fetch(stack.origin + path, {
        method,
        headers: { origin: 'http://elsewhere.test', 'access-control-request-method': 'GET' },
      });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  }
});

test('it answers to its own names only, whoever points another at this machine', async () => {
  expect(await rawGet('/', { host: 'elsewhere.test' })).toContain('localhost only');
  expect(await rawGet('/rest/v1/stage_lu', { host: '127.0.0.1.elsewhere.test' })).toContain(
    'localhost only',
  );
  expect(await rawGet('/', { host: `localhost:${stack.port}` })).toContain('<div id="root">');
});

test('a method that the API does not know is refused', async () => {
  expect(await rawGet('/rest/v1/stage_lu', {}, 'TRACE')).toContain('No such method');
});

test('a write to a page is refused', async () => {
  expect((await fetch(stack.origin, { method: 'POST' })).status).toBe(405);
});

test('it listens on this machine only', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((network) => network?.family === 'IPv4' && !network.internal);
  if (!outside) return;
  await expect(fetch(`http://${outside.address}:${stack.port}/healthz`)).rejects.toThrow();
});

// fetch() tidies a path up before it sends it.
function rawGet(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: stack.port, path, headers, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      answer.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}
