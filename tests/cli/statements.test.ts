import { describe, expect, test } from 'vitest';
import { lineAtPosition, splitStatements } from '../../cli/core/statements.ts';

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text);

describe('splitting a script into statements', () => {
  test('a semicolon ends a statement, and the last one needs none', () => {
    expect(texts('select 1;\nselect 2')).toEqual(['select 1', 'select 2']);
  });

  test('strings, quoted names, dollar quotes and comments keep their semicolons', () => {
    const sql = [
      `select 'a;''b;'`,
      String.raw`select e'a\';b'`,
      'select ";" from t',
      'do $$ begin; end $$',
      'do $x$ $$;$$ $x$',
      'select /* ; /* ; */ ; */ 1',
      'select 1 -- ;\n + 1',
      'select $1; select a$b$c',
    ].join(';\n');
    expect(texts(sql)).toHaveLength(9);
  });

  test('a function body written as BEGIN ATOMIC is one statement', () => {
    const body = `create or replace function f() returns int begin atomic
      select case when true then 1 end; select 2; end`;
    expect(texts(`${body}; select 1`)).toEqual([body, 'select 1']);
  });

  test('comments alone are no statement, and blanks before one do not count', () => {
    expect(texts('-- nothing\n ;; /* here */ ;')).toEqual([]);
    expect(splitStatements('-- why\n\n  select 1;')).toEqual([{ text: 'select 1', line: 3 }]);
  });

  test('a quote that never ends runs to the end of the text', () => {
    expect(texts("select 'a; select 2;")).toEqual(["select 'a; select 2;"]);
  });

  test("the server's position in characters gives the line of the file", () => {
    const [statement] = splitStatements("-- head\nselect '🥫',\n  missing", 10);
    expect(statement && lineAtPosition(statement, 14)).toBe(12);
  });
});
