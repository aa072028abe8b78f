type Search = Record<string, unknown>;
type Place = { to: string; search: Search };

// What an address asks for once, and not of the list.
const once = ['new', 'name'];

const places = new Map<string, Place>();

/** The pipeline has two looks; the way back leads to the one that was left. */
function listOf(pathname: string): string {
  return pathname === '/pipeline/list' ? '/pipeline' : pathname;
}

/** Called for every screen that is reached, so that a list is found again as it was left. */
export function rememberPlace({ pathname, search }: { pathname: string; search: Search }): void {
  // The next person begins afresh.
  if (pathname === '/sign-in') {
    places.clear();
    return;
  }
  const kept = Object.fromEntries(Object.entries(search).filter(([key]) => !once.includes(key)));
  places.set(listOf(pathname), { to: pathname, search: kept });
}

/** A list with the filters it was left with. */
export function listPlace(list: string): Place {
  return places.get(list) ?? { to: list, search: {} };
}
