import type { Command } from 'commander';
import { exitCodes, KpError } from '../core/errors.ts';
import { toJunit } from '../core/junit.ts';
import { type VerifiedPhase, verify } from '../core/verify.ts';
import { plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { seconds } from '../terminal/format.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { paint } from '../terminal/paint.ts';
import { readInvocation, wholeNumber } from './global-options.ts';
import { writeOutput } from './write-output.ts';

export function define(command: Command): void {
  command
    .argument('[phase]', 'one phase; every completed one without it', wholeNumber)
    .option('--junit <file>', 'also write the checks as JUnit XML')
    .addHelpText(
      'after',
      `
Examples:
  kp verify
  kp verify 6
  kp verify --junit verify.xml

Exit codes:
  0  every check passed
  1  a check failed
  2  wrong usage
  3  refused: the phase (or every phase) is still to be run
  4  cannot reach the database`,
    )
    .action(async (phase: number | undefined, _flags: unknown, command: Command) => {
      const { options, databaseUrl, folder, console } = readInvocation<{ junit?: string }>(command);
      const onPhase = (verified: VerifiedPhase) => show(console, verified);
      const phases = await verify({
        databaseUrl,
        folder,
        phase,
        signal: interruptSignal(),
        onPhase,
      });
      if (options.junit) await writeOutput(options.junit, toJunit('kp verify', phases.map(suite)));
      requirePassed(phases);
      const checks = phases.flatMap((verified) => verified.checks);
      console.line();
      console.line(
        `${plural(checks.length, 'check')} of ${plural(phases.length, 'phase')} passed.`,
      );
      console.document({ phases });
    });
}

function show(console: Console, { phase, pack, seconds: took, checks }: VerifiedPhase): void {
  console.line();
  console.line(`${paint.bold(`phase ${phase}  ${pack}`)}  ${seconds(took)}`);
  for (const { name, status, message } of checks) {
    const mark = status === 'passed' ? paint.green('ok    ') : paint.red('FAILED');
    console.line(`  ${mark}  ${name}`);
    if (message) console.line(message.replace(/^/gm, '          '));
  }
}

function suite({ phase, pack, seconds, checks }: VerifiedPhase) {
  const cases = checks.map(({ name, message }) => ({ name, failure: message }));
  return { name: `phase ${phase}: ${pack}`, classname: `phase-${phase}`, seconds, cases };
}

function requirePassed(phases: readonly VerifiedPhase[]): void {
  const failed = phases.filter(({ status }) => status === 'failed').map(({ phase }) => phase);
  if (failed.length === 0) return;
  throw new KpError(`Verification failed in phase ${failed.join(', ')}.`, {
    exitCode: exitCodes.failed,
    code: 'verify_failed',
    detail: phases
      .flatMap(({ phase, checks }) => checks.map((check) => ({ phase, ...check })))
      .filter(({ status }) => status === 'failed')
      .map(({ phase, name }) => `phase ${phase}: ${name}`)
      .join('\n'),
    suggestion: 'A script stops at its first failure: mend that, then verify again.',
    result: { phases },
  });
}
