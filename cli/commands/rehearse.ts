import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, KpError } from '../core/errors.ts';
import { type Rehearsal, type RehearsalEvent, rehearse } from '../core/rehearsal.ts';
import {
  prepareReportFolder,
  rehearsalDocument,
  writeRehearsal,
} from '../core/rehearsal-report.ts';
import { requireStaging } from '../core/rehearsal-staging.ts';
import { plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { seconds } from '../terminal/format.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { paint } from '../terminal/paint.ts';
import { atLeastOne, readInvocation } from './global-options.ts';

const shownFindings = 6;

interface Flags {
  staging?: string;
  continue?: boolean;
  report?: string;
  runs?: number;
}

export function define(command: Command): void {
  command
    .option('--staging <name>', 'type which database it is, where its name does not say staging')
    .option('--continue', 'take a rehearsal that was cut short to its end')
    .option(
      '--report <folder>',
      'also write rehearsal.md, .json and .xml (JUnit), and both baselines',
    )
    .option('--runs <number>', 'how often each query of the baseline runs', atLeastOne, 3)
    .addHelpText(
      'after',
      `
Measures (catalogue, rows, checksums, queries), writes a rollback point, takes phases 8 … 1 back,
looks that the catalogue is clean, runs 1 … 8, verifies, brings the rows back, and measures again.
Nobody else should work on that database meanwhile. Accounts (auth.users) are not touched.

It runs where the database's name has the word staging, rehearsal or test, as in pantry_staging.
Anywhere else, type what the refusal calls it: --staging HOST:PORT/DATABASE.

Killed halfway, it has left a record in the database: the next run says where it was, and
--continue takes it to its end. The rows are in the rollback point, which only you ever drop.

Examples:
  kp rehearse --report rehearsal-2026-03-01
  kp rehearse --staging db.abcd.supabase.co:5432/postgres
  kp rehearse --continue

Exit codes:
  0    nothing is lost, and everything is as before
  1    something differs, a check failed, or a phase did; it says what, and where the rows are
  2    wrong usage
  3    refused: not staging, phases still to be run, a rehearsal that was cut short (--continue)
  4    cannot reach the database, or lost it; the next run says where it stands
  130  interrupted (Ctrl-C); the next run says where it stands`,
    )
    .action(async (_flags: unknown, command: Command) => {
      const { options, databaseUrl, folder, console } = readInvocation<Flags>(command);
      requireStaging(databaseUrl, options.staging);
      const into = options.report ? resolve(options.report) : undefined;
      if (into) await prepareReportFolder(into);
      console.line();
      try {
        const rehearsal = await rehearse({
          ...{ databaseUrl, folder, goOn: options.continue, runs: options.runs },
          signal: interruptSignal(),
          report: progress(console),
        });
        const files = into ? await writeRehearsal(into, rehearsal, folder) : [];
        finish(console, rehearsal, files);
      } finally {
        console.still();
      }
    });
}

function progress(console: Console): (event: RehearsalEvent) => void {
  let title = '';
  let doing = '';
  let started = Date.now();
  return (event) => {
    if (event.type === 'doing') {
      doing = `  ${event.what}`;
    } else if (event.type === 'step-started') {
      title = event.title;
      doing = '';
      started = Date.now();
      console.live(() => `${title}${doing}  ${seconds((Date.now() - started) / 1000)}`);
    } else {
      console.still();
      const { step } = event;
      const mark = step.status === 'passed' ? paint.green('ok    ') : paint.red('FAILED');
      console.line(`${mark}  ${step.title}  ${seconds(step.seconds)}`);
      const findings = step.findings ?? [];
      const more = findings.length - shownFindings;
      for (const line of findings.slice(0, shownFindings))
        console.line(paint.dim(`        ${line}`));
      if (more > 0) console.line(paint.dim(`        and ${more} more (--report, --json)`));
      for (const line of step.failures ?? []) console.line(line.replace(/^/gm, '        '));
    }
  };
}

function finish(console: Console, rehearsal: Rehearsal, files: readonly string[]): void {
  const { passed, rollbackPoint, steps } = rehearsal;
  const result = { ...rehearsalDocument(rehearsal), files };
  console.line();
  if (rollbackPoint) {
    console.line(`The copies stay until you drop them: drop schema ${rollbackPoint} cascade;`);
  }
  if (files.length > 0) console.line(`Report: ${files.join(', ')}`);
  if (passed) {
    console.line(`Rehearsed in ${seconds(rehearsal.seconds)}. Nothing is lost.`);
    console.document(result);
    return;
  }
  const failed = steps.filter(({ status }) => status === 'failed');
  throw new KpError(`The rehearsal came to its end, but ${plural(failed.length, 'step')} failed.`, {
    exitCode: exitCodes.failed,
    code: 'rehearsal_failed',
    detail: failed
      .flatMap(({ title, failures = [] }) => failures.map((text) => `${title}: ${text}`))
      .join('\n'),
    suggestion: rollbackPoint
      ? `The phases are in place, and the rows as they were are in ${rollbackPoint}. Mend the cause, then rehearse again.`
      : 'Mend the cause, then rehearse again.',
    result,
  });
}
