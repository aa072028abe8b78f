import { createSupabaseMcpServer } from '@supabase/mcp-server-supabase';
import type { DatabaseOperations, ExecuteSqlOptions } from '@supabase/mcp-server-supabase/platform';
import { describeDatabase } from './database-url.ts';
import { exitCodes, KpError } from './errors.ts';
import { advise } from './mcp-advisors.ts';
import { applyMigration, listMigrations } from './mcp-migrations.ts';
import { type Parameter, readOnlyQuery, writingQuery } from './mcp-query.ts';

interface McpOptions {
  databaseUrl: string;
  write: boolean;
}

/** Asked before a client waits for an answer: is the database there, and can read-only hold? */
export async function requireServable({ databaseUrl, write }: McpOptions): Promise<void> {
  const [login] = await readOnlyQuery<{ name: string; boundless: boolean }>(
    databaseUrl,
    loginPowers,
  );
  if (write || !login?.boundless) return;
  throw new KpError(`The login ${login.name} is too powerful to be kept to reading.`, {
    exitCode: exitCodes.refused,
    code: 'login_too_powerful',
    detail: 'It may run programs or write files on the server, which no transaction takes back.',
    suggestion: 'Use a login without these powers, such as postgres on Supabase.',
  });
}

const loginPowers = `
  select session_user as name, bool_or(pg_has_role(session_user, oid, 'member')) as boundless
    from pg_catalog.pg_roles
   where rolsuper or rolname in ('pg_execute_server_program', 'pg_write_server_files')`;

/** The official Supabase MCP server over one database. */
export function createMcpServer({ databaseUrl, write }: McpOptions) {
  const database: DatabaseOperations = {
    executeSql: <T>(_project: string, { query, parameters, read_only }: ExecuteSqlOptions) =>
      write && !read_only
        ? writingQuery<T>(databaseUrl, query)
        : readOnlyQuery<T>(databaseUrl, query, parameters?.map(asParameter)),
    listMigrations: () => listMigrations(databaseUrl),
    applyMigration: (_project, migration) => {
      if (!write) throw notHere('This server only reads.', 'The operator starts kp mcp --write.');
      return applyMigration(databaseUrl, migration);
    },
  };
  const debugging = {
    getLogs: () => Promise.reject(notHere('Logs are not supported here.', whereLogsAre)),
    getSecurityAdvisors: () => advise(databaseUrl, 'security'),
    getPerformanceAdvisors: () => advise(databaseUrl, 'performance'),
  };
  return createSupabaseMcpServer({
    platform: { database, debugging },
    projectId: describeDatabase(databaseUrl),
    features: ['database', 'debugging'],
    readOnly: !write,
  });
}

const whereLogsAre = "They are in Supabase's dashboard, or in the file that PostgreSQL writes.";

function notHere(message: string, suggestion: string): KpError {
  return new KpError(`${message} ${suggestion}`, {
    exitCode: exitCodes.refused,
    code: 'not_supported',
  });
}

function asParameter(value: unknown): Parameter {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return String(value);
}
