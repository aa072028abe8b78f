import { Command } from 'commander';
import { showableLine } from './core/showable.ts';

interface CommandModule {
  /** Adds arguments, flags, help and what it does. */
  define(command: Command): void;
}

/** What kp can do, with the module that does it: only that of the command at hand is loaded. */
const commands: Record<string, { purpose: string; load: () => Promise<CommandModule> }> = {
  migrate: {
    purpose: 'Runs the pending phases in order, each in one transaction.',
    load: () => import('./commands/migrate.ts'),
  },
  status: {
    purpose: 'Shows where each phase stands, what is pending, and whether the breaker is open.',
    load: () => import('./commands/status.ts'),
  },
  verify: {
    purpose: 'Checks what the phases promise. Leaves no trace in the database.',
    load: () => import('./commands/verify.ts'),
  },
  rollback: {
    purpose: 'Takes phases back, newest first; or brings rows back that a rollback took away.',
    load: () => import('./commands/rollback.ts'),
  },
  rehearse: {
    purpose: 'On staging: takes every phase back, runs all again, and proves that nothing is lost.',
    load: () => import('./commands/rehearse.ts'),
  },
  types: {
    purpose: 'Writes src/types/supabase.ts from the database.',
    load: () => import('./commands/types.ts'),
  },
  refresh: {
    purpose: 'Refreshes the dashboard, and alerts where it fails, is stale or is slow.',
    load: () => import('./commands/refresh.ts'),
  },
  users: {
    purpose: 'Who may sign in: list, add, change roles, switch off, off-board.',
    load: () => import('./commands/users.ts'),
  },
  baseline: {
    purpose: 'Measures the listed queries, and compares two such measurements.',
    load: () => import('./commands/baseline.ts'),
  },
  bench: {
    purpose: 'Measures against the budgets, as real people under row security.',
    load: () => import('./commands/bench.ts'),
  },
  doctor: {
    purpose: 'Looks for what is wrong or soon will be, with cause and remedy. Changes nothing.',
    load: () => import('./commands/doctor.ts'),
  },
  load: {
    purpose: 'Fills a database with made-up data of a chosen size, to try and to measure with.',
    load: () => import('./commands/load.ts'),
  },
  mcp: {
    purpose: 'Serves the official Supabase MCP server over this database, on stdin and stdout.',
    load: () => import('./commands/mcp.ts'),
  },
};

/** Every command by name; `loadCommand` gives it its flags. What an error ends with is main's to say. */
export function kpProgram(): Command {
  const program = new Command('kp')
    .description("KitchenPantry's command line for whoever operates the database.")
    .option('--database-url <url>', 'the database; else DATABASE_URL, else the embedded one')
    .option('--json', 'one JSON document on stdout, progress on stderr')
    .option(
      '--packs <folder>',
      'folder with sql/, rollback/ and verify/, if not that of this repository',
    )
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(showableLine(text)) })
    .exitOverride()
    .showHelpAfterError('Usage: kp COMMAND [options]\nTry kp --help.')
    .helpCommand(false)
    .hook('preSubcommand', (_program, command) => loadCommand(command))
    .addHelpText(
      'after',
      `
Exit codes:
  0  well
  1  a check or a phase failed
  2  wrong usage
  3  refused by the circuit breaker or a safety guard; nothing was touched
  4  cannot reach the database
  130  interrupted (Ctrl-C)`,
    );
  for (const [name, { purpose }] of Object.entries(commands)) {
    program.command(name).description(purpose);
  }
  // Commander's own would show a command that is not loaded yet.
  program
    .command('help')
    .argument('[command...]')
    .description('display help for command')
    .action(async (path: string[]) => {
      await program.parseAsync([...path, '--help'], { from: 'user' });
    });
  return program;
}

export async function loadCommand(command: Command): Promise<void> {
  const module = await commands[command.name()]?.load();
  module?.define(command);
  for (const each of [command, ...command.commands]) {
    const path = each === command ? each.name() : `${command.name()} ${each.name()}`;
    each.showHelpAfterError(`Usage: kp ${path} ${each.usage()}\nTry kp ${path} --help.`);
  }
}
