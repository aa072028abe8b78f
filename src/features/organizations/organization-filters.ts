import type { Sort } from '../../shared/record-table.tsx';

/** What the list shows. Lives in the address, so that a view can be kept and sent. */
export type OrganizationFilters = {
  text?: string;
  role?: OrganizationRole;
  priority?: string;
  state?: string;
  segment?: string;
  city?: string;
  owner?: 'mine' | 'shared';
  sort?: 'priority';
  down?: true;
};

export type OrganizationRole = keyof typeof roleWords;

export const roleWords = {
  principal: 'Principal',
  distributor: 'Distributor',
  customer: 'Customer',
  prospect: 'Prospect',
};

function isRole(value: unknown): value is OrganizationRole {
  return typeof value === 'string' && Object.hasOwn(roleWords, value);
}

/** What makes no sense in an address is left out, rather than shown as an error. */
export function readOrganizationFilters(search: Record<string, unknown>): OrganizationFilters {
  const { role, priority, state, owner, sort, down } = search;
  const text = (key: 'text' | 'segment' | 'city') => {
    const value = search[key];
    // An address turns "42" into a number.
    const written = typeof value === 'number' ? String(value) : value;
    return typeof written === 'string' && written.trim() !== '' ? { [key]: written } : {};
  };
  return {
    ...text('text'),
    ...(isRole(role) && { role }),
    ...(typeof priority === 'string' && /^[ABCD]$/.test(priority) && { priority }),
    ...(typeof state === 'string' && /^[A-Z]{2}$/.test(state) && { state }),
    ...text('segment'),
    ...text('city'),
    ...((owner === 'mine' || owner === 'shared') && { owner }),
    ...(sort === 'priority' && { sort }),
    ...(down === true && { down }),
  };
}

/** The list's address can also ask for the form of a new organization. */
export type OrganizationSearch = OrganizationFilters & { new?: true; name?: string };

export function readOrganizationSearch(search: Record<string, unknown>): OrganizationSearch {
  return {
    ...readOrganizationFilters(search),
    ...(search.new === true && { new: true }),
    ...(typeof search.name === 'string' && { name: search.name }),
  };
}

export function sortOf({ sort, down }: OrganizationFilters): Sort {
  return { key: sort ?? 'name', descending: down === true };
}

export function withSort(filters: OrganizationFilters, { key, descending }: Sort) {
  return readOrganizationFilters({ ...filters, sort: key, down: descending });
}

/** Whether less than everything is shown. */
export function isFiltered({ sort: _sort, down: _down, ...chosen }: OrganizationFilters): boolean {
  return Object.values(chosen).some(Boolean);
}
