import { setTimeout as delay } from 'node:timers/promises';
import { exitCodes, KpError } from './errors.ts';
import type { RehearsedStep } from './rehearsal.ts';
import type { Session } from './session.ts';

/** Named like a rollback point, so that no comparison sees it; without a comment it is none. */
export const recordSchema = 'rollback_point_rehearsal';

// "kprehear" in ASCII.
const lockKey = '7741813539318620530';

/** Held as long as the session lives: it tells a killed rehearsal from one under way. */
export async function takeRehearsalLock(session: Session): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const [row] = await session.query<{ taken: boolean }>(
      'select pg_catalog.pg_try_advisory_lock($1::bigint) as taken',
      [lockKey],
    );
    if (row?.taken) return;
    await delay(250);
  }
  throw new KpError('Another rehearsal is under way on this database. Nothing was touched.', {
    exitCode: exitCodes.refused,
    code: 'run_under_way',
    suggestion: 'Wait for it to end.',
  });
}

/** What was measured before anything is taken back. */
export async function openRecord(session: Session, steps: readonly RehearsedStep[]): Promise<void> {
  await session.transaction(async () => {
    await session.run(
      `create schema ${recordSchema};
       create table ${recordSchema}.steps (
         position int generated always as identity primary key, step jsonb not null)`,
    );
    for (const step of steps) await recordStep(session, step);
  });
}

export async function recordStep(session: Session, step: RehearsedStep): Promise<void> {
  await session.query(`insert into ${recordSchema}.steps (step) values ($1::text::jsonb)`, [
    JSON.stringify(step),
  ]);
}

/** Of a rehearsal that was cut short; undefined without one. */
export async function readRecord(session: Session): Promise<RehearsedStep[] | undefined> {
  const [found] = await session.query<{ exists: boolean }>(
    `select pg_catalog.to_regclass('${recordSchema}.steps') is not null as exists`,
  );
  if (!found?.exists) return undefined;
  const rows = await session.query<{ step: string }>(
    `select step::text from ${recordSchema}.steps order by position`,
  );
  return rows.map(({ step }) => parse(step));
}

function parse(text: string): RehearsedStep {
  return JSON.parse(text);
}

export async function dropRecord(session: Session): Promise<void> {
  await session.run(`drop schema ${recordSchema} cascade`);
}
