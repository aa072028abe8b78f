type QuickLogSearch = {
  /** Opens the quick log on arrival: about this opportunity, or, empty, one to be chosen. */
  log?: string;
};

export function readQuickLogSearch({ log }: Record<string, unknown>): QuickLogSearch {
  if (log === undefined) return {};
  return { log: typeof log === 'string' ? log : '' };
}

export function withoutQuickLog({ pathname, searchStr }: { pathname: string; searchStr: string }) {
  const search = new URLSearchParams(searchStr);
  search.delete('log');
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
