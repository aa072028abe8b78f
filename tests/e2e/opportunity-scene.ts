import type { PostgrestSingleResponse } from '@supabase/postgrest-js';
import type { person } from './person.ts';

type Person = Awaited<ReturnType<typeof person>>;

async function need<Data>(asked: PromiseLike<PostgrestSingleResponse<Data>>): Promise<Data> {
  const answer = await asked;
  if (answer.error) throw answer.error;
  return answer.data;
}

/** Two products that two principals make. */
export async function productsOfTwoPrincipals({ api }: Person) {
  const rows = await need(
    api
      .from('products')
      .select('product_id, name, principal:organizations!products_principal_org_id_fkey(name)')
      .order('name')
      .limit(1000),
  );
  const offers = rows.map(({ product_id, name, principal }) => ({
    product_id,
    product: name,
    principal: principal?.name ?? '',
  }));
  const [first] = offers;
  const second = offers.find(({ principal }) => principal !== first?.principal);
  if (!first || !second) throw new Error('The demo has products of two principals');
  return [first, second] as const;
}

export async function newContact({ api }: Person, organizationId: string, name: string) {
  const { contact_id: id } = await need(
    api
      .from('contacts')
      .insert({ organization_id: organizationId, first_name: name })
      .select('contact_id')
      .single(),
  );
  return id;
}

export async function factsOf({ api }: Person, id: string) {
  return need(
    api
      .from('opportunities')
      .select('estimated_value, priority, notes')
      .eq('opportunity_id', id)
      .single(),
  );
}

export async function lossReasonOf({ api }: Person, id: string) {
  const row = await need(
    api.from('opportunities').select('loss_reason').eq('opportunity_id', id).single(),
  );
  return row.loss_reason;
}

export async function stakeholdersOf({ api }: Person, id: string) {
  const rows = await need(
    api
      .from('opportunity_contacts')
      .select('role, is_primary, contact:contacts(full_name)')
      .eq('opportunity_id', id)
      .order('created_at'),
  );
  return rows.map(({ contact, ...rest }) => ({ name: contact?.full_name, ...rest }));
}

export async function setPrimary({ api }: Person, id: string, contactId: string) {
  const { error } = await api.rpc('set_opportunity_contacts', {
    opportunity_id: id,
    contacts: [{ contact_id: contactId, role: 'buyer', is_primary: true }],
  });
  if (error) throw error;
}

export async function archive({ api }: Person, id: string) {
  const { error } = await api.rpc('archive_record', { kind: 'opportunity', id });
  if (error) throw error;
}

/** The customer of an opportunity. */
export async function customerOf({ api }: Person, id: string) {
  const row = await need(
    api.from('opportunities').select('organization_id').eq('opportunity_id', id).single(),
  );
  return row.organization_id;
}
