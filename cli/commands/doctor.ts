import { type Command, Option } from 'commander';
import type { Finding, Severity } from '../core/doctor/check.ts';
import { type CheckReport, checkNames, examine } from '../core/doctor.ts';
import { exitCodes, KpError } from '../core/errors.ts';
import { toJunit } from '../core/junit.ts';
import { plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { paint } from '../terminal/paint.ts';
import { readInvocation } from './global-options.ts';
import { writeOutput } from './write-output.ts';

const shownObjects = 10;

interface Flags {
  only?: string[];
  junit?: string;
}

export function define(command: Command): void {
  command
    .addOption(new Option('--only <check...>', 'these checks alone').choices(checkNames))
    .option('--junit <file>', 'also write the checks as JUnit XML')
    .addHelpText(
      'after',
      `
An error is broken now, a warning will be, a note is worth knowing. A check that cannot be made
(lacking rights, or pg_stat_statements) is no pass.

Examples:
  kp doctor
  kp doctor --only orphans sync-drift
  kp doctor --json

Exit codes:
  0  nothing found, or notes only
  1  an error or a warning was found, or a check could not be made
  2  wrong usage
  3  refused: no phase is complete, or the login is bound by row security
  4  cannot reach the database`,
    )
    .action(async (_flags: unknown, command: Command) => {
      const { options, databaseUrl, folder, console } = readInvocation<Flags>(command);
      const checks = await examine({
        databaseUrl,
        folder,
        only: options.only,
        onStart: (name) => console.live(() => name),
        onCheck: (check) => showCheck(console, check),
      });
      console.still();
      const findings = bySeverity(checks);
      for (const finding of findings) showFinding(console, finding);
      if (options.junit) await writeOutput(options.junit, toJunit('kp doctor', [suite(checks)]));
      const result = { checks: checks.map(({ findings: _, ...check }) => check), findings };
      console.line();
      if (isWell(checks)) {
        console.line(`${summary(checks)}.`);
        console.document(result);
        return;
      }
      throw new KpError(`${summary(checks)}.`, {
        exitCode: exitCodes.failed,
        code: 'findings',
        suggestion:
          'Each finding above has its remedy. kp doctor --only CHECK looks again at one thing.',
        result,
      });
    });
}

type Found = Finding & { check: string };

const severities: Severity[] = ['error', 'warning', 'note'];

function bySeverity(checks: readonly CheckReport[]): Found[] {
  const found = checks.flatMap(({ name, findings }) =>
    findings.map((finding) => ({ check: name, ...finding })),
  );
  return severities.flatMap((severity) => found.filter((one) => one.severity === severity));
}

function isWell(checks: readonly CheckReport[]): boolean {
  return checks.every(
    ({ status, findings }) =>
      status !== 'unknown' && findings.every(({ severity }) => severity === 'note'),
  );
}

function summary(checks: readonly CheckReport[]): string {
  const found = bySeverity(checks);
  const parts = severities.flatMap((severity) => {
    const number = found.filter((one) => one.severity === severity).length;
    return number > 0 ? plural(number, severity) : [];
  });
  const unknown = checks.filter(({ status }) => status === 'unknown').length;
  if (unknown > 0) parts.push(`${plural(unknown, 'check')} could not be made`);
  return `${plural(checks.length, 'check')}: ${parts.join(', ') || 'nothing found'}`;
}

const marks = {
  error: paint.red('ERROR  '),
  warning: paint.yellow('WARNING'),
  note: paint.bold('note   '),
};

function showCheck(console: Console, { name, promise, status, reason, findings }: CheckReport) {
  const worst = severities.find((severity) => findings.some((one) => one.severity === severity));
  const mark = {
    passed: paint.green('ok     '),
    found: marks[worst ?? 'note'],
    unknown: paint.yellow('UNKNOWN'),
    pending: paint.dim('pending'),
  }[status];
  console.line(`  ${mark}  ${name.padEnd(21)}${reason ?? findings[0]?.what ?? promise}`);
}

function showFinding(console: Console, finding: Found): void {
  const { check, severity, what, cause, remedy, objects } = finding;
  const more = objects.length - shownObjects;
  console.line();
  console.line(`${marks[severity]}  ${paint.bold(what)}  (${check})`);
  for (const object of objects.slice(0, shownObjects)) console.line(indent(object));
  if (more > 0) console.line(indent(`and ${more} more`));
  console.line(indent(`Cause: ${cause}`));
  console.line(indent(`Remedy:\n${remedy.text.replace(/^/gm, '  ')}`));
}

function indent(text: string): string {
  return text.replace(/^/gm, '         ');
}

function suite(checks: readonly CheckReport[]) {
  const cases = checks.map(({ promise, reason, status, findings }) => ({
    name: promise,
    failure: findings.some(({ severity }) => severity !== 'note')
      ? findings
          .map(({ what, cause, objects }) => [what, cause, ...objects].join('\n'))
          .join('\n\n')
      : status === 'unknown'
        ? `It could not be checked: ${reason}`
        : undefined,
    skipped: status === 'pending' ? (reason ?? '') : undefined,
  }));
  const seconds = checks.reduce((sum, check) => sum + check.seconds, 0);
  return { name: 'doctor', classname: 'doctor', seconds: Math.round(seconds * 1000) / 1000, cases };
}
