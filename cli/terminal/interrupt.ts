import { exitCodes } from '../core/errors.ts';

/** npm and a terminal may each pass on the same Ctrl-C. */
const samePressMs = 1000;

/** Aborts at the first Ctrl-C, so that the work can end tidily; a second one ends the process. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (first && Date.now() - first > samePressMs) process.exit(exitCodes.interrupted);
    if (first) return;
    first = Date.now();
    process.stderr.write('\nStopping: cancelling what the database is doing…\n');
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}
