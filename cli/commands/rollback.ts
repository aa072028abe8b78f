import type { Command } from 'commander';
import { exitCodes, KpError } from '../core/errors.ts';
import { type RestoreResult, restore } from '../core/restore.ts';
import { type RollbackEvent, rollback } from '../core/rollback.ts';
import { count, plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { seconds } from '../terminal/format.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { type Invocation, readInvocation, wholeNumber } from './global-options.ts';

interface RollbackFlags {
  to?: number;
  discardData?: boolean;
  restore?: string;
}

export function define(command: Command): void {
  command
    .option('--to <phase>', 'last phase that stays; 0: none', wholeNumber)
    .option('--discard-data', 'even where rows are lost; they are copied to a rollback point first')
    .option('--restore <point>', "bring a rollback point's rows back, after the phases ran again")
    .addHelpText(
      'after',
      `
Examples:
  kp rollback --to 6                     takes phases 8 and 7 back, if no row is lost by it
  kp rollback --to 0 --discard-data      takes everything back; the rows are kept in a rollback point
  kp migrate && kp rollback --restore rollback_point_20260301140500

A rollback point is a schema of copies. Nothing ever drops it but you: drop schema … cascade.

Exit codes:
  0    done
  1    a script failed; it says which phases were taken back and which stand
  2    wrong usage
  3    refused: rows would be lost, a phase is not back yet, an unknown rollback point, another run
  4    cannot reach the database, or lost it
  130  interrupted (Ctrl-C); the phase at hand stands as it was`,
    )
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.opts<RollbackFlags>();
      requireOneWay(flags);
      const invocation = readInvocation<RollbackFlags>(command);
      if (flags.restore !== undefined) await bringBack(invocation, flags.restore);
      else if (flags.to !== undefined) await takeBack(invocation, flags.to);
    });
}

function requireOneWay({ to, discardData, restore: point }: RollbackFlags): void {
  const both = point !== undefined && (to !== undefined || discardData);
  if (!both && (to !== undefined || point !== undefined)) return;
  throw new KpError(
    both
      ? '--restore goes without --to and --discard-data.'
      : 'Rollback needs --to PHASE or --restore POINT.',
    { exitCode: exitCodes.usage, code: 'usage', suggestion: 'Try kp rollback --help.' },
  );
}

async function takeBack(invocation: Invocation<RollbackFlags>, to: number): Promise<void> {
  const { options, databaseUrl, folder, console } = invocation;
  const { discardData } = options;
  const report = progress(console);
  console.line();
  try {
    const signal = interruptSignal();
    const result = await rollback({ databaseUrl, folder, to, discardData, signal, report });
    if (result.rolledBack.length === 0) console.line('Nothing to take back.');
    else {
      const total = result.rolledBack.reduce((sum, phase) => sum + phase.seconds, 0);
      console.line();
      console.line(`${plural(result.rolledBack.length, 'phase')} taken back in ${seconds(total)}.`);
      if (result.strangers.length > 0) {
        console.line(`Stays, for it is none of the packs': ${result.strangers.join(', ')}.`);
        console.line('Move it to another schema; until then kp migrate refuses.');
      }
      if (result.rollbackPoint) {
        console.line(
          `To have the rows again: kp migrate, then kp rollback --restore ${result.rollbackPoint}`,
        );
      }
    }
    console.document(result);
  } finally {
    console.still();
  }
}

function progress(console: Console): (event: RollbackEvent) => void {
  return (event) => {
    switch (event.type) {
      case 'point-written':
        console.line(`Rollback point ${paint.bold(event.point)}:`);
        for (const { name, rows } of event.saved)
          console.line(`  ${name}: ${plural(rows, 'row')} kept`);
        console.line();
        break;
      case 'phase-started': {
        const started = Date.now();
        const { phase, file } = event.pack;
        console.live(() => `phase ${phase}  ${file}  ${seconds((Date.now() - started) / 1000)}`);
        break;
      }
      case 'phase-rolled-back': {
        console.still();
        const { phase, file } = event.pack;
        console.line(
          `phase ${phase}  ${file.padEnd(36)} taken back ${seconds(event.seconds).padStart(9)}`,
        );
        break;
      }
      case 'note':
        console.line(`         ${paint.yellow(event.text)}`);
    }
  };
}

async function bringBack(invocation: Invocation<RollbackFlags>, point: string): Promise<void> {
  const { databaseUrl, folder, console } = invocation;
  const started = Date.now();
  const signal = interruptSignal();
  const onTable = (name: string) =>
    console.live(() => `restoring ${name}  ${seconds((Date.now() - started) / 1000)}`);
  try {
    const onNote = (text: string) => {
      console.still();
      console.line(paint.yellow(text));
    };
    const result = await restore({ databaseUrl, folder, point, signal, onTable, onNote });
    console.still();
    show(console, result);
    console.document(result);
  } finally {
    console.still();
  }
}

function show(console: Console, { rollbackPoint, restored, refreshed }: RestoreResult): void {
  console.line();
  const rows = restored.map(({ name, saved, restored: back, rowsGone }) => [
    name,
    count(saved),
    count(back),
    rowsGone ? `${plural(rowsGone, 'row')} of the table no longer exist` : '',
  ]);
  const lines = table(['table', 'saved', 'restored', ''], rows, ['left', 'right', 'right']);
  for (const line of lines) console.line(line);
  console.line();
  console.line(`${rollbackPoint} is restored; every row was compared with its copy.`);
  if (refreshed.length > 0) console.line(`Refreshed: ${refreshed.join(', ')}.`);
  console.line(`The point itself stays. To drop it: drop schema ${rollbackPoint} cascade;`);
}
