import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { forward } from './api-requests.ts';
import { securityHeaders } from './security-headers.ts';
import { type Site, serveSite } from './site.ts';

interface Parts {
  site: Site;
  api(request: Request, address: string): Promise<Response>;
  healthy(): Promise<boolean>;
}

export interface WebServer {
  /** Until this is called, everything is answered with "not ready yet". */
  open(parts: Parts): void;
  /** Once it is called, again or not: who is being answered has two seconds. */
  close(): Promise<void>;
}

/** How long a client may take, and how many there may be: those who dawdle hold nobody else up. */
interface Patience {
  headersMs: number;
  requestMs: number;
  /** Without a byte in either direction. */
  silenceMs: number;
  answerMs: number;
  connections: number;
}

const usualPatience: Patience = {
  headersMs: 15_000,
  requestMs: 60_000,
  silenceMs: 120_000,
  answerMs: 120_000,
  connections: 2_000,
};

/** Takes the port at once, so that a busy one is noticed before anything else is started. */
export async function listen(port: number, patience = usualPatience): Promise<WebServer> {
  let parts: Parts | undefined;
  const timeouts = {
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: Math.min(5_000, patience.headersMs / 2),
  };
  const server = createServer(timeouts, (request, response) => {
    const late = setTimeout(() => response.destroy(), patience.answerMs);
    response.once('close', () => clearTimeout(late));
    // Whoever keeps a connection could go on asking while everybody waits for the end.
    if (!server.listening) response.setHeader('connection', 'close');
    answer(parts, request, response).catch((error) => fail(error, response));
  });
  server.setTimeout(patience.silenceMs);
  server.maxConnections = patience.connections;
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw portError(error, port);
  }
  let closed: Promise<void> | undefined;
  return {
    open: (ready) => {
      parts = ready;
    },
    close: () => {
      closed ??= close(server);
      return closed;
    },
  };
}

async function answer(
  parts: Parts | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const path = request.url?.split('?')[0] ?? '/';
  if (!isOurs(request.headers.host)) {
    response.writeHead(421, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
    response.end('This is KitchenPantry, at 127.0.0.1 and localhost only.\n');
  } else if (path === '/healthz') {
    const well = (await parts?.healthy()) ?? false;
    const status = parts ? (well ? 'ok' : 'unavailable') : 'starting';
    sendJson(response, well ? 200 : 503, { status });
  } else if (!parts) {
    response.setHeader('retry-after', '1');
    sendJson(response, 503, { code: 'starting', message: 'KitchenPantry is starting.' });
  } else if (path.startsWith('/rest/v1/') || path.startsWith('/auth/v1/')) {
    await forward(parts.api, request, response);
  } else {
    await serveSite(parts.site, request, response);
  }
}

// A page of somebody else may give its own name this machine's address, and then read what we answer.
function isOurs(host: string | undefined): boolean {
  return host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

function sendJson(response: ServerResponse, status: number, value: object) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(value)}\n`);
}

function fail(error: unknown, response: ServerResponse) {
  if (response.destroyed) return;
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
