import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveBaseline } from './baseline-files.ts';
import { exitCodes, KpError } from './errors.ts';
import { toJunit } from './junit.ts';
import { readQueries } from './queries.ts';
import type { Rehearsal, RehearsedStep } from './rehearsal.ts';

/** The catalogue and the plans in full would bury the rest; the baselines are files of their own. */
export function rehearsalDocument({ steps, ...rehearsal }: Rehearsal): object {
  return { ...rehearsal, steps: steps.map(({ before: _, baseline: __, ...step }) => step) };
}

/** rehearsal.md, .json and .xml, and both baselines for `kp baseline compare before after`. */
export async function writeRehearsal(
  into: string,
  rehearsal: Rehearsal,
  folder: string,
): Promise<string[]> {
  const files = {
    'rehearsal.md': toMarkdown(rehearsal),
    'rehearsal.json': `${JSON.stringify(rehearsalDocument(rehearsal), null, 2)}\n`,
    'rehearsal.xml': toJunit('kp rehearse', rehearsal.steps.map(suite)),
  };
  await prepareReportFolder(into);
  for (const [name, text] of Object.entries(files)) await writeFile(join(into, name), text);
  for (const { baseline } of rehearsal.steps) {
    if (baseline) await saveBaseline(into, baseline, readQueries(folder));
  }
  return Object.keys(files).map((name) => join(into, name));
}

/** Before the work: not to find out after it that the report has no place. */
export async function prepareReportFolder(into: string): Promise<void> {
  try {
    await mkdir(into, { recursive: true });
  } catch (cause) {
    throw new KpError(`The report cannot be written into ${into}. Nothing was touched.`, {
      exitCode: exitCodes.usage,
      code: 'cannot_write',
      suggestion: 'Name a folder that you may write to with --report.',
      cause,
    });
  }
}

function suite({ step, title, seconds, failures = [] }: RehearsedStep) {
  const cases =
    failures.length > 0 ? failures.map((failure) => ({ name: title, failure })) : [{ name: title }];
  return { name: title, classname: step, seconds, cases };
}

function toMarkdown(rehearsal: Rehearsal): string {
  const { steps, passed, database, server, rollbackPoint } = rehearsal;
  const tables = steps.flatMap((step) => step.tables ?? []);
  const plans = steps.flatMap((step) => step.plans ?? []);
  const failures = steps.flatMap((step) =>
    (step.failures ?? []).map((text) => `${step.title}: ${text}`),
  );
  const parts = [
    `# Rehearsal of ${database}: ${passed ? 'passed' : 'failed'}`,
    `Began ${steps[0]?.startedAt}, PostgreSQL ${server}, ${rehearsal.seconds} s in all${rehearsal.continued ? '; it was cut short and continued' : ''}.`,
    ...(failures.length > 0
      ? ['## What failed', failures.map((text) => `- ${text}`).join('\n')]
      : []),
    '## Steps',
    drawTable(
      ['step', 'seconds', 'found'],
      steps.map((step) => [step.title, seconds(step.seconds), found(step)]),
    ),
    '## Phases',
    drawPhases(steps),
    '## Tables',
    drawTable(
      ['table', 'rows before', 'rows after', 'checksum before', 'checksum after'],
      tables.map((table) => [
        table.table,
        String(table.rowsBefore ?? '–'),
        String(table.rowsAfter ?? '–'),
        table.checksumBefore ?? '–',
        `${table.checksumAfter ?? '–'}${table.equal ? '' : ' **differs**'}`,
      ]),
    ),
    '## Queries',
    plans.length > 0
      ? plans.map(({ kind, sentence }) => `- ${kind}: ${sentence}`).join('\n')
      : 'None got slower or has another plan.',
    rollbackPoint
      ? `The copies in \`${rollbackPoint}\` stay until you drop them: \`drop schema ${rollbackPoint} cascade;\``
      : 'No row was there to keep.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function found(step: RehearsedStep): string {
  if (step.status === 'failed') return `**failed**: ${step.failures?.length} findings`;
  if (step.step === 'compare') return `${step.plans?.length ?? 0} differences, below`;
  return step.findings?.join('; ') ?? '';
}

function drawPhases(steps: readonly RehearsedStep[]): string {
  const of = (name: string) => steps.find(({ step }) => step === name)?.phases ?? [];
  const [back, again, verified] = [of('rollback'), of('migrate'), of('verify')];
  const time = (phases: typeof back, phase: number) => {
    const one = phases.find((candidate) => candidate.phase === phase);
    return one ? seconds(one.seconds) : '–';
  };
  return drawTable(
    ['phase', 'pack', 'back, s', 'again, s', 'verify, s'],
    verified.map(({ phase, pack }) => [
      String(phase),
      pack,
      time(back, phase),
      time(again, phase),
      time(verified, phase),
    ]),
  );
}

function drawTable(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function seconds(value: number): string {
  return value.toFixed(2);
}
