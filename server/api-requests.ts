import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { refusal } from './refusal.ts';

type Api = (request: Request, address: string) => Promise<Response>;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** An import sends a million characters at once, of up to three bytes each. */
const mostMegabytes = { rest: 4, auth: 0.0625 };

/** Hands a request on to the API, and its answer back. */
export async function forward(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = `http://127.0.0.1${request.url}`;
  const method = request.method ?? 'GET';
  if (!methods.includes(method)) {
    response.setHeader('allow', methods.join(', '));
    return send(refusal(url, { status: 405, code: '405', message: 'No such method.' }), response);
  }
  const megabytes = request.url?.startsWith('/auth/') ? mostMegabytes.auth : mostMegabytes.rest;
  const body = method === 'GET' || method === 'HEAD' ? null : await read(request, megabytes * 1e6);
  if (body === 'too large') {
    // All of it is let in first: answered in the middle of sending, a client may never read why.
    await finished(request.resume());
    const message = `The request is larger than ${megabytes} MB.`;
    return send(refusal(url, { status: 413, code: '413', message }), response);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const address = request.socket.remoteAddress ?? '';
  return send(await api(new Request(url, { method, headers, body }), address), response);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  for (const [name, value] of answer.headers) {
    // lite lets every page of the web read what it answers. The app needs nobody's leave: it is ours.
    if (!name.startsWith('access-control-')) response.setHeader(name, value);
  }
  if (!answer.headers.has('cache-control')) response.setHeader('cache-control', 'no-store');
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
}

function read(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length']) > mostBytes) return resolve('too large');
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve('too large');
      }
    });
    request.once('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The client left in the middle of a request.')));
  });
}
