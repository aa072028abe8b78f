import type { Command } from 'commander';
import { locateDatabase } from '../core/database-url.ts';
import { exitCodes, KpError } from '../core/errors.ts';
import { toCsv } from '../core/migration-log.ts';
import { shorten } from '../core/statements.ts';
import { migrationLog, type PhaseReport, type StatusReport, status } from '../core/status.ts';
import type { Console } from '../terminal/console.ts';
import { moment, seconds } from '../terminal/format.ts';
import { paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { type GlobalOptions, readInvocation } from './global-options.ts';

export function define(command: Command): void {
  command
    .option(
      '--csv',
      'the migration log: phase, start, end, duration (seconds), issues; every attempt',
    )
    .addHelpText(
      'after',
      `
Examples:
  kp status
  kp status --csv > migration-log.csv

Exit codes:
  0  the database answered, whatever the phases' state
  2  wrong usage
  4  cannot reach the database`,
    )
    .action(async (flags: { csv?: boolean }, command: Command) => {
      if (flags.csv) {
        const { databaseUrl, json } = command.optsWithGlobals<GlobalOptions>();
        if (json) throw oneFormatOnly();
        const history = await migrationLog(locateDatabase(databaseUrl, process.env));
        process.stdout.write(toCsv(history));
        return;
      }
      const { databaseUrl, folder, console } = readInvocation(command);
      const report = await status(databaseUrl, folder);
      show(console, report);
      console.document(report);
    });
}

function oneFormatOnly(): KpError {
  return new KpError('--csv goes without --json: the log is either the one or the other.', {
    exitCode: exitCodes.usage,
    code: 'usage',
    suggestion: 'Try kp status --help.',
  });
}

function show(console: Console, report: StatusReport): void {
  console.line(`PostgreSQL ${report.serverVersion}`);
  console.line();
  const rows = report.phases.map((phase) => [
    String(phase.phase),
    phase.pack,
    phase.status.replace('_', ' '),
    phase.startedAt ? moment(phase.startedAt).replace(' UTC', '') : '–',
    phase.seconds === null ? '–' : seconds(phase.seconds),
    phase.checksum?.slice(0, 8) ?? '–',
    phase.executedBy ?? '–',
  ]);
  for (const line of fitting(rows)) console.line(line);
  for (const phase of report.phases) {
    const text = remark(phase);
    if (text) console.line(`phase ${phase.phase}: ${text}`);
  }
  console.line();
  for (const line of summary(report)) console.line(line);
}

/** On a narrow terminal without what --json has, too. */
function fitting(rows: readonly string[][]): string[] {
  const head = ['phase', 'pack', 'status', 'when (UTC)', 'took', 'checksum', 'who'];
  const align = ['right', 'left', 'left', 'left', 'right'] as const;
  const whole = table(head, rows, align);
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  return whole.every((line) => line.length <= width) ? whole : table(head.slice(0, 5), rows, align);
}

function remark({ status: state, edited, byHand, error, rollbackPoint }: PhaseReport): string {
  if (edited) return paint.yellow('edited since');
  if (byHand) return 'run by hand';
  if (state === 'failed') return shorten(error?.split('\n')[0] ?? '', 100);
  if (state === 'rolled_back' && rollbackPoint) return `rows kept in ${rollbackPoint}`;
  return '';
}

function summary({ pending, breaker, run, rollbackPoints }: StatusReport): string[] {
  const lines: string[] = [];
  if (run)
    lines.push(`A run is under way: process ${run.pid} of ${run.who}, since ${moment(run.since)}.`);
  if (pending.length === 0) lines.push('Nothing is pending.');
  else
    lines.push(`Pending: ${pending.join(', ')}.${breaker.open || run ? '' : ' Next: kp migrate'}`);
  if (breaker.open) {
    lines.push(`${paint.red('Circuit breaker: open.')} ${breaker.reason ?? ''}`);
    if (breaker.suggestion) lines.push(`${paint.bold('What next:')} ${breaker.suggestion}`);
  } else {
    lines.push('Circuit breaker: closed.');
  }
  if (rollbackPoints.length > 0) {
    lines.push('', 'Rollback points (kp rollback --restore NAME):');
    for (const { name, to, from } of rollbackPoints) {
      lines.push(
        `  ${name}  rows of phase${from === to + 1 ? ` ${from}` : `s ${to + 1} to ${from}`}`,
      );
    }
  }
  return lines;
}
