import { influenceWords } from '../../shared/influence.ts';
import type { Database } from '../../types/supabase.ts';
import type { Contact } from './queries.ts';

export const blankContact = {
  first_name: '',
  last_name: '',
  organization_id: '',
  // Kept with the draft, so that the picker can show what was picked.
  organization_name: '',
  title: '',
  role: '',
  email: '',
  phone: '',
  mobile_phone: '',
  is_primary: false,
  notes: '',
};

export type ContactValues = typeof blankContact;

const labels: Record<keyof ContactValues, string> = {
  first_name: 'First name',
  last_name: 'Last name',
  organization_id: 'Organization',
  organization_name: 'Organization (name)',
  title: 'Title',
  role: 'Influence',
  email: 'E-mail',
  phone: 'Phone',
  mobile_phone: 'Mobile',
  is_primary: 'Primary contact',
  notes: 'Notes',
};

export function valuesOf(contact: Contact): ContactValues {
  return {
    first_name: contact.first_name,
    last_name: contact.last_name,
    organization_id: contact.organization_id,
    organization_name: contact.organization?.name ?? '',
    title: contact.title ?? '',
    role: contact.role ?? '',
    email: contact.email ?? '',
    phone: contact.phone ?? '',
    mobile_phone: contact.mobile_phone ?? '',
    is_primary: contact.is_primary,
    notes: contact.notes ?? '',
  };
}

/** What the database takes. Who is primary is not among it: that concerns the others there too. */
export function columnsOf(
  values: Partial<ContactValues>,
): Database['public']['Tables']['contacts']['Update'] {
  const { first_name, last_name, organization_id } = values;
  const text = (value: string | undefined) => (value === undefined ? value : value.trim() || null);
  return {
    first_name: first_name?.trim(),
    last_name: last_name?.trim(),
    // Who was the primary contact there is not yet that of the new organization.
    ...(organization_id !== undefined && { organization_id, is_primary: false }),
    title: text(values.title),
    role: text(values.role),
    email: text(values.email),
    phone: text(values.phone),
    mobile_phone: text(values.mobile_phone),
    notes: text(values.notes),
  };
}

export function validate(values: ContactValues) {
  const errors: { [Field in keyof ContactValues]?: string } = {};
  if (`${values.first_name}${values.last_name}`.trim() === '') {
    errors.first_name = 'A contact needs a name: the first, the last, or both.';
  }
  if (!values.organization_id) errors.organization_id = 'Where does this person work?';
  const email = values.email.trim();
  if (email !== '' && !/^[^\s@]+@[^\s]+$/.test(email)) {
    errors.email = 'Write an address like dana@harbordiner.com.';
  }
  return errors;
}

export function wordsFor(field: keyof ContactValues, value: string | boolean) {
  const shown = field === 'role' ? influenceWords(String(value)) : String(value);
  return { label: labels[field], value: value === true ? 'Yes' : value === false ? 'No' : shown };
}
