export const kinds = ['organization', 'contact', 'product', 'opportunity', 'interaction'] as const;
type Kind = (typeof kinds)[number];

/** What the list shows. Lives in the address, so that a view can be kept and sent. */
export type ArchiveFilters = { kind?: Kind; text?: string };

/** What makes no sense in an address is left out, rather than shown as an error. */
export function readArchiveFilters(search: Record<string, unknown>): ArchiveFilters {
  const kind = kinds.find((each) => each === search.kind);
  const { text } = search;
  return {
    ...(kind && { kind }),
    ...(typeof text === 'string' && text !== '' && { text }),
  };
}
