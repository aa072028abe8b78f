import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());

const errorCodes = read('docs/error-codes.md');

describe('docs/error-codes.md', () => {
  test('has a row for every code that the packs raise, and for no other', () => {
    const packs = readdirSync(new URL('db/sql', root)).map((file) => read(`db/sql/${file}`));
    const raised = packs.join().matchAll(/errcode = '(KP\d+)'/g);
    const documented = errorCodes.matchAll(/^\| `(KP\d+)` \|/gm);
    // KP000 is a signal within one function, and never leaves it.
    const codes = new Set([...raised].map(([, code]) => code).filter((code) => code !== 'KP000'));
    expect([...documented].map(([, code]) => code)).toEqual([...codes].sort());
  });

  test('names constraints and unique indexes that exist', async () => {
    const [, section = ''] = errorCodes.split('## Constraints');
    const named = [...section.matchAll(/`(\w+_(?:check|key|fkey|pkey|idx))`/g)].map(([, n]) => n);
    const rows = await db.sql<{ name: string }[]>`
      select conname as name from pg_constraint
      union all
      select indexrelid::regclass::text from pg_index where indisunique`;
    const existing = new Set(rows.map(({ name }) => name));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !existing.has(name ?? ''))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  test('lists the triggers of every table in the order in which they fire', async () => {
    const fired = await db.sql<{ table: string; event: string; triggers: string[] }[]>`
      select case c.relnamespace when 'auth'::regnamespace then 'auth.' else '' end || c.relname as table,
             event.name as event,
             array_agg(t.tgname::text order by t.tgtype & 2 desc, t.tgtype & 1 desc, t.tgname collate "C")
               as triggers
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join (values (4, 'insert'), (16, 'update'), (8, 'delete'), (32, 'truncate')) event (bit, name)
        on t.tgtype & event.bit > 0
      where not t.tgisinternal
        and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)
      group by 1, 2`;
    const actual = fired.map((row) => `${row.table} ${row.event}: ${row.triggers.join(', ')}`);
    expect(documentedTriggers().sort()).toEqual(actual.sort());
  });
});

function documentedTriggers(): string[] {
  const lookups = ['interaction_type', 'loss_reason', 'source', 'stage', 'state', 'status'];
  const rows = read('docs/architecture.md').matchAll(
    /^\| (.+) \| (insert|update|delete|truncate) \|(.*)$/gm,
  );
  return [...rows].flatMap(([, tables = '', event, cells = '']) => {
    const triggers = [...cells.matchAll(/`(_\w+)`/g)].map(([, name]) => name).join(', ');
    const names = tables.startsWith('lookups')
      ? lookups.map((name) => `${name}_lu`)
      : [...tables.matchAll(/`([\w.]+)`/g)].map(([, name]) => name);
    return names.map((name) => `${name} ${event}: ${triggers}`);
  });
}
