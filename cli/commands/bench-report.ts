import {
  type BenchGroup,
  type BenchReport,
  type BenchResult,
  benchGroups,
} from '../core/bench/result.ts';
import { count } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

/** What misses its budget comes first. */
export function showReport(console: Console, report: BenchReport): void {
  const { results, skipped, people } = report;
  console.line(`${paint.bold(report.scale)}, PostgreSQL ${report.server}: ${sizes(report)}`);
  console.line(`As ${people.map(({ role, email }) => `${role} ${email}`).join(', ')}.`);
  const missed = results.filter(({ within }) => within === false);
  const budgeted = results.filter(({ within }) => within !== null).length;
  console.line();
  if (missed.length === 0) console.line(paint.green(`All ${budgeted} budgets are kept.`));
  else {
    console.line(paint.red(`${missed.length} of ${budgeted} budgets are missed:`));
    const rows = missed.map(({ group, ...result }) => [group, ...cells(result)]);
    showTable(console, ['group', ...head], rows);
  }
  for (const group of benchGroups) {
    const ofGroup = results.filter((result) => result.group === group);
    if (ofGroup.length === 0) continue;
    console.line(`\n${paint.bold(group)}`);
    if (isPerPerson(group)) {
      const { title, rows } = byPerson(ofGroup);
      showTable(console, title, rows);
    } else showTable(console, head, ofGroup.map(cells));
  }
  if (skipped.length > 0) console.line(`\n${paint.bold('Not measured')}`);
  for (const { name, reason } of skipped) console.line(`  ${name}: ${reason}`);
}

/** For a document: one line per query, with p95 of each person. */
export function showMarkdown(console: Console, { results, ...report }: BenchReport): void {
  console.line(`Scale ${report.scale}, PostgreSQL ${report.server}: ${sizes(report)}.`);
  for (const perPerson of [false, true]) {
    const chosen = results.filter(({ group }) => isPerPerson(group) === perPerson);
    if (chosen.length === 0) continue;
    const groups = benchGroups.filter((group) => chosen.some((result) => result.group === group));
    console.line();
    const parts = groups.map((group) => {
      const ofGroup = chosen.filter((result) => result.group === group);
      const { title, rows } = perPerson
        ? byPerson(ofGroup)
        : { title: head, rows: ofGroup.map(cells) };
      return { title, rows: rows.map((row) => [group, ...row]) };
    });
    const title = ['group', ...(parts[0]?.title ?? [])];
    console.line(markdownRow(title));
    console.line(markdownRow(title.map((_, column) => (column < 2 ? '---' : '--:'))));
    for (const { rows } of parts) for (const row of rows) console.line(markdownRow(row));
  }
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

const head = ['what', 'p50', 'p95', 'budget', 'unit', 'within'];

function cells(result: Omit<BenchResult, 'group'>): string[] {
  const { name, p50, p95, budget, unit, within } = result;
  const verdict = within === null ? '' : within ? 'yes' : 'NO';
  return [name, String(p50), String(p95), budget === null ? '' : String(budget), unit, verdict];
}

function isPerPerson(group: BenchGroup): boolean {
  return group === 'query' || group === 'search';
}

const roles = ['rep', 'manager', 'admin'];

/** p95 in a column for each person, with a mark where it is over the budget. */
function byPerson(results: readonly BenchResult[]): { title: string[]; rows: string[][] } {
  const names = new Set(results.map(({ name }) => name.replace(/ \(\w+\)$/, '')));
  const rows = [...names].map((name) => {
    const found = roles.map((role) => results.find((one) => one.name === `${name} (${role})`));
    const budget = found.find(Boolean)?.budget ?? null;
    const times = found.map((one) => (one ? `${one.p95}${one.within === false ? ' !' : ''}` : ''));
    return [name, ...times, budget === null ? '' : String(budget)];
  });
  const title = ['p95 in ms of', ...roles.map((role) => `as ${role}`), 'budget'];
  return { title, rows };
}

function showTable(console: Console, title: readonly string[], rows: readonly string[][]): void {
  const align = title.map((cell) =>
    /^(p50|p95|as .*|budget)$/.test(cell) ? ('right' as const) : ('left' as const),
  );
  for (const line of table(title, rows, align)) console.line(`  ${line}`);
}

function sizes({ rows }: Pick<BenchReport, 'rows'>): string {
  const names = ['organizations', 'contacts', 'products', 'opportunities', 'interactions'];
  return names.map((name) => `${count(rows[name] ?? 0)} ${name}`).join(', ');
}
