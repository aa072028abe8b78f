import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitCodes, KpError } from '../core/errors.ts';
import { type LoadProgress, type LoadReport, load } from '../core/load.ts';
import { removeLoad } from '../core/load-remove.ts';
import { type Scale, scales } from '../core/load-scales.ts';
import { total } from '../core/load-tables.ts';
import { count, plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { seconds } from '../terminal/format.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { table } from '../terminal/table.ts';
import { type Invocation, readInvocation } from './global-options.ts';

interface LoadFlags {
  scale?: Scale;
  seed: number;
  add?: boolean;
  password?: string;
  remove?: boolean;
}

export function define(command: Command): void {
  command
    .addOption(new Option('--scale <size>', 'how much').choices([...scales]))
    .option('--seed <number>', 'another number gives other data', readSeed, 1)
    .option('--add', 'even beside data that is no load of ours')
    .option('--password <word>', "lets the load's people sign in; without it nobody can")
    .option('--remove', 'takes a load away again, with all that was done as its people')
    .addHelpText(
      'after',
      `
  small      200 opportunities, 1,000 interactions, 6 reps
  team       5,000 opportunities, 25,000 interactions, 12 reps
  brokerage  50,000 opportunities, 250,000 interactions, 25 reps
  million    200,000 opportunities, 1,000,000 interactions, 50 reps; takes some minutes

Dates count back from today: the same seed on the same day gives the same rows. The people are
rep01@load.test (the busiest), rep02@load.test …, manager1@load.test …, admin@load.test.
All of it is one transaction, in which nobody else writes: ended early, it leaves no trace.

Examples:
  kp load --scale small
  kp load --scale million --add --password pantry-demo     beside the demo data; sign in as anybody
  kp load --remove

Exit codes:
  0    loaded, or there already
  1    the data did not keep the database's rules, and was taken back
  2    wrong usage
  3    refused: data of somebody else's (--add), another load, a phase that is still to be run
  4    cannot reach the database, or lost it; nothing of the load is there
  130  interrupted (Ctrl-C); nothing of the load is there`,
    )
    .action(async (_flags: unknown, command: Command) => {
      const invocation = readInvocation<LoadFlags>(command);
      const { scale, remove } = invocation.options;
      if (Boolean(scale) === Boolean(remove)) {
        throw new KpError(
          scale ? '--remove goes without --scale.' : 'Load needs --scale SIZE or --remove.',
          { exitCode: exitCodes.usage, code: 'usage', suggestion: 'Try kp load --help.' },
        );
      }
      if (scale) await bringIn(invocation, scale);
      else await takeAway(invocation);
    });
}

function readSeed(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

async function bringIn({ options, databaseUrl, console }: Invocation<LoadFlags>, scale: Scale) {
  const { seed, add, password } = options;
  console.line();
  try {
    const signal = interruptSignal();
    const report = progress(console);
    const result = await load({ databaseUrl, scale, seed, add, password, signal, report });
    console.still();
    show(console, result);
    console.document(result);
  } finally {
    console.still();
  }
}

/** The line as it is now; the time left from the share that is done. */
function progress(console: Console): (event: LoadProgress) => void {
  const started = Date.now();
  return ({ what, done, of, share, rows, seconds: took }) => {
    if (took !== undefined) {
      if (rows === 0) return;
      console.still();
      const rate = count(Math.round(rows / Math.max(took, 0.001)));
      console.line(`${count(rows).padStart(9)} ${what}  ${seconds(took)}, ${rate}/s`);
      return;
    }
    const portion = of > 1 ? `  ${count(Math.round((rows * done) / of))} of ${count(rows)}` : '';
    const at = (Date.now() - started) / 1000;
    const left = share > 0.02 ? (at / share) * (1 - share) : undefined;
    console.live(() => {
      const now = (Date.now() - started) / 1000;
      const rest =
        left === undefined ? '' : `, about ${seconds(Math.max(left - (now - at), 0))} left`;
      return `${what}${portion}  ${seconds(now)}${rest}`;
    });
  };
}

function show(console: Console, result: LoadReport): void {
  const { rows, loaded, accounts, scale, seed, day } = result;
  console.line();
  const lines = rows.map(({ table: name, rows: number }) => [name, count(number)]);
  for (const line of table(['table', 'rows'], lines, ['left', 'right'])) console.line(line);
  console.line();
  if (!loaded) console.line(`This load was there already: ${scale}, seed ${seed}, of ${day}.`);
  else {
    const rate = count(result.rowsPerSecond);
    console.line(`Loaded in ${seconds(result.seconds)}, ${rate} rows/s. sync_drift is empty.`);
  }
  console.line(`As ${accounts.busiestRep}, ${accounts.manager} or ${accounts.admin}.`);
}

async function takeAway({ databaseUrl, console }: Invocation<LoadFlags>) {
  const started = Date.now();
  const signal = interruptSignal();
  const onStep = (what: string) =>
    console.live(() => `${what}  ${seconds((Date.now() - started) / 1000)}`);
  try {
    const removed = await removeLoad({ databaseUrl, signal, onStep });
    console.still();
    if (removed) console.line(`${plural(total(removed), 'row')} and the load's people removed.`);
    else console.line('There is no load here.');
    console.document({ removed: removed ?? [] });
  } finally {
    console.still();
  }
}
