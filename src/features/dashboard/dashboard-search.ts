export const spans = ['overdue', 'today', 'week'] as const;

export type Span = (typeof spans)[number];

/** Whose dashboard, and which of its lists of what is due. */
export type DashboardSearch = { owner?: string; due?: Span };

export function readDashboardSearch({ owner, due }: Record<string, unknown>): DashboardSearch {
  const span = spans.find((name) => name === due);
  return {
    ...(typeof owner === 'string' && /^[0-9a-f-]{36}$/.test(owner) && { owner }),
    ...(span && { due: span }),
  };
}
