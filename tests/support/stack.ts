import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import WebSocket from 'ws';
import { freePort } from '../../server/free-port.ts';
import { processesOf } from '../../server/process-identity.ts';
import type { Database } from '../../src/types/supabase.ts';

// supabase-js insists on one, though nothing here listens to changes; Node 20 has none.
if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket });

/** For a first start, with the web app to be built. */
const patienceMs = 120_000;

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** A stack as `npm start` runs it, with a port and a data directory of its own. */
export class Stack {
  /** Everything that it printed. */
  output = '';

  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
    readonly dataDir: string,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
  }

  static async launch(options: LaunchOptions = {}): Promise<Stack> {
    const port = options.port ?? (await freePort());
    const dataDir = options.dataDir ?? startedDataDir();
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [start, ...(options.flags ?? [])], {
      env: { ...inherited, PORT: String(port), KP_DATA_DIR: dataDir, KP_DEMO: options.demo ?? '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Stack(child, port, dataDir);
  }

  /** Launched, and waited for. */
  static async start(options: LaunchOptions = {}): Promise<Stack> {
    const stack = await Stack.launch(options);
    await stack.ready();
    return stack;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Where PostgreSQL's files are. */
  get cluster(): string {
    return join(this.dataDir, 'postgres', 'data');
  }

  async ready(): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (this.process.exitCode === null && Date.now() < deadline) {
      const answer = await fetch(`${this.origin}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(50);
    }
    const { exitCode } = this.process;
    const end = exitCode === null ? 'does not come up' : `ended with ${exitCode}`;
    this.process.kill('SIGTERM');
    throw new Error(`The stack ${end}.\n${this.output}`);
  }

  /** A client like the web app's. */
  client() {
    return createClient<Database>(this.origin, 'embedded', {
      auth: { persistSession: false, autoRefreshToken: false },
    });
  }

  async signIn(name: 'admin' | 'maya' | 'alex' | 'blair') {
    const client = this.client();
    const email = `${name}@kitchenpantry.test`;
    const { error } = await client.auth.signInWithPassword({ email, password: 'pantry-demo' });
    if (error) throw error;
    return client;
  }

  /** As Ctrl-C does. Gives the exit code. */
  async stop(): Promise<number | null> {
    this.process.kill('SIGINT');
    return this.ended();
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended();
  }

  async ended(): Promise<number | null> {
    const { process } = this;
    if (process.exitCode === null && process.signalCode === null) await once(process, 'close');
    return process.exitCode;
  }

  databaseProcesses(): number[] {
    return processesOf(this.cluster);
  }

  killDatabase(): void {
    for (const pid of this.databaseProcesses()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // A session may have ended by itself meanwhile.
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
      }
    }
  }

  /** Stops it if it still runs, and takes everything away. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

interface LaunchOptions {
  port?: number;
  /** If none is given: one of its own, which has had its first start. */
  dataDir?: string;
  demo?: '0' | '1';
  flags?: string[];
}

/** For a first start. */
export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'kp-stack-'));
}

function startedDataDir(): string {
  const dataDir = newDataDir();
  const started = process.env.KP_TEST_STACK;
  if (!started) throw new Error('No stack to copy: is this project listed with first-start.ts?');
  // Owners included, which Node's own copy leaves out: PostgreSQL runs as another user.
  execFileSync('cp', ['-a', `${started}/.`, dataDir]);
  return dataDir;
}
