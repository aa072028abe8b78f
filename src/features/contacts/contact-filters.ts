import { influences } from '../../shared/influence.ts';
import type { Sort } from '../../shared/record-table.tsx';

/** What the list shows. Lives in the address, so that a view can be kept and sent. */
export type ContactFilters = {
  text?: string;
  organization?: string;
  role?: string;
  sort?: 'organization';
  down?: true;
};

/** What makes no sense in an address is left out, rather than shown as an error. */
export function readContactFilters(search: Record<string, unknown>): ContactFilters {
  const { organization, role, sort, down } = search;
  // An address turns "42" into a number.
  const text = typeof search.text === 'number' ? String(search.text) : search.text;
  return {
    ...(typeof text === 'string' && text.trim() !== '' && { text }),
    ...(typeof organization === 'string' &&
      /^[0-9a-f-]{36}$/.test(organization) && { organization }),
    ...(typeof role === 'string' && influences.some(({ value }) => value === role) && { role }),
    ...(sort === 'organization' && { sort }),
    ...(down === true && { down }),
  };
}

/** The list's address can also ask for the form of a new contact. */
export type ContactSearch = ContactFilters & { new?: true };

export function readContactSearch(search: Record<string, unknown>): ContactSearch {
  return { ...readContactFilters(search), ...(search.new === true && { new: true }) };
}

export function sortOf({ sort, down }: ContactFilters): Sort {
  return { key: sort ?? 'name', descending: down === true };
}

export function withSort(filters: ContactFilters, { key, descending }: Sort): ContactFilters {
  return readContactFilters({ ...filters, sort: key, down: descending });
}
