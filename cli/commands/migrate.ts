import type { Command } from 'commander';
import { type CompletedPhase, type MigrateEvent, migrate, planMigration } from '../core/migrate.ts';
import { count, plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { seconds } from '../terminal/format.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { type Invocation, readInvocation, wholeNumber } from './global-options.ts';

interface MigrateFlags {
  to?: number;
  plan?: boolean;
  resume?: boolean;
  demo?: boolean;
}

export function define(command: Command): void {
  command
    .option('--to <phase>', 'last phase to run', wholeNumber)
    .option('--plan', 'show what would run, and change nothing')
    .option('--resume', 'go on after a failed or interrupted phase')
    .option('--demo', 'load the demo data with the seeds (phase 8)')
    .addHelpText(
      'after',
      `
Examples:
  kp migrate --plan           what would run
  kp migrate                  all pending phases
  kp migrate --to 3           phases 1 to 3
  kp migrate --resume         again, after a failed or interrupted phase

Exit codes:
  0    all asked-for phases are complete
  1    a phase failed; everything of it was rolled back
  2    wrong usage
  3    refused: another run is under way, a phase failed or was interrupted before (--resume), a pack
       changed after it ran, an unknown server version, or a database of somebody else's
  4    cannot reach the database, or lost it
  130  interrupted (Ctrl-C); the phase was rolled back`,
    )
    .action(async (_flags: unknown, command: Command) => {
      const invocation = readInvocation<MigrateFlags>(command);
      if (invocation.options.plan) await showPlan(invocation);
      else await run(invocation);
    });
}

async function showPlan({ options, databaseUrl, folder, console }: Invocation<MigrateFlags>) {
  const { to, resume } = options;
  const phases = await planMigration({ databaseUrl, folder, to, resume });
  const rows = phases.map(({ phase, pack, statements, indexes }) => [
    String(phase),
    pack,
    count(statements),
    indexes ? `${plural(indexes, 'index', 'indexes')} built concurrently before it` : '',
  ]);
  console.line();
  if (phases.length === 0) console.line(nothingPending(to));
  else {
    const lines = table(['phase', 'pack', 'statements', ''], rows, ['right', 'left', 'right']);
    for (const line of lines) console.line(line);
    console.line();
    console.line(`${plural(phases.length, 'phase')} would run. Nothing was changed.`);
  }
  console.document({ phases });
}

async function run({ options, databaseUrl, folder, console }: Invocation<MigrateFlags>) {
  const { to, resume, demo } = options;
  console.line();
  try {
    const phases = await migrate({
      databaseUrl,
      folder,
      to,
      resume,
      demo,
      signal: interruptSignal(),
      report: progress(console),
    });
    const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
    if (phases.length > 0) {
      console.line();
      console.line(
        `${plural(phases.length, 'phase')} complete in ${seconds(total)}. Next: kp verify checks what they promise.`,
      );
    } else {
      console.line(
        `${nothingPending(to)}${demo ? ' No demo data was added: it comes with phase 8.' : ''}`,
      );
    }
    console.document({ phases: phases.map(forJson) });
  } finally {
    console.still();
  }
}

function nothingPending(to: number | undefined): string {
  return to === undefined ? 'Nothing is pending.' : `Nothing is pending up to phase ${to}.`;
}

function progress(console: Console): (event: MigrateEvent) => void {
  let doing = '';
  let started = Date.now();
  return (event) => {
    switch (event.type) {
      case 'phase-started':
        console.line(`phase ${event.pack.phase}  ${event.pack.file}`);
        started = Date.now();
        doing = `phase ${event.pack.phase}  ${event.pack.file}`;
        console.live(() => `${doing}  ${seconds((Date.now() - started) / 1000)}`);
        break;
      case 'statement':
        doing = `phase ${event.pack.phase}  ${event.pack.file}  statement ${event.done + 1} of ${event.total}`;
        break;
      case 'note':
        console.line(`         ${paint.yellow(event.text)}`);
        break;
      case 'phase-complete':
        console.still();
        showPhase(console, event.phase);
    }
  };
}

function showPhase(console: Console, phase: CompletedPhase): void {
  const changes = rowChanges(phase).filter(({ before, after }) => before !== after);
  const label = ({ rows, estimated }: { rows: number; estimated: boolean }) =>
    `${estimated ? 'about ' : ''}${count(rows)}`;
  const created = changes.filter(({ before, after }) => before === undefined && after?.rows === 0);
  if (created.length > 0) {
    console.line(paint.dim(`         new, empty: ${created.map(({ name }) => name).join(', ')}`));
  }
  for (const { name, before, after } of changes) {
    if (before?.rows === after?.rows || (before === undefined && after?.rows === 0)) continue;
    const from = before ? label(before) : 'new';
    console.line(paint.dim(`         ${name}: ${from} → ${after ? label(after) : 'gone'} rows`));
  }
  console.line(`         ${paint.green('complete')} in ${seconds(phase.seconds)}`);
}

function rowChanges({ rowsBefore, rowsAfter }: CompletedPhase) {
  const names = [...new Set([...Object.keys(rowsBefore), ...Object.keys(rowsAfter)])];
  return names.map((name) => ({ name, before: rowsBefore[name], after: rowsAfter[name] }));
}

function forJson(phase: CompletedPhase) {
  const { rowsBefore, rowsAfter, ...rest } = phase;
  const rows = rowChanges(phase).map(({ name, before, after }) => ({
    table: name,
    before: before?.rows ?? null,
    after: after?.rows ?? null,
    estimated: Boolean(before?.estimated || after?.estimated),
  }));
  return { ...rest, rows };
}
