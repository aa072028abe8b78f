import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { expect } from 'vitest';
import { kp, startKp } from '../cli/kp.ts';
import { newDataDir, Stack } from '../support/stack.ts';
import { Journal } from './journal.ts';
import { randomNumbers } from './random-numbers.ts';

export type Kind = 'server' | 'everything' | 'postmaster' | 'backend' | 'runner';

interface Storm {
  kinds: readonly Kind[];
  /** Of each kind. */
  kills: number;
  seed: number;
  people: number;
}

const commands = [
  ['refresh'],
  ['migrate'],
  ['load', '--scale', 'small', '--add'],
  ['doctor'],
  ['verify'],
] as const;

/** Kills this and that at random moments while people write, and looks whether all they were told is so. */
export async function storm({ kinds, kills, seed, people }: Storm) {
  const random = randomNumbers(seed);
  const dataDir = newDataDir();
  let stack = await Stack.start({ dataDir });
  const { port } = stack;
  const url = () => readFileSync(join(dataDir, 'database-url'), 'utf8').trim();
  const journal = new Journal();
  const awayMs: number[] = [];
  try {
    const writers = [await stack.signIn('alex'), await stack.signIn('blair')];
    for (let person = 0; person < people; person += 1) {
      const writer = writers[person % 2];
      if (writer) await journal.add(writer);
    }
    const order = kinds
      .flatMap((kind) => Array<Kind>(kills).fill(kind))
      .map((kind) => ({ kind, at: random() }))
      .toSorted((a, b) => a.at - b.at);
    for (const { kind } of order) {
      await pause(random() * 500);
      await kill(kind);
      const killed = performance.now();
      if (kind === 'server' || kind === 'everything') stack = await Stack.start({ dataDir, port });
      await Promise.race([journal.goesOn(), stack.ended()]);
      awayMs.push(performance.now() - killed);
      expect(stack.process.exitCode, `${kind}: ${stack.output}`).toBeNull();
    }
    await journal.end();
    await isWhole();
  } finally {
    await journal.end();
    await stack.remove();
  }
  return { journal, awayMs };

  async function kill(kind: Kind) {
    if (kind === 'runner') return killRunner();
    if (kind === 'server' || kind === 'everything') await stack.kill();
    const [postmaster, ...sessions] = databaseProcesses();
    if (kind === 'everything') for (const pid of [postmaster, ...sessions]) end(pid);
    if (kind === 'postmaster') end(postmaster);
    if (kind === 'backend') end(sessions[Math.floor(random() * sessions.length)]);
  }

  function databaseProcesses() {
    const lock = readFileSync(join(stack.cluster, 'postmaster.pid'), 'utf8');
    const postmaster = Number.parseInt(lock, 10);
    return [postmaster, ...stack.databaseProcesses().filter((pid) => pid !== postmaster)];
  }

  async function killRunner() {
    const words = commands[Math.floor(random() * commands.length)] ?? ['refresh'];
    const run = startKp(url(), ...words);
    await pause(300 + random() * 1_500);
    run.process.kill('SIGKILL');
    await run.outcome;
  }

  async function isWhole() {
    const sql = postgres(url(), { max: 1, onnotice: () => undefined });
    await journal.holds(sql);
    expect(await sql`select * from reporting.sync_drift`).toHaveLength(0);
    await sql.end();
    for (const command of ['doctor', 'verify']) {
      const { exitCode, stdout, stderr } = await kp(url(), command);
      expect(exitCode, `${command}: ${stdout}${stderr}`).toBe(0);
    }
  }
}

function end(pid: number | undefined) {
  try {
    if (pid) process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
