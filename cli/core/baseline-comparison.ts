import type { Baseline, CapturedQuery } from './baseline.ts';

/** What a comparison found about one query. */
export interface Finding {
  query: string;
  as: CapturedQuery['as'];
  kind: 'slower' | 'faster' | 'fails' | 'more-blocks' | 'fewer-blocks' | 'plan';
  beforeMs: number;
  afterMs: number;
  beforeBlocks: number;
  afterBlocks: number;
  /** Which node of the plan changed, or grew most; null where none stands out. */
  node: string | null;
  /** All of it for a person to read. */
  sentence: string;
}

/** Slower than so many times, and by more than so many milliseconds: less is noise. */
export const noise = { factor: 1.5, ms: 5, blocks: 100 };

/** What a comparison must not find: something slower, or something that no longer works. */
export function isRegression({ kind }: Finding): boolean {
  return kind === 'slower' || kind === 'fails';
}

/** The worst first. Queries that only one of the two knows are left out, as are those that did not work before. */
export function compareBaselines(before: Baseline, after: Baseline): Finding[] {
  const old = new Map(before.queries.map((query) => [keyOf(query), query]));
  const findings = after.queries.flatMap((query) => {
    const known = old.get(keyOf(query));
    if (!known || known.skipped !== undefined) return [];
    return compareQuery(known, query) ?? [];
  });
  const growth = ({ beforeMs, afterMs }: Finding) => afterMs - beforeMs;
  return findings.sort(
    (a, b) => Number(isRegression(b)) - Number(isRegression(a)) || growth(b) - growth(a),
  );
}

function keyOf({ query, as }: CapturedQuery): string {
  return `${query} ${as}`;
}

function compareQuery(before: CapturedQuery, after: CapturedQuery): Finding | undefined {
  const numbers = {
    query: after.query,
    as: after.as,
    beforeMs: before.medianMs,
    afterMs: after.medianMs,
    beforeBlocks: before.hit + before.read,
    afterBlocks: after.hit + after.read,
  };
  const who = `${after.query} as ${after.as === 'rep' ? 'a rep' : 'the service role'}`;
  if (after.skipped !== undefined) {
    const sentence = `${who} no longer runs: ${after.skipped}.`;
    return { ...numbers, kind: 'fails', node: null, sentence };
  }
  const changed = changedStep(before, after);
  const kind = kindOf(numbers) ?? (changed ? 'plan' : undefined);
  if (!kind) return undefined;
  const node = changed ?? (kind === 'slower' ? grownStep(before, after) : null);
  const times = `${show(numbers.beforeMs)} → ${show(numbers.afterMs)} ms`;
  const blocks = `${numbers.beforeBlocks} → ${numbers.afterBlocks} blocks`;
  const sentence = `${who}: ${times}, ${blocks}; ${node ?? 'the same plan'}.`;
  return { ...numbers, kind, node, sentence };
}

type Numbers = Pick<Finding, 'beforeMs' | 'afterMs' | 'beforeBlocks' | 'afterBlocks'>;

function kindOf({ beforeMs, afterMs, beforeBlocks, afterBlocks }: Numbers) {
  if (exceeds(afterMs, beforeMs, noise.ms)) return 'slower';
  if (exceeds(beforeMs, afterMs, noise.ms)) return 'faster';
  if (exceeds(afterBlocks, beforeBlocks, noise.blocks)) return 'more-blocks';
  if (exceeds(beforeBlocks, afterBlocks, noise.blocks)) return 'fewer-blocks';
  return undefined;
}

function exceeds(one: number, other: number, floor: number): boolean {
  return one > other * noise.factor && one - other > floor;
}

/** The first node at which the plans part. */
function changedStep(before: CapturedQuery, after: CapturedQuery): string | null {
  const length = Math.max(before.plan.length, after.plan.length);
  for (let index = 0; index < length; index += 1) {
    const [was, is] = [before.plan[index], after.plan[index]];
    if (was?.step === is?.step && was?.depth === is?.depth) continue;
    if (!was) return `${is?.step} is new in the plan`;
    return is ? `${was.step} became ${is.step}` : `${was.step} is gone from the plan`;
  }
  return null;
}

/** Of two plans of one shape: the node whose own time grew most. */
function grownStep(before: CapturedQuery, after: CapturedQuery): string | null {
  const [was, is] = [ownTimes(before), ownTimes(after)];
  const growth = is.map((ms, index) => ms - (was[index] ?? 0));
  const most = growth.indexOf(Math.max(...growth));
  const step = after.plan[most]?.step;
  return step ? `the same plan, most of it in ${step}, by ${show(growth[most] ?? 0)} ms` : null;
}

function ownTimes({ plan }: CapturedQuery): number[] {
  return plan.map(({ ms, depth }, index) => {
    let own = ms;
    for (const child of plan.slice(index + 1)) {
      if (child.depth <= depth) break;
      if (child.depth === depth + 1) own -= child.ms;
    }
    return own;
  });
}

function show(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}
