import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CapturedQuery, captureBaseline } from '../core/baseline.ts';
import {
  compareBaselines,
  type Finding,
  isRegression,
  noise,
} from '../core/baseline-comparison.ts';
import { readBaseline, requireFreeName, saveBaseline } from '../core/baseline-files.ts';
import { exitCodes, KpError, interrupted } from '../core/errors.ts';
import { defaultPackFolder } from '../core/packs.ts';
import { readQueries } from '../core/queries.ts';
import { plural } from '../core/plural.ts';
import { type Console, openConsole } from '../terminal/console.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { atLeastOne, type GlobalOptions, readInvocation } from './global-options.ts';

interface Flags {
  folder?: string;
  runs?: number;
  as?: string;
}

export function define(baseline: Command): void {
  baseline.usage('capture|compare [options]').addHelpText('after', help);
  baseline
    .command('capture')
    .description(
      'Measures every query of db/baselines/queries, and keeps times, buffers and plans.',
    )
    .argument('[name]', 'what to call it; pre-migration-YYYY-MM-DD without it')
    .option('--runs <number>', 'how often each query runs, after some to warm up', atLeastOne, 10)
    .option('--as <email>', 'measure as this rep, not as the busiest one')
    .option('--folder <path>', 'where it is kept, if not in db/baselines')
    .addHelpText('after', help)
    .action(capture);
  baseline
    .command('compare')
    .description('Says what got slower, by how much, and which node of its plan changed.')
    .argument('<before>', 'the name of a baseline, or its file')
    .argument('<after>', 'the same')
    .option('--folder <path>', 'where they are kept, if not in db/baselines')
    .addHelpText('after', help)
    .action(compare);
}

const help = `
Each query runs as the service role, and as a real rep under row security, with records that are
there; a query that cannot run says why. Everything is rolled back. Slower is what takes more than
${noise.factor} times as long and ${noise.ms} ms more at the median; less is noise.

Examples:
  kp baseline capture                            before the first phase
  kp baseline capture after-phase-6 --runs 20
  kp baseline compare pre-migration-2026-03-01 after-phase-6

Exit codes:
  0    captured; or nothing got slower
  1    something got slower, or no longer runs
  2    wrong usage, or no such baseline
  3    refused: a baseline of that name is there already
  4    cannot reach the database
  130  interrupted (Ctrl-C); nothing is kept`;

async function capture(given: string | undefined, _flags: unknown, command: Command) {
  const { options, databaseUrl, folder, console } = readInvocation<Flags>(command);
  const name = given ?? `pre-migration-${new Date().toISOString().slice(0, 10)}`;
  const target = baselineFolder(options);
  requireFreeName(target, name);
  const queries = readQueries(folder);
  const signal = interruptSignal();
  let done = 0;
  console.live(() => `${done} of ${queries.length * 2} measured`);
  try {
    const baseline = await captureBaseline(databaseUrl, {
      ...{ name, runs: options.runs, as: options.as, folder, signal },
      onQuery: () => {
        done += 1;
      },
    });
    console.still();
    const files = await saveBaseline(target, baseline, queries);
    showCaptured(console, baseline.queries, baseline.rep);
    console.line();
    console.line(`Kept in ${files.json}, and to run again in ${files.sql}.`);
    console.document({ ...baseline, files });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw interrupted('Interrupted. No baseline was kept.', 'Run it again.', error);
  } finally {
    console.still();
  }
}

function showCaptured(console: Console, queries: CapturedQuery[], rep: string | null): void {
  const measured = queries.filter(({ skipped }) => skipped === undefined);
  const rows = measured.map(({ query, as, medianMs, p95Ms, hit, read }) => [
    ...[query, as, medianMs.toFixed(2), p95Ms.toFixed(2), String(hit), String(read)],
  ]);
  const head = ['query', 'as', 'median ms', 'p95 ms', 'hit', 'read'];
  console.line();
  const align = ['left', 'left', 'right', 'right', 'right', 'right'] as const;
  for (const line of table(head, rows, align)) console.line(line);
  const reasons = new Map<string, string[]>();
  for (const { query, as, skipped } of queries) {
    if (skipped) reasons.set(skipped, [...(reasons.get(skipped) ?? []), `${query} (${as})`]);
  }
  if (reasons.size > 0) console.line(paint.bold('\nNot measured:'));
  for (const [reason, names] of reasons) {
    console.line(`  ${reason}: ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}`);
  }
  console.line();
  if (measured.length === 0) {
    console.line(paint.yellow('No query can run on this database yet: the baseline is empty.'));
  }
  console.line(
    `${plural(measured.length, 'measurement')}; ${rep ? `the rep is ${rep}` : 'there is no rep yet'}.`,
  );
}

async function compare(before: string, after: string, _flags: unknown, command: Command) {
  const options = command.optsWithGlobals<GlobalOptions & Flags>();
  const console = openConsole(options.json);
  const folder = baselineFolder(options);
  const baselines = await Promise.all([before, after].map((name) => readBaseline(folder, name)));
  const [old, current] = baselines;
  if (!old || !current) return;
  const findings = compareBaselines(old, current);
  for (const finding of findings) console.line(`${mark(finding)}  ${finding.sentence}`);
  const result = { before: old.name, after: current.name, findings };
  const worse = findings.filter(isRegression);
  if (worse.length > 0) {
    throw new KpError(`${plural(worse.length, 'query', 'queries')} got slower, or no longer run.`, {
      exitCode: exitCodes.failed,
      code: 'slower',
      detail: worse.map(({ sentence }) => sentence).join('\n'),
      suggestion:
        'Where plan and blocks are the same, the machine was busy: capture again. Else look at the node that is named.',
      result,
    });
  }
  console.line(`Nothing got slower from ${old.name} to ${current.name}.`);
  console.document(result);
}

function mark({ kind }: Finding): string {
  const words = {
    slower: paint.red('slower      '),
    fails: paint.red('fails       '),
    faster: paint.green('faster      '),
    'more-blocks': paint.yellow('more blocks '),
    'fewer-blocks': paint.green('fewer blocks'),
    plan: paint.dim('other plan  '),
  };
  return words[kind];
}

function baselineFolder({ folder, packs }: GlobalOptions & Flags): string {
  return resolve(folder ?? `${packs ?? defaultPackFolder}/baselines`);
}
