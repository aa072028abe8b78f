import type { Sort } from '../../shared/record-table.tsx';

/** What the list shows. Lives in the address, so that a view can be kept and sent. */
export type ProductFilters = {
  text?: string;
  principal?: string;
  sort?: 'principal' | 'price';
  down?: true;
};

/** What makes no sense in an address is left out, rather than shown as an error. */
export function readProductFilters(search: Record<string, unknown>): ProductFilters {
  const { text, principal, sort, down } = search;
  return {
    ...(typeof text === 'string' && text !== '' && { text }),
    ...(typeof principal === 'string' && /^[0-9a-f-]{36}$/.test(principal) && { principal }),
    ...((sort === 'principal' || sort === 'price') && { sort }),
    ...(down === true && { down }),
  };
}

/** The list's address can also ask for the form of a new product. */
export type ProductSearch = ProductFilters & { new?: true };

export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  return { ...readProductFilters(search), ...(search.new === true && { new: true }) };
}

export function sortOf({ sort, down }: ProductFilters): Sort {
  return { key: sort ?? 'name', descending: down === true };
}

export function withSort(filters: ProductFilters, { key, descending }: Sort): ProductFilters {
  return readProductFilters({ ...filters, sort: key, down: descending });
}
