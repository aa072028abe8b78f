export interface Statement {
  /** Without the semicolon, leading blanks and leading comments. */
  text: string;
  /** Line of the file on which the text starts, from 1. */
  line: number;
}

/**
 * Splits SQL at its semicolons as psql does: strings, quoted names, dollar quotes, comments,
 * parentheses and the BEGIN ATOMIC bodies of SQL functions hold theirs together.
 */
export function splitStatements(sql: string, firstLine = 1): Statement[] {
  const statements: Statement[] = [];
  const token = new RegExp(tokens, 'giy');
  let start = -1;
  let depth = 0;
  let words: string[] = [];
  let bodyDepth = 0;

  const finish = (end: number) => {
    if (start >= 0) {
      const text = sql.slice(start, end).trimEnd();
      statements.push({ text, line: firstLine + countLines(sql.slice(0, start)) });
    }
    start = -1;
    depth = 0;
    words = [];
    bodyDepth = 0;
  };

  while (token.lastIndex < sql.length) {
    const at = token.lastIndex;
    const match = token.exec(sql);
    if (!match) break;
    const { blank, comment, word } = match.groups ?? {};
    const text = match[0];
    if (comment === '/*') {
      token.lastIndex = endOfBlockComment(sql, at);
      continue;
    }
    if (blank !== undefined || comment !== undefined) continue;
    if (text === ';' && depth === 0 && bodyDepth === 0) {
      finish(at);
      continue;
    }
    if (start < 0) start = at;
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (word !== undefined && depth === 0) {
      const lower = word.toLowerCase();
      words.push(lower);
      if (definesRoutine(words)) bodyDepth += bodyStep(lower, bodyDepth);
    }
  }
  finish(sql.length);
  return statements;
}

// An unfinished quote or comment runs to the end of the text: the server says what is wrong with it.
const tokens = [
  String.raw`(?<blank>\s+)`,
  String.raw`(?<comment>--[^\n]*|/\*)`,
  String.raw`e'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*(?:'|$)`,
  `'[^']*(?:''[^']*)*(?:'|$)`,
  `"[^"]*(?:""[^"]*)*(?:"|$)`,
  String.raw`(?<tag>\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[\s\S]*?(?:\k<tag>|$)`,
  String.raw`(?<word>[a-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
  String.raw`[\s\S]`,
].join('|');

function definesRoutine(words: readonly string[]): boolean {
  if (words[0] !== 'create') return false;
  const object = words[1] === 'or' && words[2] === 'replace' ? words[3] : words[1];
  return object === 'function' || object === 'procedure';
}

function bodyStep(word: string, depth: number): number {
  if (word === 'begin') return 1;
  if (depth > 0 && word === 'case') return 1;
  if (depth > 0 && word === 'end') return -1;
  return 0;
}

function endOfBlockComment(sql: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(sql); found; found = edge.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return sql.length;
}

export function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** The server counts characters, JavaScript UTF-16 units. */
export function lineAtPosition(statement: Statement, position: number): number {
  const before = Array.from(statement.text)
    .slice(0, position - 1)
    .join('');
  return statement.line + countLines(before);
}

export function shorten(text: string, length = 160): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}
