import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

interface Answer {
  failed: boolean;
  text: string;
}

export interface McpSession {
  client: Client;
  call(name: string, args?: Record<string, unknown>): Promise<Answer>;
  sql(query: string): Promise<Answer>;
  /** What it wrote beside the protocol. */
  log(): string;
}

/** `kp mcp` in a process of its own, with the official client at its other end. */
export async function openMcp(databaseUrl: string, ...flags: string[]): Promise<McpSession> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--import', 'tsx', 'cli/main.ts', 'mcp', ...flags],
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: databaseUrl },
    stderr: 'pipe',
  });
  let log = '';
  transport.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  const call = async (name: string, args: Record<string, unknown> = {}) => {
    const result = await client.callTool({ name, arguments: args });
    const text = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
    return { failed: result.isError ?? false, text };
  };
  return { client, call, sql: (query) => call('execute_sql', { query }), log: () => log };
}
