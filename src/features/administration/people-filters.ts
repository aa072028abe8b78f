const shown = ['active', 'disabled', 'all'] as const;
export type PeopleFilters = { show?: (typeof shown)[number]; named?: string };

export function readPeopleFilters(search: Record<string, unknown>): PeopleFilters {
  const show = shown.find((each) => each === search.show);
  return {
    ...(show && show !== 'active' && { show }),
    ...(typeof search.named === 'string' && search.named && { named: search.named }),
  };
}
