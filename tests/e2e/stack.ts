import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newDataDir, Stack } from '../support/stack.ts';
import { checkRequests } from './request-list.ts';

/**
 * Starts a whole system of its own, demo included, on a free port. Returns the way to end it.
 * With KP_E2E_URL it takes the system that runs there, for work on one test; KP_E2E_DATABASE_URL then
 * names its database, for the tests that add people.
 */
export default async function startStack() {
  if (process.env.KP_E2E_URL) return;
  const stack = await Stack.start({ dataDir: newDataDir() });
  process.env.KP_E2E_URL = stack.origin;
  process.env.KP_E2E_DATABASE_URL = await readFile(join(stack.dataDir, 'database-url'), 'utf8');
  const recorded = join(stack.dataDir, 'requests');
  process.env.KP_E2E_REQUESTS = recorded;
  return async () => {
    const requests = existsSync(recorded) ? await readFile(recorded, 'utf8') : '';
    await stack.remove();
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
