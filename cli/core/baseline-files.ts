import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Baseline, baselineSchema, type CapturedQuery } from './baseline.ts';
import { exitCodes, KpError } from './errors.ts';
import { fillIn, type ListedQuery } from './queries.ts';

/** Refuses a name that would leave the folder, or overwrite an earlier baseline. */
export function requireFreeName(folder: string, name: string): void {
  if (!/^[\w.-]+$/.test(name) || name.startsWith('.')) {
    throw new KpError(`"${name}" cannot be the name of a baseline.`, {
      exitCode: exitCodes.usage,
      code: 'bad_name',
      suggestion: 'Use letters, digits, dots, hyphens and underscores.',
    });
  }
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return;
  throw new KpError(`There is a baseline ${name} already.`, {
    exitCode: exitCodes.refused,
    code: 'baseline_exists',
    detail: path,
    suggestion: 'Choose another name, or delete that file if it is not needed.',
  });
}

/** NAME.json for `compare`, NAME.sql to run and to read. */
export async function saveBaseline(
  folder: string,
  baseline: Baseline,
  queries: readonly ListedQuery[],
): Promise<{ json: string; sql: string }> {
  const paths = {
    json: join(folder, `${baseline.name}.json`),
    sql: join(folder, `${baseline.name}.sql`),
  };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(paths.json, `${JSON.stringify(baseline, null, 1)}\n`);
    await writeFile(paths.sql, asSql(baseline, queries));
  } catch (cause) {
    throw new KpError(`The baseline cannot be written into ${folder}.`, {
      exitCode: exitCodes.usage,
      code: 'cannot_write',
      detail: cause instanceof Error ? cause.message : String(cause),
      suggestion: 'Name a folder that you may write to with --folder.',
      cause,
    });
  }
  return paths;
}

/** By its name in the folder, or by the path of its file. */
export async function readBaseline(folder: string, nameOrPath: string): Promise<Baseline> {
  const paths = [join(folder, `${nameOrPath}.json`), nameOrPath];
  const path = paths.find((candidate) => existsSync(candidate));
  if (!path) {
    const files = await readdir(folder).catch(() => []);
    const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
    throw new KpError(`There is no baseline ${nameOrPath}.`, {
      exitCode: exitCodes.usage,
      code: 'no_such_baseline',
      detail: names.length > 0 ? `There are: ${names.join(', ')}.` : `There is none in ${folder}.`,
      suggestion: `Capture one with kp baseline capture NAME.`,
    });
  }
  try {
    return baselineSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new KpError(`${path} is no baseline.`, {
      exitCode: exitCodes.usage,
      code: 'bad_baseline',
      suggestion: 'Capture it again with kp baseline capture NAME.',
      cause,
    });
  }
}

function asSql(baseline: Baseline, queries: readonly ListedQuery[]): string {
  const rows = Object.entries(baseline.rows).map(([table, count]) => `--   ${table}: ${count}`);
  const head = [
    `-- Performance baseline ${baseline.name}, captured ${baseline.capturedAt}`,
    `-- PostgreSQL ${baseline.server}, ${baseline.runs} runs of each query`,
    '-- Run it with psql, on a database with the same records. Nothing that it writes stays.',
    '--',
    '-- Rows:',
    ...rows,
    '',
    '\\timing on',
  ];
  const asked = baseline.queries.flatMap((captured) => {
    const query = queries.find(({ name }) => name === captured.query);
    return query ? [asStatement(baseline, captured, query)] : [];
  });
  return `${[head.join('\n'), ...asked].join('\n\n')}\n`;
}

function asStatement(baseline: Baseline, captured: CapturedQuery, query: ListedQuery): string {
  const who = captured.as === 'rep' ? `as ${baseline.rep}` : 'as the service role';
  const title = `-- ${query.name}, ${who}. ${query.screen}`;
  if (captured.skipped !== undefined) return `${title}\n-- Not measured: ${captured.skipped}.`;
  const { parameters } = baseline;
  const texts = [...query.setting, query.sql].map((sql) => fillIn(sql, parameters));
  const statements = texts.flatMap((filled) => ('text' in filled ? [filled.text] : []));
  const measured = statements.pop() ?? '';
  const role = captured.as === 'rep' ? 'authenticated' : 'service_role';
  const claims = JSON.stringify({ role, ...(captured.as === 'rep' && { sub: parameters.user }) });
  const blocks = captured.hit + captured.read;
  const ratio = blocks > 0 ? `${Math.round((captured.hit / blocks) * 1000) / 10} %` : 'none';
  return [
    title,
    `-- median ${captured.medianMs} ms, p95 ${captured.p95Ms} ms, ${blocks} blocks, buffer hit ratio ${ratio}`,
    'begin;',
    `set local request.jwt.claims = '${claims}';`,
    `set local role ${role};`,
    ...statements.map((text) => `${text};`),
    'explain (analyze, buffers, format json)',
    `${measured};`,
    'rollback;',
  ].join('\n');
}
