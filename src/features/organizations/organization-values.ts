import type { Database } from '../../types/supabase.ts';
import { readWebsite } from './website.ts';

export const blankOrganization = {
  name: '',
  segment: '',
  priority: '',
  phone: '',
  website: '',
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  postal_code: '',
  parent_organization_id: '',
  // Kept with the draft, so that the picker can show what was picked.
  parent_name: '',
  /** A person's id; "shared" for nobody's. */
  owner_user_id: '',
  notes: '',
};

export type OrganizationValues = typeof blankOrganization;

const labels: Record<keyof OrganizationValues, string> = {
  name: 'Name',
  segment: 'Segment',
  priority: 'Priority',
  phone: 'Phone',
  website: 'Website',
  address_line1: 'Street',
  address_line2: 'Street, second line',
  city: 'City',
  state: 'State',
  postal_code: 'ZIP code',
  parent_organization_id: 'Belongs to',
  parent_name: 'Belongs to (name)',
  owner_user_id: 'Owner',
  notes: 'Notes',
};

type Texts = { [Field in keyof OrganizationValues]: string | null };

export function valuesOf(row: Texts): OrganizationValues {
  const values = { ...blankOrganization };
  for (const field of fields) values[field] = row[field] ?? '';
  return { ...values, owner_user_id: row.owner_user_id ?? 'shared' };
}

function isField(key: string): key is keyof OrganizationValues {
  return key in blankOrganization;
}

const fields = Object.keys(blankOrganization).filter(isField);

/** What the database takes: nothing instead of blanks. */
export function columnsOf(
  values: Partial<OrganizationValues>,
): Database['public']['Tables']['organizations']['Update'] {
  const { name, parent_name: _shown, owner_user_id: owner, website, ...texts } = values;
  const trimmed = Object.entries(texts).map(([key, value]) => [key, value?.trim() || null]);
  return {
    ...Object.fromEntries(trimmed),
    ...(name !== undefined && { name: name.trim() }),
    ...(website !== undefined && { website: readWebsite(website) }),
    ...(owner !== undefined &&
      owner !== '' && { owner_user_id: owner === 'shared' ? null : owner }),
  };
}

export function validate(values: OrganizationValues) {
  const errors: { [Field in keyof OrganizationValues]?: string } = {};
  if (values.name.trim() === '') errors.name = 'An organization needs a name.';
  if (values.name.trim().length > 300) errors.name = 'A name has 300 characters at most.';
  if (values.website.trim() !== '' && readWebsite(values.website) === null) {
    errors.website = 'Write an address like harbordiner.com.';
  }
  return errors;
}

export function wordsFor(field: keyof OrganizationValues, value: string | boolean) {
  return { label: labels[field], value: String(value) };
}
