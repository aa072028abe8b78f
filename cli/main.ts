import { Command, CommanderError } from 'commander';
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
import { asReadOnlyDatabase } from './core/database-error.ts';
import { exitCodes, KpError } from './core/errors.ts';
import { paint } from './terminal/paint.ts';

const program = new Command('kp')
  .description("KitchenPantry's command line for whoever operates the database.")
  .option('--database-url <url>', 'the database; else DATABASE_URL, else the embedded one')
  .option('--json', 'one JSON document on stdout, progress on stderr')
  .option(
    '--packs <folder>',
    'folder with sql/, rollback/ and verify/, if not that of this repository',
  )
  .configureHelp({ showGlobalOptions: true })
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

// A reader who leaves (kp verify | head) ends neither the work nor with a stack trace.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error, process.argv.includes('--json'));
}

/** The one place where an error ends, whatever it is. */
function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message, or the help that was asked for.
    if (error.exitCode === 0) return exitCodes.ok;
    const message =
      error.code === 'commander.help' ? 'No command given.' : error.message.replace(/^error: /, '');
    if (json) printJson({ code: 'usage', message, suggestion: 'Try kp --help.' }, {});
    return exitCodes.usage;
  }
  const known =
    error instanceof KpError
      ? error
      : (asReadOnlyDatabase(error) ??
        new KpError(error instanceof Error ? error.message : String(error), {
          exitCode: exitCodes.failed,
          code: 'unexpected',
          suggestion:
            'This should not happen. Run it again with KP_DEBUG=1 to see where it comes from.',
        }));
  const { message, code, detail, suggestion, result = {} } = known;
  if (json) printJson({ code, message, detail, suggestion }, result);
  else printForPeople(known);
  if (process.env.KP_DEBUG && error instanceof Error) console.error(error.stack);
  return known.exitCode;
}

function printJson(error: object, result: object): void {
  process.stdout.write(`${JSON.stringify({ ...result, error }, null, 2)}\n`);
}

function printForPeople({ message, detail, suggestion }: KpError): void {
  const indented = detail?.replace(/^/gm, '  ');
  const parts = [
    paint.red(`kp: ${message}`),
    indented,
    suggestion && `${paint.bold('What next:')} ${suggestion}`,
  ];
  process.stderr.write(`\n${parts.filter(Boolean).join('\n\n')}\n`);
}
