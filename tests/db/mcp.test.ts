import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { createSupabaseMcpServer } from '@supabase/mcp-server-supabase';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { packFiles, readPackFile } from './pack-files.ts';

let db: TestDatabase;
let sql: postgres.Sql;
const client = new Client({ name: 'runbook', version: '1' });

beforeAll(async () => {
  db = await freshDatabase('kp_platform');
  // One connection: a pack is a transaction of many statements.
  sql = postgres(db.url, { max: 1, onnotice: () => undefined });
  const server = createSupabaseMcpServer({
    projectId: 'rehearsal',
    features: ['database'],
    platform: {
      database: {
        // The rows do not matter here, but whether PostgreSQL took it.
        executeSql: async (_project, { query }) => {
          await sql.unsafe(query).simple();
          return [];
        },
        listMigrations: async () => [],
        applyMigration: async () => undefined,
      },
    },
  });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(theirs), client.connect(ours)]);
});
afterAll(async () => {
  await client.close();
  await sql.end();
  await db.dispose();
});

test('each pack, pasted as one string into Supabase’s execute_sql, installs its phase', async () => {
  for (const [index, file] of packFiles.entries()) {
    expect(await executeSql(readPackFile('sql', file))).toMatchObject({ isError: false });
    const [phase] = await db.sql`
      select phase_number, status from public.migration_control order by migration_id desc limit 1`;
    expect(phase).toEqual({ phase_number: index + 1, status: 'complete' });
  }
});

test('so does each verify script check it, and a failing statement comes back as an error', async () => {
  for (const file of packFiles) {
    expect(await executeSql(readPackFile('verify', file))).toMatchObject({ isError: false });
  }
  const failed = await executeSql('begin; select 1 / 0; rollback;');
  expect(failed).toMatchObject({
    isError: true,
    text: expect.stringContaining('division by zero'),
  });
  await sql`rollback`;
});

test('each rollback script, pasted likewise, takes its phase back', async () => {
  for (const file of packFiles.toReversed()) {
    expect(await executeSql(readPackFile('rollback', file))).toMatchObject({ isError: false });
  }
  const [row] = await db.sql`select to_regclass('public.migration_control') as left`;
  expect(row).toEqual({ left: null });
});

async function executeSql(query: string) {
  const result = await client.callTool({ name: 'execute_sql', arguments: { query } });
  return { isError: result.isError ?? false, text: JSON.stringify(result.content) };
}
