import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Command } from 'commander';
import { describeDatabase, locateDatabase } from '../core/database-url.ts';
import { createMcpServer, requireServable } from '../core/mcp-server.ts';
import type { GlobalOptions } from './global-options.ts';

export function define(command: Command): void {
  command
    .option('--write', 'let the client change the database; without it, it reads only')
    .addHelpText(
      'after',
      `
An MCP client starts it, and speaks with it; README.md shows how to add it to one. It can list
tables, extensions and migrations, run SQL, and ask what kp doctor finds; with --write also apply
migrations. PostgreSQL keeps it to reading, not the client. The protocol is all that stdout
carries; --json is ignored.

Examples:
  kp mcp                what an MCP client starts
  kp mcp --write        for a development database

Exit codes:
  0  the client left
  2  wrong usage
  3  refused: a transaction pooler, or a login that cannot be kept to reading
  4  cannot reach the database`,
    )
    .action(async (flags: { write?: boolean }, command: Command) => {
      const databaseUrl = locateDatabase(
        command.optsWithGlobals<GlobalOptions>().databaseUrl,
        process.env,
      );
      const options = { databaseUrl, write: flags.write === true };
      await requireServable(options);
      serveStdio(() => createMcpServer(options), { onerror: logProblem });
      logLine(`${describeDatabase(databaseUrl)}, ${options.write ? 'WRITING' : 'read-only'}`);
    });
}

// An MCP client shows what comes on stderr as the server's log.
function logLine(text: string): void {
  process.stderr.write(`kp mcp: ${text}\n`);
}

function logProblem(error: Error): void {
  logLine(error.message);
}
