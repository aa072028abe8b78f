import type { Database } from '../types/supabase.ts';
import { database } from './backend.ts';
import { unwrap } from './refusal.ts';

type Insert = Database['public']['Tables']['contacts']['Insert'];
type Update = Database['public']['Tables']['contacts']['Update'];

/** One contact as its forms know it; null where it is archived, gone or hidden. */
export async function loadContact(id: string, signal?: AbortSignal) {
  const query = database
    .from('contacts')
    .select(
      'contact_id, organization_id, first_name, last_name, full_name, email, phone, mobile_phone, title, role, is_primary, notes, created_at, updated_at, organization:organizations(name)',
    )
    .eq('contact_id', id);
  return unwrap(await (signal ? query.abortSignal(signal) : query).maybeSingle());
}

/** Refused where the id is taken: then an earlier attempt got through, whose answer was lost. */
export async function createContact(values: Insert & { contact_id: string }) {
  return unwrap(
    await database.from('contacts').insert(values).select('contact_id, full_name').single(),
  );
}

/** Null where no row has this version any more. */
export async function changeContact(id: string, version: string | null, changes: Update) {
  // A PATCH of nothing answers as if there were no such row.
  if (Object.keys(changes).length === 0) {
    return unwrap(
      await database
        .from('contacts')
        .select('contact_id, full_name')
        .eq('contact_id', id)
        .maybeSingle(),
    );
  }
  return unwrap(
    await database
      .from('contacts')
      .update(changes)
      .eq('contact_id', id)
      .eq('updated_at', version ?? '')
      .select('contact_id, full_name')
      .maybeSingle(),
  );
}
