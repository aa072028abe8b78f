import { lockHolder } from './advisory-lock.ts';
import { asServerRefusal } from './database-error.ts';
import { exitCodes, KpError } from './errors.ts';
import { errorText } from './failure.ts';
import { readHistory } from './migration-control.ts';
import { readPacks } from './packs.ts';
import { type PhaseState, phaseStates } from './phase-state.ts';
import type { RehearsalOptions, RehearsedStep } from './rehearsal.ts';
import { rehearsalPoint } from './rehearsal-checks.ts';
import { readRecord, recordSchema } from './rehearsal-record.ts';
import type { Session } from './session.ts';

/** Said by the next run: where it was, and both ways back. */
export async function wasCutShort(
  session: Session,
  folder: string,
  record: readonly RehearsedStep[],
): Promise<KpError> {
  const last = record.at(-1);
  return new KpError('A rehearsal was cut short on this database. Nothing was touched now.', {
    exitCode: exitCodes.refused,
    code: 'rehearsal_cut_short',
    detail: [
      `It began ${record[0]?.startedAt}; the last step it ended was "${last?.title}".`,
      ...(await whereItStands(session, folder)),
    ].join('\n'),
    suggestion: await waysBack(session, folder, record),
    result: { done: record.map(({ step }) => step) },
  });
}

export function notRehearsing(): KpError {
  return new KpError('There is no rehearsal to continue. Nothing was touched.', {
    exitCode: exitCodes.refused,
    code: 'nothing_to_continue',
    suggestion: 'Run kp rehearse, without --continue.',
  });
}

/** What stopped it, and how to get back. */
export async function didNotEnd(
  session: Session,
  error: unknown,
  { folder, signal }: RehearsalOptions,
): Promise<unknown> {
  const cause = error instanceof KpError ? error : asServerRefusal(error);
  const interrupted = signal?.aborted === true;
  const parts = {
    exitCode: interrupted ? exitCodes.interrupted : (cause?.exitCode ?? exitCodes.failed),
    code: interrupted ? 'interrupted' : (cause?.code ?? 'rehearsal_stopped'),
    result: cause?.result,
    cause: error,
  };
  const why = interrupted ? [] : [cause?.message ?? errorText(error), cause?.detail];
  if (session.isLost) {
    const suggestion = 'When the server is back, kp rehearse says where it stands.';
    return new KpError('The connection was lost.', {
      ...parts,
      detail: why.filter(Boolean).join('\n'),
      suggestion,
    });
  }
  await session.rollback();
  const record = await readRecord(session);
  if (!record) {
    if (cause && !interrupted) return cause;
    const message = interrupted
      ? 'Interrupted. Nothing was touched.'
      : 'The rehearsal did not begin.';
    const suggestion = 'Run it again.';
    return new KpError(message, { ...parts, detail: why.filter(Boolean).join('\n'), suggestion });
  }
  const stands = await whereItStands(session, folder);
  return new KpError(interrupted ? 'Interrupted.' : 'The rehearsal did not come to its end.', {
    ...parts,
    detail: [...why, ...stands].filter(Boolean).join('\n'),
    suggestion: [cause?.suggestion, await waysBack(session, folder, record)]
      .filter(Boolean)
      .join('\n'),
  });
}

async function whereItStands(session: Session, folder: string): Promise<string[]> {
  const holder = await lockHolder(session);
  const states = phaseStates(readPacks(folder), await readHistory(session), holder);
  const phases = (wanted: (state: PhaseState) => boolean) =>
    states.filter(wanted).map(({ pack }) => pack.phase);
  const complete = phases(({ status }) => status === 'complete');
  const rest = phases(({ status }) => status !== 'complete');
  return [
    rest.length === 0
      ? 'Every phase is complete.'
      : `Complete: phase ${complete.join(', ') || 'none'}. Not there: phase ${rest.join(', ')}.`,
    ...states
      .filter(({ status }) => status === 'interrupted' || status === 'failed')
      .map(
        ({ pack, status }) =>
          `Phase ${pack.phase} (${pack.file}) ${status === 'failed' ? 'failed' : 'was interrupted'}; nothing of it is there.`,
      ),
  ];
}

async function waysBack(
  session: Session,
  folder: string,
  [measured]: readonly RehearsedStep[],
): Promise<string> {
  const point = await rehearsalPoint(session, folder, measured ?? {});
  const byHand = ['kp migrate --resume', point && `kp rollback --restore ${point}`].filter(Boolean);
  return `kp rehearse --continue takes it to its end, with the rows back.\nOr by hand: ${byHand.join(', then ')}; and drop schema ${recordSchema} cascade.`;
}
