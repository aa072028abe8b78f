import { kinds, type Kind } from './fields.ts';

export type ImportFilters = { kind?: Kind };

export function readImportFilters(search: Record<string, unknown>): ImportFilters {
  const kind = kinds.find((known) => known === search.kind);
  return kind ? { kind } : {};
}
