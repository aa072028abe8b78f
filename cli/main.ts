import { CommanderError } from 'commander';
import { asServerRefusal } from './core/database-error.ts';
import { exitCodes, KpError } from './core/errors.ts';
import { showableLine } from './core/showable.ts';
import { kpProgram } from './program.ts';
import { paint } from './terminal/paint.ts';

// A reader who leaves (kp verify | head) ends neither the work nor with a stack trace.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await kpProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error, process.argv.includes('--json'));
}

/** The one place where an error ends, whatever it is. */
function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message, or the help that was asked for.
    if (error.exitCode === 0) return exitCodes.ok;
    const message =
      error.code === 'commander.help'
        ? 'No command given.'
        : showableLine(error.message.replace(/^error: /, ''));
    if (json) printJson({ code: 'usage', message, suggestion: 'Try kp --help.' }, {});
    return exitCodes.usage;
  }
  const known =
    error instanceof KpError
      ? error
      : (asServerRefusal(error) ??
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
