import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Outcome {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningKp {
  process: ChildProcess;
  /** What stdout and stderr have said so far. */
  said(): string;
  outcome: Promise<Outcome>;
}

/**
 * The real command line in a process of its own, with nothing of our environment but the database,
 * and what is given.
 */
export function startKp(
  databaseUrl: string | undefined,
  ...words: (string | Record<string, string>)[]
): RunningKp {
  const args = words.filter((word) => typeof word === 'string');
  const given = words.filter((word) => typeof word !== 'string');
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      KP_DATA_DIR: '/nonexistent',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...Object.assign({}, ...given),
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const outcome = new Promise<Outcome>((resolve) => {
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { process: child, said: () => stdout + stderr, outcome };
}

export function kp(
  databaseUrl: string | undefined,
  ...args: (string | Record<string, string>)[]
): Promise<Outcome> {
  return startKp(databaseUrl, ...args).outcome;
}
