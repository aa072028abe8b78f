import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip';

interface Asset {
  body: Buffer;
  type: string;
  etag: string;
  packed: Map<Encoding, Promise<Buffer>>;
}

export type Site = ReadonlyMap<string, Asset>;

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Read whole at the start: a build in between cannot mix old pages with new scripts. */
export function loadSite(folder: string): Site {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile() && !file.name.startsWith('.'))
      .map((file) => {
        const path = join(file.parentPath, file.name);
        const body = readFileSync(path);
        const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
        const type = types[extname(file.name)] ?? 'application/octet-stream';
        const url = `/${relative(folder, path).split(sep).join('/')}`;
        return [url, { body, type, etag, packed: new Map() }];
      }),
  );
}

/** Files as they are; every other address is one of the app's own pages, so it gets the app. */
export async function serveSite(site: Site, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const pathname = request.url?.split('?')[0] ?? '/';
  const hashed = pathname.startsWith('/assets/');
  const asset = site.get(pathname) ?? (hashed ? undefined : site.get('/index.html'));
  if (!asset) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    return;
  }
  response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('etag', asset.etag);
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304).end();
    return;
  }
  const encoding = chooseEncoding(asset, request.headers['accept-encoding'] ?? '');
  const body = encoding ? await pack(asset, encoding) : asset.body;
  response.setHeader('content-type', asset.type);
  response.setHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.byteLength);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

function chooseEncoding({ type, body }: Asset, accepted: string): Encoding | undefined {
  if (body.byteLength < 1024 || !/^text|json|svg/.test(type)) return undefined;
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

function pack(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const known = asset.packed.get(encoding);
  if (known) return known;
  const packed = encoding === 'br' ? brotli(asset.body) : promisify(gzip)(asset.body);
  asset.packed.set(encoding, packed);
  return packed;
}

function brotli(body: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
