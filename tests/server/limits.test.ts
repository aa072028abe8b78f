import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Allowance } from '../../server/allowance.ts';
import { freePort } from '../../server/free-port.ts';
import { listen, type WebServer } from '../../server/http-server.ts';
import { limitRequests } from '../../server/request-limit.ts';
import { limitSignIns } from '../../server/sign-in-limit.ts';

const jwtSecret = 'a secret of this test';

function tokenOf(sub: string, secret = jwtSecret) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256' })}.${part({ sub })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const requestOf = (token: string) =>
  new Request('http://127.0.0.1/rest/v1/stage_lu', {
    headers: { authorization: `Bearer ${token}` },
  });

describe('slow clients', () => {
  let server: WebServer;
  let port: number;
  const sockets: Socket[] = [];

  const ample = {
    headersMs: 15_000,
    requestMs: 60_000,
    silenceMs: 120_000,
    answerMs: 120_000,
    connections: 600,
  };
  const serve = async (brief: Partial<typeof ample> = {}) => {
    port = await freePort();
    server = await listen(port, { ...ample, ...brief });
    const large = 'x'.repeat(20_000_000);
    server.open({
      site: new Map(),
      api: async (request) => new Response(request.url.endsWith('large') ? large : 'answered'),
      healthy: async () => true,
    });
  };
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server.close();
  });

  async function open(said: string) {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket.on('error', () => undefined));
    await once(socket, 'connect');
    socket.write(said);
    return socket;
  }

  const isServed = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/rest/v1/any`);
    expect(await answer.text()).toBe('answered');
  };

  test.each([
    ['a head', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: '],
    ['a body', 'POST /rest/v1/x HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{'],
  ])('who never finishes %s is let go, and others are served meanwhile', async (_, begun) => {
    await serve({ headersMs: 1_000, requestMs: 1_200 });
    const slow = await open(begun);
    await isServed();
    expect(await text(slow)).toMatch(/^HTTP\/1.1 408/);
  });

  test('who does not read a large answer is let go', async () => {
    await serve({ answerMs: 1_000 });
    const slow = await open('GET /rest/v1/large HTTP/1.1\r\nhost: localhost\r\n\r\n');
    slow.pause();
    await isServed();
    const closed = once(slow, 'close');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    slow.resume();
    await closed;
    expect(slow.bytesRead).toBeLessThan(20_000_000);
  });

  test('five hundred who say nothing hold nobody up', async () => {
    await serve();
    const idle = await Promise.all(Array.from({ length: 500 }, () => open('')));
    await isServed();
    expect(idle.every((socket) => socket.readable)).toBe(true);
  });

  test.each([
    ['rest/v1/organizations', 4_000_001],
    ['auth/v1/token', 62_501],
  ])('%s takes no more than it needs', async (path, size) => {
    await serve();
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`, {
      method: 'POST',
      body: 'x'.repeat(size),
    });
    expect({ status: answer.status, body: await answer.text() }).toMatchObject({
      status: 413,
      body: expect.stringContaining('larger than'),
    });
  });
});

describe('requests of one person', () => {
  const limits = { requests: { burst: 5, secondsEach: 60 }, atOnce: 2, waiting: 1 };

  test('are too many at some point, which says when to go on; others are not touched', async () => {
    const api = limitRequests(async () => new Response('[]'), { limits, jwtSecret });
    const statuses = [];
    for (let turn = 0; turn < 6; turn += 1) {
      statuses.push((await api(requestOf(tokenOf('alex')), '127.0.0.1')).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await api(requestOf(tokenOf('alex')), '127.0.0.1');
    expect(Number(refused.headers.get('retry-after'))).toBe(60);
    expect(await refused.json()).toMatchObject({ code: 'over_request_rate_limit' });
    expect((await api(requestOf(tokenOf('blair')), '127.0.0.1')).status).toBe(200);
  });

  test('cannot be made in the name of somebody else', async () => {
    const api = limitRequests(async () => new Response('[]'), { limits, jwtSecret });
    for (let turn = 0; turn < 6; turn += 1) {
      await api(requestOf(tokenOf('alex', 'a guess')), '10.0.0.1');
    }
    expect((await api(requestOf(tokenOf('alex')), '127.0.0.1')).status).toBe(200);
  });

  test('that take long wait for one another, and for nobody else', async () => {
    const finish: (() => void)[] = [];
    const slow = (request: Request) =>
      request.headers.get('authorization')?.includes(tokenOf('alex'))
        ? new Promise<Response>((resolve) => finish.push(() => resolve(new Response('late'))))
        : Promise.resolve(new Response('[]'));
    const api = limitRequests(slow, { limits, jwtSecret });
    const mine = [1, 2, 3].map(() => api(requestOf(tokenOf('alex')), '127.0.0.1'));
    expect((await api(requestOf(tokenOf('blair')), '127.0.0.1')).status).toBe(200);
    expect((await api(requestOf(tokenOf('alex')), '127.0.0.1')).status).toBe(429);
    expect(finish).toHaveLength(2);
    for (const turn of [0, 1, 2]) {
      finish[turn]?.();
      expect((await mine[turn])?.status).toBe(200);
    }
  });
});

test('what was used up comes back with time, up to where it began', () => {
  let now = 0;
  const allowance = new Allowance({ burst: 2, secondsEach: 30 }, () => now);
  const take = () => allowance.take('alex');
  expect([take(), take(), take()]).toEqual([0, 0, 30]);
  now += 29_000;
  expect(take()).toBe(1);
  now += 1_000;
  expect([take(), take()]).toEqual([0, 30]);
  now += 3_600_000;
  expect([take(), take(), take()]).toEqual([0, 0, 30]);
});

describe('signing in', () => {
  const limits = {
    attempts: { burst: 3, secondsEach: 30 },
    attemptsFromOnePlace: { burst: 5, secondsEach: 10 },
    mails: { burst: 1, secondsEach: 60 },
    refusalTakesMs: 20,
  };
  let passedOn: number;
  let ask: (path: string, body: object, address?: string) => Promise<Response>;

  beforeEach(() => {
    passedOn = 0;
    const api = limitSignIns(async (request) => {
      passedOn += 1;
      const { password } = await request.json();
      return new Response('{}', { status: password === 'wrong' ? 400 : 200 });
    }, limits);
    ask = (path, body, address = '127.0.0.1') =>
      api(
        new Request(`http://127.0.0.1/auth/v1/${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
        }),
        address,
      );
  });
  const signIn = async (email: string, password: string, address?: string) =>
    (await ask('token?grant_type=password', { email, password }, address)).status;

  test('after a few wrong passwords the right one is refused too, for that account alone', async () => {
    for (let turn = 0; turn < 3; turn += 1) expect(await signIn('a@b.test', 'wrong')).toBe(400);
    expect(await signIn('A@b.test ', 'right')).toBe(429);
    expect(passedOn).toBe(3);
    expect(await signIn('c@b.test', 'right')).toBe(200);
    expect(await signIn('a@b.test', 'right', '10.0.0.1')).toBe(200);
  });

  test('many guesses at the same moment are not more than one after another', async () => {
    const guesses = Array.from({ length: 20 }, () => signIn('a@b.test', 'wrong'));
    const statuses = await Promise.all(guesses);
    expect(statuses.filter((status) => status === 400)).toHaveLength(3);
  });

  test('one password tried on many accounts is refused at some point', async () => {
    for (let turn = 0; turn < 5; turn += 1) await signIn(`${turn}@b.test`, 'wrong');
    expect(await signIn('next@b.test', 'wrong')).toBe(429);
  });

  test('who knows the password signs in as often as they like', async () => {
    for (let turn = 0; turn < 30; turn += 1) expect(await signIn('a@b.test', 'right')).toBe(200);
  });

  test('a mail is sent to an address once a minute, whether it has an account or not', async () => {
    expect((await ask('recover', { email: 'a@b.test' })).status).toBe(200);
    const again = await ask('recover', { email: 'a@b.test' });
    expect(again.status).toBe(429);
    expect(again.headers.get('retry-after')).toBe('60');
    expect(await again.json()).toMatchObject({ error_code: 'over_email_send_rate_limit' });
    expect((await ask('recover', { email: 'nobody@b.test' })).status).toBe(200);
  });
});
