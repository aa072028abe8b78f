import type { LockHolder } from './advisory-lock.ts';
import { type KpError, refused } from './errors.ts';
import type { Attempt } from './migration-control.ts';
import type { Pack } from './packs.ts';

export type PhaseStatus =
  | 'pending'
  | 'running'
  | 'interrupted'
  | 'failed'
  | 'complete'
  | 'rolled_back';

export interface PhaseState {
  pack: Pack;
  status: PhaseStatus;
  /** The newest attempt. */
  attempt: Attempt | undefined;
  /** The pack's file is not the one that was run. */
  edited: boolean;
}

/** The newest attempt of a phase is its state; a running one that nobody works on was interrupted. */
export function phaseStates(
  packs: readonly Pack[],
  history: readonly Attempt[],
  holder?: LockHolder,
): PhaseState[] {
  return packs.map((pack) => {
    const attempt = history.findLast(({ phase }) => phase === pack.phase);
    const recorded = attempt?.status ?? 'pending';
    const status = recorded === 'running' && !holder ? 'interrupted' : recorded;
    const edited =
      status === 'complete' && Boolean(attempt?.checksum) && attempt?.checksum !== pack.checksum;
    return { pack, status, attempt, edited };
  });
}

export function completedPhases(states: readonly PhaseState[]): PhaseState[] {
  return states.filter(({ status }) => status === 'complete');
}

/** Why no phase may run now; `undefined`: the way is free. Resuming overrules a stopped phase only. */
export function openBreaker(
  states: readonly PhaseState[],
  history: readonly Attempt[],
  resume = false,
): KpError | undefined {
  const broken = unknownPhase(states, history) ?? gap(states) ?? editedPack(states);
  return broken ?? (resume ? undefined : stopped(states));
}

function stopped(states: readonly PhaseState[]): KpError | undefined {
  const state = states.find(({ status }) => status === 'failed' || status === 'interrupted');
  if (!state) return undefined;
  const { phase, file } = state.pack;
  const failed = state.status === 'failed';
  return refused(
    failed ? 'phase_failed' : 'phase_interrupted',
    failed
      ? `Phase ${phase} (${file}) failed at its last attempt.`
      : `Phase ${phase} (${file}) was interrupted: its runner ended without a word. Its transaction was rolled back.`,
    failed ? (state.attempt?.error ?? undefined) : undefined,
    `When the cause is dealt with, run kp migrate --resume. To leave the phase out, run kp rollback --to ${phase - 1}.`,
  );
}

function gap(states: readonly PhaseState[]): KpError | undefined {
  const last = states.findLast(({ status }) => status === 'complete');
  const hole = states.find(({ status }) => status !== 'complete');
  if (!last || !hole || hole.pack.phase > last.pack.phase) return undefined;
  return refused(
    'phase_gap',
    `Phase ${hole.pack.phase} (${hole.pack.file}) is not complete, but phase ${last.pack.phase} is.`,
    'Phases build on each other, so running one of them late could undo what a later one changed.',
    `Run kp rollback --to ${hole.pack.phase - 1}, then kp migrate.`,
  );
}

function editedPack(states: readonly PhaseState[]): KpError | undefined {
  const edited = states.filter((state) => state.edited).map(({ pack }) => pack);
  const [first] = edited;
  if (!first) return undefined;
  return refused(
    'pack_edited',
    `${edited.map(({ file }) => file).join(', ')} changed after it ran on this database.`,
    'The database no longer matches the files, and a run would not show it.',
    `If the packs here are a newer version, upgrade: kp rollback --to ${first.phase - 1} --discard-data keeps the rows in a rollback point, kp migrate runs the new packs, kp rollback --restore POINT brings the rows back. If not, put the file back as it was.`,
  );
}

export function unknownPhase(
  states: readonly PhaseState[],
  history: readonly Attempt[],
): KpError | undefined {
  const phase = Math.max(0, ...history.map((attempt) => attempt.phase));
  if (phase <= states.length) return undefined;
  return refused(
    'unknown_phase',
    `The database has seen phase ${phase}, and there are only ${states.length} packs here.`,
    undefined,
    'Use the newer version of the packs.',
  );
}
