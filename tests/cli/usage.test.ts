import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  describeDatabase,
  locateDatabase,
  prefersEncryption,
} from '../../cli/core/database-url.ts';
import { Session } from '../../cli/core/session.ts';
import { kpProgram } from '../../cli/program.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { kp, startKp } from './kp.ts';

describe('wrong usage', () => {
  test.each([
    ['an unknown flag', ['migrate', '--fast'], "unknown option '--fast'"],
    ['an unknown command', ['migrat'], "unknown command 'migrat'"],
    ['a phase that is no number', ['migrate', '--to', 'six'], 'It must be a whole number.'],
    ['a rollback without a target', ['rollback'], 'Rollback needs --to PHASE or --restore POINT.'],
  ])('%s is answered with the usage and exit code 2', async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await kp('postgresql://nobody@127.0.0.1:1/none', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/Try kp .*--help/);
    expect(stdout).toBe('');
  });

  test('a reader who leaves early is no error: kp … | head', async () => {
    const run = startKp(undefined, '--help');
    run.process.stdout?.destroy();
    const { exitCode, stderr } = await run.outcome;
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  test.each([
    ['an unknown flag', ['status', '--fast'], "unknown option '--fast'"],
    ['no command', [], 'No command given.'],
    ['two formats', ['status', '--csv'], '--csv goes without --json'],
  ])('with --json the error is a document, too: %s', async (_what, args, message) => {
    const { exitCode, stdout } = await kp(undefined, ...args, '--json');
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'usage',
        message: expect.stringContaining(message),
        suggestion: expect.stringMatching(/^Try kp .*--help/),
      },
    });
  });

  test('every command has help with examples and exit codes', async () => {
    const every = kpProgram().commands.map((command) => command.name());
    const commands = every.filter((name) => name !== 'help');
    const helps = await Promise.all(commands.map((command) => kp(undefined, command, '--help')));
    for (const { exitCode, stdout } of helps) {
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Examples:');
      expect(stdout).toContain('Exit codes:');
      expect(stdout).toContain('--database-url');
    }
    const { stdout } = await kp(undefined, 'help', 'users', 'add');
    expect(stdout).toContain('Usage: kp users add');
  });
});

describe('a database that cannot be reached', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await freshDatabase('kp_platform');
  });
  afterAll(() => db.dispose());

  test('ends with 4, names host, port and database, and tells neither password nor stack', async () => {
    const { exitCode, stdout, stderr } = await kp(
      'postgresql://postgres:s3cret@127.0.0.1:1/pantry',
      'migrate',
    );
    expect(exitCode).toBe(4);
    expect(stderr).toContain('Cannot reach PostgreSQL at 127.0.0.1:1/pantry: connection refused');
    expect(stdout + stderr).not.toContain('s3cret');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('because of a wrong password ends with 4 as well', async () => {
    const wrong = db.url.replace(':test@', ':s3cret@');
    const { exitCode, stdout, stderr } = await kp(
      undefined,
      'status',
      '--database-url',
      wrong,
      '--json',
    );
    expect(exitCode).toBe(4);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'unreachable',
      detail: '28P01',
      suggestion: 'Check user and password in the database URL.',
    });
    expect(stdout + stderr).not.toContain('s3cret');
  });

  test('because something else answers there, or nothing does, ends within the time limit', async () => {
    const hangsUp = createServer((socket) => socket.destroy());
    const isSilent = createServer(() => undefined);
    for (const server of [hangsUp, isSilent]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      const opening = Session.open(`postgresql://postgres@127.0.0.1:${port}/x`, {
        connectTimeout: 1,
      });
      await expect(opening).rejects.toMatchObject({ exitCode: 4, code: 'unreachable' });
      server.close();
    }
  });

  test('because none is given ends with 4 and says how to get one', async () => {
    const { exitCode, stderr } = await kp(undefined, 'status');
    expect(exitCode).toBe(4);
    expect(stderr).toContain('Start the embedded one with npm start, or pass --database-url.');
  });
});

describe('the database URL', () => {
  test('is the flag, else DATABASE_URL, else what the embedded stack wrote into its data folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kp-data-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const env = { KP_DATA_DIR: folder };
    expect(() => locateDatabase(undefined, env)).toThrow('No database to work on.');
    writeFileSync(join(folder, 'database-url'), 'postgresql://postgres:x@127.0.0.1:1/embedded\n');
    expect(locateDatabase(undefined, env)).toMatch(/embedded$/);
    const both = { ...env, DATABASE_URL: 'postgresql://h/variable' };
    expect(locateDatabase(undefined, both)).toMatch(/variable$/);
    expect(locateDatabase('postgresql://h/flag', both)).toMatch(/flag$/);
  });

  test('is shown as host, port and database only', () => {
    expect(describeDatabase('postgresql://me:pw@db.example.test/crm?sslmode=require')).toBe(
      'db.example.test:5432/crm',
    );
  });

  test('that cannot be read is not repeated, because a password may stand in it', () => {
    for (const text of [
      'postgres//me:pw@host/crm',
      'postgresql://me:p%w@host/crm',
      'mysql://me:pw@host/crm',
    ]) {
      expect(() => locateDatabase(text, {})).toThrow(/^The database URL cannot be read\.$/);
    }
  });

  test.each([
    ['postgresql://h.example.test/crm', true],
    ['postgresql://h.example.test/crm?sslmode=disable', false],
    ['postgresql://127.0.0.1:5432/crm', false],
  ])('%s asks for encryption: %s', (url, expected) => {
    expect(prefersEncryption(url)).toBe(expected);
  });

  test('of the transaction pooler is refused, because it holds no session', () => {
    const pooler = 'postgresql://postgres.ref:pw@aws-0-eu-west-1.pooler.supabase.com:6543/postgres';
    expect(() => locateDatabase(pooler, {})).toThrow('Port 6543 is the transaction pooler');
  });
});
