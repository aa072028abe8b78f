import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkRequests } from './request-list.ts';

const patience = 120_000;

/**
 * Starts a whole system of its own, demo included, on a free port. Returns the way to end it.
 * With KP_E2E_URL it takes the system that runs there, for work on one test; KP_E2E_DATABASE_URL then
 * names its database, for the tests that add people.
 */
export default async function startStack() {
  if (process.env.KP_E2E_URL) return;
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'kp-e2e-'));
  const stack = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port), KP_DATA_DIR: dataDir, KP_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [stack.stdout, stack.stderr]) stream.on('data', (text) => (said += text));
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url, stack, () => said);
  process.env.KP_E2E_URL = url;
  process.env.KP_E2E_DATABASE_URL = await readFile(join(dataDir, 'database-url'), 'utf8');
  const recorded = join(dataDir, 'requests');
  process.env.KP_E2E_REQUESTS = recorded;
  return async () => {
    const requests = existsSync(recorded) ? await readFile(recorded, 'utf8') : '';
    const ended = stack.exitCode === null ? once(stack, 'exit') : Promise.resolve();
    stack.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
    checkRequests(requests, isWholeRun(process.argv));
  };
}

/** Nothing on the command line chose some of the tests. */
function isWholeRun(words: string[]): boolean {
  const options = words.slice(words.indexOf('test') + 1);
  return options.every((word) =>
    /^--(pass-with-no-tests|(reporter|workers|retries)=.*)$/.test(word),
  );
}

async function untilHealthy(url: string, stack: ChildProcess, said: () => string) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (stack.exitCode !== null) throw new Error(`The system did not start.\n${said()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  stack.kill('SIGTERM');
  throw new Error(`The system was not up after ${patience / 1000} seconds.\n${said()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free');
  server.close();
  await once(server, 'close');
  return address.port;
}
