import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, KpError } from './errors.ts';
import { quoteLiteral } from './names.ts';
import { readScript } from './packs.ts';

/** One file of the list of queries: what the web app asks the database, or what the runbook measures. */
export interface ListedQuery {
  name: string;
  /** Where the app asks it, and what for. */
  screen: string;
  /** The requests of the app that it stands for, in the form that docs/performance.md explains. */
  requests: string[];
  /** Of those, the ones that no browser test sends. */
  untested: string[];
  /** Refused to everybody else. */
  adminOnly: boolean;
  /** Its work grows with what a person chose to do, so that it has no budget. */
  bulk: boolean;
  /** What is there already when somebody asks it, in the same transaction. */
  setting: string[];
  sql: string;
}

export function readQueries(folder: string): ListedQuery[] {
  const directory = join(folder, 'baselines', 'queries');
  const files = existsSync(directory)
    ? readdirSync(directory)
        .filter((file) => file.endsWith('.sql'))
        .sort()
    : [];
  if (files.length === 0) {
    throw new KpError(`There are no queries in ${directory}.`, {
      exitCode: exitCodes.failed,
      code: 'no_queries',
      suggestion: 'It comes with the repository; with --packs, name a folder that has it.',
    });
  }
  return files.map((file) => readQuery(join(directory, file)));
}

function readQuery(path: string): ListedQuery {
  const { file, statements, directives } = readScript(path);
  const texts = statements.map(({ text }) => text);
  const sql = texts.pop();
  const screen = /^-- (?!kp:)(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
  if (!sql || !screen) {
    throw new KpError(
      `${file} is no listed query: it needs a first line that says where it belongs, and a statement.`,
      {
        exitCode: exitCodes.failed,
        code: 'bad_query_file',
        suggestion: 'Correct the file; the others beside it show the form.',
      },
    );
  }
  const named = (directive: string) =>
    directives
      .filter((text) => text.startsWith(`kp:${directive} `))
      .map((text) => text.slice(directive.length + 4).trim());
  const untested = named('untested');
  return {
    name: file.replace(/\.sql$/, ''),
    screen,
    requests: [...named('request'), ...untested],
    untested,
    adminOnly: directives.includes('kp:admin'),
    bulk: directives.includes('kp:bulk'),
    setting: texts,
    sql,
  };
}

export type Parameters = Readonly<Record<string, string | null>>;

/** Puts values in place of :'name', as psql does. Gives the sentence that says which one is missing. */
export function fillIn(sql: string, values: Parameters): { text: string } | { missing: string } {
  const missing = new Set<string>();
  const text = sql.replace(/:'(\w+)'/g, (_, name: string) => {
    const value = values[name];
    if (value !== null && value !== undefined) return quoteLiteral(value);
    missing.add(name);
    return '';
  });
  if (missing.size === 0) return { text };
  return { missing: `there is no ${[...missing].join(', no ')} here to ask it for` };
}
