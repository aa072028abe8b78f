import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from './database-url.ts';
import { exitCodes, KpError } from './errors.ts';
import { countLines, type Statement, splitStatements } from './statements.ts';

export const defaultPackFolder = join(repositoryRoot, 'db');

export interface Pack {
  phase: number;
  file: string;
  path: string;
  /** SHA-256 of the file, in hex. */
  checksum: string;
}

/** The packs of `folder`/sql in order; phase N is file number / 10 + 1. */
export function readPacks(folder: string): Pack[] {
  const directory = join(folder, 'sql');
  const files = existsSync(directory)
    ? readdirSync(directory)
        .filter((file) => file.endsWith('.sql'))
        .sort()
    : [];
  if (files.length === 0) throw brokenFolder(`There are no packs in ${directory}.`);
  return files.map((file, index) => {
    const number = /^(\d{3})_\w+\.sql$/.exec(file)?.[1];
    if (number === undefined || Number(number) !== index * 10) {
      throw brokenFolder(
        `${file} is not the pack that comes next: expected ${nextNumber(index)}_….sql.`,
      );
    }
    const path = join(directory, file);
    const checksum = createHash('sha256').update(readFileSync(path)).digest('hex');
    return { phase: index + 1, file, path, checksum };
  });
}

export function requirePhase(packs: readonly Pack[], phase: number): void {
  if (phase >= 1 && phase <= packs.length) return;
  throw new KpError(`There is no phase ${phase}: the phases are 1 to ${packs.length}.`, {
    exitCode: exitCodes.usage,
    code: 'no_such_phase',
    suggestion: 'kp status shows them.',
  });
}

function nextNumber(index: number): string {
  return String(index * 10).padStart(3, '0');
}

function brokenFolder(message: string): KpError {
  return new KpError(message, {
    exitCode: exitCodes.failed,
    code: 'bad_pack_folder',
    suggestion: 'Packs are called 000_name.sql, 010_name.sql and so on, without gaps.',
  });
}

export interface Script {
  file: string;
  statements: Statement[];
  /** The comment lines that talk to the runner (`-- kp:loses …`), without the dashes. */
  directives: string[];
  /** To run before the phase, in a transaction of their own. */
  prepare: Statement[];
  /** Index statements, to run one by one before the phase, concurrently. */
  concurrently: Statement[];
}

/** `undefined` where `folder`/`kind` has no file of the pack's name. */
export function readCompanion(folder: string, kind: 'rollback' | 'verify', pack: Pack) {
  const path = join(folder, kind, pack.file);
  return existsSync(path) ? readScript(path) : undefined;
}

export function readScript(path: string): Script {
  const sql = readFileSync(path, 'utf8');
  const file = basename(path);
  return {
    file,
    statements: splitStatements(sql),
    directives: [...sql.matchAll(/^--\s*(kp:.*)$/gm)].map(([, text = '']) => text.trim()),
    prepare: sections(sql, 'prepare', file),
    concurrently: sections(sql, 'concurrently', file),
  };
}

function sections(sql: string, name: string, file: string): Statement[] {
  const marker = new RegExp(`^-- kp:${name}[^\\n]*\\n`, 'gm');
  return [...sql.matchAll(marker)].flatMap((match) => {
    const start = match.index + match[0].length;
    const length = sql.slice(start).search(/^-- kp:end/m);
    const line = countLines(sql.slice(0, start)) + 1;
    if (length < 0) throw brokenScript(file, `-- kp:${name} on line ${line - 1} has no -- kp:end`);
    return splitStatements(sql.slice(start, start + length), line);
  });
}

/** The statements between `begin` and the given end; a script that is not one transaction is refused. */
export function transactionBody(script: Script, end: 'commit' | 'rollback'): Statement[] {
  const { statements, file } = script;
  const [first, last] = [statements.at(0), statements.at(-1)];
  if (first?.text.toLowerCase() !== 'begin' || last?.text.toLowerCase() !== end || first === last) {
    throw brokenScript(file, `it must start with begin; and end with ${end};`);
  }
  const body = statements.slice(1, -1);
  const stray = body.find(({ text }) =>
    /^(begin|start|commit|end|rollback|abort)\b(?!\s+to\b)/i.test(text),
  );
  if (stray) throw brokenScript(file, `line ${stray.line} begins or ends a transaction inside it`);
  return body;
}

function brokenScript(file: string, why: string): KpError {
  return new KpError(`${file} is not one transaction: ${why}.`, {
    exitCode: exitCodes.failed,
    code: 'bad_script',
    suggestion: 'Correct the file; nothing of it was run.',
  });
}
