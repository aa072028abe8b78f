import { newDataDir, Stack } from './stack.ts';

/** Vitest's global setup: one first start, demo included, whose data directory the stacks copy. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  // A stack brings its own PostgreSQL: none is started where the tests run on another.
  if (process.env.KP_TEST_POSTGRES) return undefined;
  const stack = await Stack.start({ dataDir: newDataDir() });
  await stack.stop();
  process.env.KP_TEST_STACK = stack.dataDir;
  return () => stack.remove();
}
