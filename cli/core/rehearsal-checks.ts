import { exitCodes, KpError } from './errors.ts';
import { declaredLosses, lossName } from './losses.ts';
import { readHistory } from './migration-control.ts';
import { readPacks, transactionBody } from './packs.ts';
import { openBreaker, phaseStates } from './phase-state.ts';
import { foreignRelations } from './preconditions.ts';
import type { Outcome } from './rehearsal-steps.ts';
import { listRollbackPoints } from './rollback-point.ts';
import { requireRollbackScript } from './rollback-script.ts';
import { runStatements } from './run-script.ts';
import type { Session } from './session.ts';

/** Whatever would stop a rehearsal halfway is found before anything is touched. */
export async function requireRehearsable(session: Session, folder: string): Promise<void> {
  const history = await readHistory(session);
  const states = phaseStates(readPacks(folder), history);
  const breaker = openBreaker(states, history);
  if (breaker) throw breaker;
  const open = states.find(({ status }) => status !== 'complete');
  if (open) {
    throw refusal(
      'phase_not_complete',
      `Phase ${open.pack.phase} (${open.pack.file}) is not complete: a rehearsal takes back, and runs again, what is there.`,
      'Run kp migrate, put data into it (a copy of production, or kp load), then rehearse.',
    );
  }
  const strangers = await whatWouldStay(session, folder);
  if (strangers.length === 0) return;
  throw refusal(
    'foreign_relations',
    `${strangers.slice(0, 8).join(', ')} would stay when every phase is back, and keep the phases from running again.`,
    'Move what is not from the packs into a schema of its own, then rehearse.',
  );
}

async function whatWouldStay(session: Session, folder: string): Promise<string[]> {
  await session.begin();
  try {
    await session.run("set local lock_timeout = '5s'");
    for (const pack of readPacks(folder).toReversed()) {
      const script = requireRollbackScript(folder, pack);
      await runStatements(
        session,
        `rollback/${script.file}`,
        transactionBody(script, 'commit'),
        {},
      );
    }
    return await foreignRelations(session);
  } finally {
    await session.rollback();
  }
}

/** Logs, which a rollback declares as no loss: they begin afresh. */
export function logTables(folder: string): Set<string> {
  const losses = readPacks(folder).flatMap((pack) =>
    declaredLosses(requireRollbackScript(folder, pack)),
  );
  const kept = new Set(losses.filter(({ where }) => where !== 'false').map(lossName));
  return new Set(losses.map(lossName).filter((name) => !kept.has(name)));
}

/** The newest that holds all phases; a rollback that was cut short goes on with one that does not. */
export async function rehearsalPoint(
  session: Session,
  folder: string,
  { before }: Outcome,
): Promise<string | null> {
  const last = readPacks(folder).length;
  const points = await listRollbackPoints(session);
  const own = points.filter(
    ({ name, from, to }) => from === last && to === 0 && !before?.rollbackPoints.includes(name),
  );
  return own.at(-1)?.name ?? null;
}

function refusal(code: string, message: string, suggestion: string): KpError {
  return new KpError(`${message} Nothing was touched.`, {
    exitCode: exitCodes.refused,
    code,
    suggestion,
  });
}
