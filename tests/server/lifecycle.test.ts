import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../../server/free-port.ts';
import { newDataDir, Stack } from '../support/stack.ts';

const stacks: Stack[] = [];
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.remove();
});

function keep(stack: Stack): Stack {
  stacks.push(stack);
  return stack;
}

const databaseUrl = (stack: Stack) => join(stack.dataDir, 'database-url');

async function addOrganization(stack: Stack, name: string) {
  const { error } = await (await stack.signIn('alex')).from('organizations').insert({ name });
  expect(error).toBeNull();
}

async function organizations(stack: Stack, name: string) {
  const { data } = await (await stack.signIn('alex'))
    .from('organizations')
    .select('name')
    .eq('name', name);
  return data;
}

describe('starting', () => {
  test('tells the address and the accounts, and keeps its secrets to itself', async () => {
    const stack = keep(await Stack.start({ dataDir: newDataDir() }));
    expect(stack.output).toContain(stack.origin);
    expect(stack.output).toContain('maya@kitchenpantry.test');
    expect(stack.output).toContain('pantry-demo');
    expect(stack.output).not.toMatch(/error|warn|notice/i);
    for (const file of ['secrets.json', 'database-url', 'api.log']) {
      expect(statSync(join(stack.dataDir, file)).mode & 0o077).toBe(0);
    }
  });

  test('stops cleanly on Ctrl-C, and the next start has lost nothing', async () => {
    const first = await Stack.start();
    await addOrganization(first, 'Still Here');
    expect(await first.stop()).toBe(0);
    expect(first.databaseProcesses()).toEqual([]);
    expect(existsSync(databaseUrl(first))).toBe(false);
    expect(existsSync(join(first.dataDir, 'stack.pid'))).toBe(false);

    const second = keep(await Stack.start({ dataDir: first.dataDir }));
    expect(await organizations(second, 'Still Here')).toHaveLength(1);
    expect(await organizations(second, 'Not There')).toHaveLength(0);
  });

  test('stops while people are at work, and waits for nobody', async () => {
    const stack = keep(await Stack.start());
    const alex = await stack.signIn('alex');
    let answered = 0;
    const goOn = async () => {
      while (stack.process.exitCode === null) {
        const { error } = await alex.rpc('search_records', { query: 'green' });
        if (!error) answered += 1;
      }
    };
    const work = Array.from({ length: 30 }, goOn);
    await expect.poll(() => answered, { timeout: 20_000 }).toBeGreaterThan(50);
    expect(await stack.stop()).toBe(0);
    await Promise.all(work);
    expect(stack.databaseProcesses()).toEqual([]);
  });

  test('recovers after everything was killed, at once and with PostgreSQL still running', async () => {
    const first = await Stack.start();
    await addOrganization(first, 'Survivor');
    await first.kill();
    expect(first.databaseProcesses()).not.toEqual([]);

    const second = await Stack.start({ dataDir: first.dataDir });
    expect(await organizations(second, 'Survivor')).toHaveLength(1);
    await second.kill();
    second.killDatabase();

    const third = keep(await Stack.start({ dataDir: first.dataDir }));
    expect(await organizations(third, 'Survivor')).toHaveLength(1);
  });

  test('starts PostgreSQL again when it is killed, and says so', async () => {
    const stack = keep(await Stack.start());
    await addOrganization(stack, 'Still Here');
    stack.killDatabase();
    while (!stack.output.includes('PostgreSQL runs again')) await pause(20);
    expect(stack.output).toMatch(/\d{4}-\d\d-\d\dT\S+ PostgreSQL ended unexpectedly/);
    expect(await organizations(stack, 'Still Here')).toHaveLength(1);
    expect(await stack.stop()).toBe(0);
    expect(stack.databaseProcesses()).toEqual([]);
  });

  test('a start that was killed on the way is finished by the next', async () => {
    const first = await Stack.launch({ dataDir: newDataDir() });
    while (!first.databaseProcesses().length) await pause(20);
    await pause(1500);
    await first.kill();
    const second = keep(await Stack.start({ dataDir: first.dataDir }));
    expect((await (await second.signIn('alex')).from('stage_lu').select()).data).toHaveLength(8);
  });
});

describe('refusing to start', () => {
  test('on a busy port: says so, and leaves nothing running', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const stack = keep(await Stack.launch({ port }));
    expect(await stack.ended()).toBe(1);
    other.close();
    expect(stack.output).toContain(`Port ${port} is in use`);
    expect(stack.databaseProcesses()).toEqual([]);
    expect(existsSync(join(stack.dataDir, 'stack.pid'))).toBe(false);
  });

  test('twice on one data directory: names the process, and does not disturb it', async () => {
    const first = keep(await Stack.start());
    const second = await Stack.launch({ dataDir: first.dataDir });
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`process ${first.process.pid}`);
    expect((await fetch(`${first.origin}/healthz`)).ok).toBe(true);
    expect(existsSync(databaseUrl(first))).toBe(true);
  });

  test('on tables of somebody else: shows what kp says, and stops everything', async () => {
    const alone = await Stack.launch({ dataDir: newDataDir(), flags: ['--database-only'] });
    while (!existsSync(databaseUrl(alone))) await pause(50);
    const sql = postgres(readFileSync(databaseUrl(alone), 'utf8').trim(), { max: 1 });
    await sql`create table public.organizations (id int)`;
    await sql.end();
    expect(await alone.stop()).toBe(0);

    const stack = keep(await Stack.launch({ dataDir: alone.dataDir }));
    expect(await stack.ended()).toBe(1);
    expect(stack.output).toContain('was not made by these packs');
    expect(stack.output).toContain('public.organizations');
    expect(stack.output).toContain('--database-only');
    expect(stack.databaseProcesses()).toEqual([]);
  });

  test("with passwords that are not the database's own", async () => {
    const first = await Stack.launch({ dataDir: newDataDir(), flags: ['--database-only'] });
    while (!existsSync(databaseUrl(first))) await pause(50);
    await first.stop();
    rmSync(join(first.dataDir, 'secrets.json'));
    const second = keep(await Stack.launch({ dataDir: first.dataDir }));
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain('has other passwords');
    expect(second.databaseProcesses()).toEqual([]);
  });

  test('with a port that is none', async () => {
    const stack = keep(await Stack.launch({ port: 70_000 }));
    expect(await stack.ended()).toBe(1);
    expect(stack.output).toContain('PORT=70000 is not a port');
  });
});

test('without the demo there is one administrator, whose password is shown once', async () => {
  const dataDir = newDataDir();
  const first = await Stack.start({ dataDir, demo: '0' });
  const [, email, password] = first.output.match(/Sign in as (\S+), password (\S+)/) ?? [];
  expect(email).toBe('admin@kitchenpantry.test');
  const admin = first.client();
  const signedIn = await admin.auth.signInWithPassword({
    email: email ?? '',
    password: password ?? '',
  });
  expect(signedIn.error).toBeNull();
  expect((await admin.from('user_profiles').select('role')).data).toEqual([{ role: 'admin' }]);
  expect((await admin.from('organizations').select()).data).toEqual([]);
  await first.stop();

  const second = keep(await Stack.start({ dataDir }));
  expect(second.output).not.toContain('password');
  expect(second.output).not.toContain('maya@');
});

test.skipIf(process.getuid?.() !== 0)(
  'for root in a closed folder, the database lives where its user can get to',
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'kp-closed-'));
    const first = await Stack.start({ dataDir: join(closed, '.kp') });
    const home = realpathSync(join(first.dataDir, 'postgres'));
    expect(home).not.toContain(closed);
    expect(first.output).toContain(home);
    await first.stop();
    const second = await Stack.start({ dataDir: first.dataDir });
    expect(realpathSync(join(second.dataDir, 'postgres'))).toBe(home);
    await second.stop();
    for (const folder of [home, closed]) rmSync(folder, { recursive: true });
  },
);
