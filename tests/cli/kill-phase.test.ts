import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../cli/core/catalogue.ts';
import { load } from '../../cli/core/load.ts';
import { migrate } from '../../cli/core/migrate.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { Session } from '../../cli/core/session.ts';
import { checksumTables } from '../../cli/core/table-checksums.ts';
import { verify } from '../../cli/core/verify.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { startKp } from './kp.ts';
import { rehearsalFolder } from './rehearse-folder.ts';

const seed = Number(process.env.KP_KILL_SEED ?? 1);
/** Phases 6 to 8 run over the rows of 1 to 5. */
const lastKept = 5;
const tables = ['organizations', 'contacts', 'products', 'opportunities', 'interactions'];

let db: TestDatabase;
let whole: Awaited<ReturnType<typeof look>>;
let secondsUndisturbed: number;
const folder = rehearsalFolder();
const options = () => ({ databaseUrl: db.url, folder: folder.path });

beforeAll(async () => {
  db = await freshDatabase('kp_platform');
  await migrate(options());
  const clean = (await look()).catalogue;
  await load({ databaseUrl: db.url, scale: 'small', seed: 1 });
  await rollback({ ...options(), to: lastKept, discardData: true });
  const started = performance.now();
  await migrate(options());
  secondsUndisturbed = (performance.now() - started) / 1000;
  whole = { ...(await look()), catalogue: clean };
  await rollback({ ...options(), to: lastKept });
});
afterAll(async () => {
  folder.remove();
  await db.dispose();
});

async function look() {
  const session = await Session.open(db.url);
  const catalogue = await readCatalogue(session);
  const all = await checksumTables(session);
  await session.close();
  const rows = Object.fromEntries(tables.map((table) => [table, all[`public.${table}`]]));
  return { catalogue, rows };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function untilConnected(): Promise<void> {
  for (;;) {
    const [session] = await db.sql`
      select from pg_stat_activity where datname = current_database() and application_name = 'kp migrate'`;
    if (session) return;
    await pause(2);
  }
}

test(`a run killed at ten random moments (KP_KILL_SEED=${seed}) is resumed each time, and the database is whole`, {
  timeout: 300_000,
}, async () => {
  const next = random(seed);
  for (let moment = 1; moment <= 10; moment += 1) {
    const run = startKp(db.url, 'migrate', '--packs', folder.path);
    await untilConnected();
    const delay = Math.round(next() * secondsUndisturbed * 1000);
    await pause(delay);
    run.process.kill('SIGKILL');
    await run.outcome;

    await migrate({ ...options(), resume: true });
    const found = await look();
    const when = `killed at moment ${moment}, after ${delay} ms`;
    expect(found.rows, when).toEqual(whole.rows);
    expect(found.catalogue, when).toEqual(whole.catalogue);
    if (moment < 10) await rollback({ ...options(), to: lastKept });
  }
  // The catalogue was the same each time, and with it what it promises.
  for (const verified of await verify(options())) {
    expect(verified).toMatchObject({ status: 'passed' });
  }
});
