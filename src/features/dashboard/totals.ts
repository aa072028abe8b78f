import type { Closed, Total } from './queries.ts';

type Outcome = { won: number; wonValue: number; lost: number; lostValue: number };

/** The rows of one answer, each to its table. */
export function sortTotals(totals: readonly Total[]) {
  return {
    all: totals.find((row) => !row.stage && !row.principal_org_id && !row.owner_user_id),
    stages: new Map(totals.flatMap((row) => (row.stage ? [[row.stage, row] as const] : []))),
    owners: new Map(
      totals.flatMap((row) => (row.owner_user_id ? [[row.owner_user_id, row] as const] : [])),
    ),
    principals: totals.filter((row) => row.principal_org_id),
  };
}

export function outcomeOf(closed: readonly Closed[], owner?: string): Outcome {
  const outcome = { won: 0, wonValue: 0, lost: 0, lostValue: 0 };
  for (const row of closed) {
    if (owner && row.owner_user_id !== owner) continue;
    if (row.is_won) {
      outcome.won += row.opportunities;
      outcome.wonValue += row.total_value;
    } else {
      outcome.lost += row.opportunities;
      outcome.lostValue += row.total_value;
    }
  }
  return outcome;
}

/** Why opportunities were lost, the most frequent reason first. */
export function lossReasons(closed: readonly Closed[]) {
  const reasons = new Map<string, { label: string; lost: number; value: number }>();
  for (const row of closed) {
    if (row.is_won) continue;
    const label = row.loss_reason_label || 'No reason given';
    const reason = reasons.get(label) ?? { label, lost: 0, value: 0 };
    reason.lost += row.opportunities;
    reason.value += row.total_value;
    reasons.set(label, reason);
  }
  return [...reasons.values()].sort((a, b) => b.lost - a.lost || b.value - a.value);
}
