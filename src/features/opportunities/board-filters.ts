/** What the board shows. Lives in the address, so that a view can be kept and sent. */
export type BoardFilters = {
  owner?: string;
  principal?: string;
  priority?: string;
  status?: string;
  /** What was typed to find a card. */
  q?: string;
};

const shapes = {
  owner: /^[0-9a-f-]{36}$/,
  principal: /^[0-9a-f-]{36}$/,
  priority: /^[ABCD]$/,
  status: /^\w+$/,
  q: /\S/,
};

/** What makes no sense in an address is left out, rather than shown as an error. */
export function readBoardFilters(search: Record<string, unknown>): BoardFilters {
  const read = (key: keyof typeof shapes) => {
    // The router reads "12" as a number.
    const value = typeof search[key] === 'number' ? String(search[key]) : search[key];
    return typeof value === 'string' && shapes[key].test(value) ? { [key]: value } : {};
  };
  return {
    ...read('owner'),
    ...read('principal'),
    ...read('priority'),
    ...read('status'),
    ...read('q'),
  };
}
