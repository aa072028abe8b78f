import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, type Page, type Request, test } from '@playwright/test';
import { readQueries } from '../../cli/core/queries.ts';
import { requestSignature, standsFor } from './app-requests.ts';

const heard = new WeakSet<BrowserContext>();

/** From here on, every request for data that the app sends is kept: see checkRequests. */
export function recordRequests(page: Page): void {
  const file = process.env.KP_E2E_REQUESTS;
  const context = page.context();
  if (!file || heard.has(context)) return;
  heard.add(context);
  const { title } = test.info();
  context.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/rest/v1/')) return;
    appendFileSync(file, `${signatureOf(request)}\t${title}\n`);
  });
}

function signatureOf(request: Request): string {
  const body = request.method() === 'POST' ? request.postDataJSON() : null;
  const headers = request.headers();
  return requestSignature({ method: request.method(), url: request.url(), headers, body });
}

/**
 * The list of queries that kp measures is the list of what the app sends: throws where a request is in
 * none of its files, and after a whole run where no test sent what a file stands for.
 */
export function checkRequests(recorded: string, isWholeRun: boolean): void {
  const sent = new Map(
    recorded
      .split('\n')
      .filter(Boolean)
      .map((line): [string, string] => {
        const [signature = '', title = ''] = line.split('\t');
        return [signature, title];
      }),
  );
  const queries = readQueries(fileURLToPath(new URL('../../db', import.meta.url)));
  const listed = queries.flatMap(({ requests }) => requests);
  const unknown = [...sent]
    .filter(([signature]) => !listed.some((request) => standsFor(request, signature)))
    .map(([signature, title]) => `  ${signature}\n    in "${title}"`);
  if (unknown.length > 0) {
    throw new Error(
      `The app sends what no file of db/baselines/queries stands for. Add each as a kp:request line where it belongs, or in a file of its own:\n${unknown.join('\n')}`,
    );
  }
  if (!isWholeRun) return;
  const dead = queries.flatMap(({ name, requests, untested }) =>
    requests
      .filter((request) => !untested.includes(request))
      .filter((request) => ![...sent.keys()].some((signature) => standsFor(request, signature)))
      .map((request) => `  ${name}.sql: ${request}`),
  );
  if (dead.length > 0) {
    throw new Error(
      `No browser test sent what these files of db/baselines/queries stand for. If the app no longer does, take the line out; if only no test gets there, make it kp:untested:\n${dead.join('\n')}`,
    );
  }
}
