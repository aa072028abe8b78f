import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { securityHeaders } from './security-headers.ts';
import { type Site, serveSite } from './site.ts';

interface Parts {
  site: Site;
  api(request: Request): Promise<Response>;
  healthy(): Promise<boolean>;
}

export interface WebServer {
  /** Until this is called, everything is answered with "not ready yet". */
  open(parts: Parts): void;
  close(): Promise<void>;
}

/** Takes the port at once, so that a busy one is noticed before anything else is started. */
export async function listen(port: number): Promise<WebServer> {
  let parts: Parts | undefined;
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error) => fail(error, response));
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw portError(error, port);
  }
  return {
    open: (ready) => {
      parts = ready;
    },
    close: () => close(server),
  };
}

async function answer(
  parts: Parts | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const path = request.url?.split('?')[0] ?? '/';
  if (path === '/healthz') {
    const well = (await parts?.healthy()) ?? false;
    const status = parts ? (well ? 'ok' : 'unavailable') : 'starting';
    sendJson(response, well ? 200 : 503, { status });
  } else if (!parts) {
    response.writeHead(503, { 'retry-after': '1' }).end('KitchenPantry is starting.\n');
  } else if (path.startsWith('/rest/v1/') || path.startsWith('/auth/v1/')) {
    await forward(parts.api, request, response);
  } else {
    await serveSite(parts.site, request, response);
  }
}

async function forward(api: Parts['api'], request: IncomingMessage, response: ServerResponse) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = request.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : await readBody(request);
  if (body === 'too large') {
    sendJson(response, 413, { code: '413', message: 'The request is larger than 10 MB.' });
    return;
  }
  const answered = await api(
    new Request(`http://127.0.0.1${request.url}`, { method, headers, body }),
  );
  for (const [name, value] of answered.headers) response.setHeader(name, value);
  response.writeHead(answered.status).end(Buffer.from(await answered.arrayBuffer()));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > 10_000_000) return 'too large';
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function sendJson(response: ServerResponse, status: number, value: object) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(value)}\n`);
}

function fail(error: unknown, response: ServerResponse) {
  console.error(error);
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, { code: '500', message: 'The server failed. Its log says why.' });
}

function portError(error: unknown, port: number): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is in use. Choose another one: PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} is not ours to use. Choose one above 1023: PORT=5173 npm start`);
  }
  return error;
}

async function close(server: Server) {
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 2_000);
  await once(server, 'close');
  clearTimeout(late);
}
