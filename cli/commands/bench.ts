import { type Command, Option } from 'commander';
import { bench } from '../core/bench/bench.ts';
import { type BenchGroup, type BenchResult, benchGroups } from '../core/bench/result.ts';
import { exitCodes, interrupted, KpError } from '../core/errors.ts';
import { plural } from '../core/plural.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { showMarkdown, showReport } from './bench-report.ts';
import { atLeastOne, readInvocation } from './global-options.ts';

interface Flags {
  only?: BenchGroup[];
  runs: number;
  seconds: number;
  strict?: boolean;
  markdown?: boolean;
}

export function define(command: Command): void {
  command
    .addOption(
      new Option('--only <group...>', 'only these groups of measurements').choices([
        ...benchGroups,
      ]),
    )
    .option('--runs <number>', 'how often each query runs, after some to warm up', atLeastOne, 20)
    .option('--seconds <number>', 'how long 50 people work at once', atLeastOne, 10)
    .option('--strict', 'end with 1 where something misses its budget')
    .option('--markdown', 'print the report as Markdown')
    .addHelpText(
      'after',
      `
Everything is rolled back, or happens in an empty database beside this one that is dropped again.
The group "trigger" keeps others from writing interactions for some seconds: not for production.
A budget is a number in this report, so that a busy machine fails nothing; see docs/performance.md.

Examples:
  kp bench
  kp bench --only query search --runs 50
  kp bench --strict --json

Exit codes:
  0    measured
  1    something missed its budget, with --strict only
  2    wrong usage
  3    refused: there is no data to measure
  4    cannot reach the database, or lost it
  130  interrupted (Ctrl-C); what was measured so far is shown`,
    )
    .action(measure);
}

async function measure(_flags: unknown, command: Command): Promise<void> {
  const { options, databaseUrl, folder, console } = readInvocation<Flags>(command);
  const { only, runs, seconds, strict, markdown } = options;
  let step = 'looking at the data';
  console.live(() => step);
  try {
    const report = await bench({
      ...{ databaseUrl, folder, only, runs, seconds, signal: interruptSignal() },
      onGroups: (groups) => markdown || console.line(`Measuring ${groups.join(' and ')} …`),
      onStep: (what) => {
        step = what;
      },
    });
    console.still();
    (markdown ? showMarkdown : showReport)(console, report);
    if (report.interrupted) {
      const message = 'Interrupted: the rest was not measured. Nothing of it stays.';
      throw interrupted(message, 'Run it again; --only GROUP is quicker.', undefined).withResult(
        report,
      );
    }
    const missed = report.results.filter(({ within }) => within === false);
    if (strict && missed.length > 0) throw overBudget(missed).withResult(report);
    console.document(report);
  } finally {
    console.still();
  }
}

function overBudget(missed: readonly BenchResult[]): KpError {
  return new KpError(`${plural(missed.length, 'budget is', 'budgets are')} missed.`, {
    exitCode: exitCodes.failed,
    code: 'over_budget',
    detail: missed.map(({ name, p95, unit }) => `${name}: ${p95} ${unit} at p95`).join('\n'),
    suggestion:
      'Was the machine busy? Then measure again. Else docs/performance.md says where to look.',
  });
}
