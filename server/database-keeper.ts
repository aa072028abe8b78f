import { setTimeout as pause } from 'node:timers/promises';
import type { RunningCluster } from './cluster.ts';

/** PostgreSQL that ends again so soon has not got over what ended it. */
const steadyMs = 10_000;
const pausesMs = [0, 500, 2_000, 5_000];
const whileFullMs = 3_000;

interface Options {
  /** Throws where it does not start. */
  start(signal: AbortSignal): Promise<RunningCluster>;
  /** One line, for whoever reads the terminal. */
  say(line: string): void;
}

/** Starts PostgreSQL again when it ends without being asked to; `ended` is when that did not help. */
export function keepRunning(first: RunningCluster, { start, say }: Options): RunningCluster {
  const stopping = new AbortController();
  let running = first;
  const ended = keep();

  async function keep() {
    let startedAt = Date.now();
    let attempt = 0;
    while (!stopping.signal.aborted) {
      await running.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > steadyMs) attempt = 0;
      if (attempt === 0) say('PostgreSQL ended unexpectedly, and is started again.');
      const again = await restart();
      if (!again) return;
      running = again;
      startedAt = Date.now();
      if (stopping.signal.aborted) await running.stop();
      else say('PostgreSQL runs again. What had been saved is there.');
    }

    async function restart(): Promise<RunningCluster | undefined> {
      let full = false;
      while (!stopping.signal.aborted) {
        const wait = full ? whileFullMs : pausesMs[attempt];
        if (wait === undefined) return undefined;
        attempt += full ? 0 : 1;
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return undefined;
        try {
          return await start(stopping.signal);
        } catch (error) {
          if (stopping.signal.aborted) return undefined;
          const message = error instanceof Error ? error.message : String(error);
          const isFull = message.includes('No space left on device');
          if (isFull && !full) {
            say(
              'PostgreSQL cannot start: its disk is full. It starts by itself once there is space.',
            );
          }
          full = isFull;
        }
      }
      return undefined;
    }
  }

  return {
    ended,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await ended;
    },
  };
}
