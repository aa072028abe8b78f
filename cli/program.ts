import { Command } from 'commander';
import { registerBaseline } from './commands/baseline.ts';
import { registerBench } from './commands/bench.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerLoad } from './commands/load.ts';
import { registerMcp } from './commands/mcp.ts';
import { registerMigrate } from './commands/migrate.ts';
import { registerRefresh } from './commands/refresh.ts';
import { registerRehearse } from './commands/rehearse.ts';
import { registerRollback } from './commands/rollback.ts';
import { registerStatus } from './commands/status.ts';
import { registerTypes } from './commands/types.ts';
import { registerUsers } from './commands/users.ts';
import { registerVerify } from './commands/verify.ts';
import { showableLine } from './core/showable.ts';

/** Every command with its flags; what an error ends with is main's to say. */
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

  for (const register of [
    registerMigrate,
    registerStatus,
    registerVerify,
    registerRollback,
    registerRehearse,
    registerTypes,
    registerRefresh,
    registerUsers,
    registerBaseline,
    registerBench,
    registerDoctor,
    registerLoad,
    registerMcp,
  ]) {
    register(program);
  }
  program.showHelpAfterError('Usage: kp COMMAND [options]\nTry kp --help.');
  for (const command of program.commands) {
    const name = command.name();
    command.showHelpAfterError(`Usage: kp ${name} ${command.usage()}\nTry kp ${name} --help.`);
  }
  return program;
}
