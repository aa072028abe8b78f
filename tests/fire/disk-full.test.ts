import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kp } from '../cli/kp.ts';
import { Stack } from '../support/stack.ts';
import { Journal } from './journal.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
const megabytes = 400;

let disk: string;
let stack: Stack;
beforeAll(async () => {
  if (!mayMount) return;
  disk = mkdtempSync(join(tmpdir(), 'kp-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk]);
  stack = await Stack.start({ dataDir: join(disk, '.kp') });
});
afterAll(async () => {
  if (!mayMount) return;
  await stack.remove();
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

const url = () => readFileSync(join(stack.dataDir, 'database-url'), 'utf8').trim();

/** Takes what is left of the disk, or what somebody has just given back. */
function fill(): void {
  const piece = Buffer.alloc(64_000);
  try {
    for (;;) appendFileSync(join(disk, 'ballast'), piece);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('ENOSPC'))) throw error;
  }
}

const saysFull = (line: string) => line.startsWith('503 53100 The disk of the database is full');

// Only root may make a disk of its own.
test.skipIf(!mayMount)(
  'a full disk refuses in words and loses nothing, and with space all goes on by itself',
  async () => {
    const journal = new Journal();
    for (const name of ['alex', 'blair', 'alex'] as const) {
      await journal.add(await stack.signIn(name));
    }
    while (journal.acknowledged < 200) await journal.goesOn();
    while (!journal.refused.some(saysFull)) {
      expect(stack.process.exitCode, stack.output).toBeNull();
      fill();
      await pause(50);
    }
    const loaded = await kp(url(), 'load', '--scale', 'team', '--add');
    expect(loaded.exitCode).not.toBe(0);
    expect(loaded.stderr).not.toMatch(/\n\s+at /);
    expect(loaded.stderr).toMatch(/disk of the database is full|Cannot reach/);

    rmSync(join(disk, 'ballast'));
    await journal.goesOn();
    await journal.end();
    const unforeseen = journal.refused.filter((line) => !/^(0 |503 )/.test(line));
    expect(unforeseen).toEqual([]);
    await isWhole(journal);

    expect(await stack.stop()).toBe(0);
    stack = await Stack.start({ dataDir: stack.dataDir });
    await isWhole(journal);
    console.log(`${journal.acknowledged} acknowledged, ${journal.refused.length} refused`);
  },
);

async function isWhole(journal: Journal): Promise<void> {
  const sql = postgres(url(), { max: 1, onnotice: () => undefined });
  await journal.holds(sql);
  expect(await sql`select * from reporting.sync_drift`).toHaveLength(0);
  await sql.end();
  for (const command of ['doctor', 'verify']) {
    const { exitCode, stdout, stderr } = await kp(url(), command);
    expect(exitCode, `${command}: ${stdout}${stderr}`).toBe(0);
  }
}
