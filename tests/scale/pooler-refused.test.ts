import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Session } from '../../cli/core/session.ts';
import { kp } from '../cli/kp.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { skipWithoutPgbouncer, startPool } from './pgbouncer.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
});
afterAll(() => db.dispose());

async function poolOf(mode: 'transaction' | 'session' | 'statement', size: number) {
  const pool = await startPool({ port: Number(new URL(db.url).port), mode, size });
  onTestFinished(() => pool.stop());
  return pool.through(db.url);
}

function client(url: string, max: number) {
  const sql = postgres(url, { max, prepare: false, fetch_types: false });
  onTestFinished(() => sql.end({ timeout: 0 }));
  return sql;
}

describe('kp behind PgBouncer', () => {
  beforeEach(skipWithoutPgbouncer);

  test.each([
    ['transaction', 1],
    ['transaction', 5],
    ['statement', 2],
  ] as const)(
    'is refused in %s mode, with %i connections, and says where to go',
    async (mode, size) => {
      const { exitCode, stderr } = await kp(await poolOf(mode, size), 'status');
      expect(stderr).toContain('is a transaction pooler: it cannot hold a lock between statements');
      expect(stderr).toContain('port 5432');
      expect(exitCode).toBe(3);
    },
  );

  test('is refused whatever its work is', async () => {
    const url = await poolOf('transaction', 2);
    for (const command of [
      'migrate',
      'rollback --to 6',
      'refresh',
      'users offboard alex@example.test --to blair@example.test',
    ]) {
      const { exitCode, stdout } = await kp(url, ...command.split(' '), '--json');
      const { code } = JSON.parse(stdout).error;
      expect({ command, exitCode, code }).toEqual({
        command,
        exitCode: 3,
        code: 'transaction_pooler',
      });
    }
  });

  test('is refused before it has changed a setting of the shared connection', async () => {
    const url = await poolOf('transaction', 1);
    const other = client(url, 1);
    await other`set statement_timeout = '33s'`;
    expect((await kp(url, 'status')).exitCode).toBe(3);
    expect(await other`show statement_timeout`).toMatchObject([{ statement_timeout: '33s' }]);
  });

  test.each([2, 5])('is refused while others keep all %i connections busy', async (size) => {
    const url = await poolOf('transaction', size);
    const others = client(url, 8);
    let over = false;
    const busy = Array.from({ length: 8 }, async () => {
      while (!over) await others`select count(*) from pg_catalog.pg_class`;
    });
    for (let time = 0; time < 20; time += 1) {
      await expect(Session.open(url)).rejects.toMatchObject({ code: 'transaction_pooler' });
    }
    over = true;
    await Promise.all(busy);
  });

  test('is refused where several begin at once, who get into each other’s way', async () => {
    const url = await poolOf('transaction', 2);
    const opened = await Promise.allSettled(Array.from({ length: 6 }, () => Session.open(url)));
    expect(opened).toEqual(
      Array(6).fill({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'transaction_pooler' }),
      }),
    );
  });

  test('works in session mode', async () => {
    expect(await kp(await poolOf('session', 2), 'status')).toMatchObject({ exitCode: 0 });
  });

  test('works in a session pool without a place for a second client', async () => {
    expect(await kp(await poolOf('session', 1), 'status')).toMatchObject({ exitCode: 0 });
  });
});
