import type { UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Picked } from '../../shared/record-picker.tsx';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain } from '../../shared/refusal.ts';
import { afterPrincipal, afterProduct, type Consequence } from './deal.ts';
import { type OpportunityValues, suggestName } from './form-values.ts';
import {
  carriersQuery,
  createOrganization,
  opportunityKeys,
  organizationQuery,
  productQuery,
  productsQuery,
} from './queries.ts';

type Said = Consequence['said'] & { organization_id?: string };

/** Customer, principal, product and distributor: one choice brings, limits or contradicts another. */
export function useDeal(form: UseFormReturnType<OpportunityValues>, namesItself: boolean) {
  const client = useQueryClient();
  const values = form.getValues();
  const [said, say] = useState<Said>({});
  // What came with the product, and may go with it.
  const preselected = useRef(namesItself ? values.distributor_org_id : '');
  // By name, so that trying again after an answer that got lost makes no second one.
  const newIds = useRef(new Map<string, string>());
  const customer = useQuery(organizationQuery(values.organization_id));
  const principal = useQuery(organizationQuery(values.principal_org_id));
  const distributor = useQuery(organizationQuery(values.distributor_org_id));
  const product = useQuery(productQuery(values.product_id));
  const products = useQuery(productsQuery(values.principal_org_id || null));
  const carriers = useQuery(carriersQuery(values.product_id));

  function nameFor(about: OpportunityValues) {
    const titleOf = (id: string) =>
      client.getQueryData(organizationQuery(id).queryKey)?.title ?? '';
    return suggestName({
      customer: titleOf(about.organization_id),
      principal: titleOf(about.principal_org_id),
      product: client.getQueryData(productQuery(about.product_id).queryKey)?.name,
    });
  }

  function change(changes: Partial<OpportunityValues>, suggestion: string) {
    const before = form.getValues();
    const after = { ...before, ...changes };
    const unnamed = before.name === '' || before.name === suggestion;
    form.setValues(namesItself && unnamed ? { ...after, name: nameFor(after) } : after);
    for (const field in changes) form.clearFieldError(field);
  }

  function know(picked: Picked | null) {
    if (picked) client.setQueryData(opportunityKeys.organization(picked.id), picked);
  }

  function pickOrganization(field: 'organization_id' | 'distributor_org_id') {
    return (picked: Picked | null) => {
      const suggestion = nameFor(form.getValues());
      know(picked);
      change({ [field]: picked?.id ?? '' }, suggestion);
      say({ ...said, [field]: undefined });
    };
  }

  function pickPrincipal(picked: Picked | null) {
    const suggestion = nameFor(form.getValues());
    know(picked);
    const id = picked?.id ?? '';
    const then = afterPrincipal(form.getValues(), id, product.data ?? null, preselected.current);
    change({ principal_org_id: id, ...then.changes }, suggestion);
    say(then.said);
    form.clearFieldError('product_id');
  }

  async function pickProduct(picked: Picked | null) {
    const suggestion = nameFor(form.getValues());
    change({ product_id: picked?.id ?? '' }, suggestion);
    say({});
    form.clearFieldError('principal_org_id');
    form.clearFieldError('stage');
    if (!picked) return;
    const [chosen, itsCarriers] = await Promise.all([
      client.fetchQuery(productQuery(picked.id)),
      client.fetchQuery(carriersQuery(picked.id)),
    ]);
    const now = form.getValues();
    if (!chosen || now.product_id !== picked.id) return;
    know({ id: chosen.principal_org_id, title: chosen.principal_name });
    for (const carrier of itsCarriers) know(carrier);
    const then = afterProduct(now, chosen, itsCarriers, preselected.current);
    preselected.current = then.changes.distributor_org_id ?? preselected.current;
    change(then.changes, suggestion);
    say(then.said);
  }

  async function createCustomer(name: string) {
    try {
      const newId = newIds.current.get(name) ?? crypto.randomUUID();
      newIds.current.set(name, newId);
      const { organization_id: id, name: title } = await createOrganization(newId, name);
      void recordsWritten(client);
      pickOrganization('organization_id')({ id, title });
      say({ organization_id: `${title} is now an organization of yours.` });
    } catch (error) {
      form.setFieldError('organization_id', explain(error).sentence);
    }
  }

  return {
    said,
    customer: pickedOf(values.organization_id, customer.data),
    principal: pickedOf(values.principal_org_id, principal.data),
    distributor: pickedOf(values.distributor_org_id, distributor.data),
    product: pickedOf(
      values.product_id,
      product.data && { id: product.data.product_id, title: product.data.name },
    ),
    /** Of the chosen principal; all others are out of reach then. */
    products: products.data?.map(({ product_id, name, sku }) => ({
      id: product_id,
      title: name,
      subtitle: sku,
    })),
    carriers: (carriers.data ?? []).map(({ isPrimary, ...carrier }) => ({
      ...carrier,
      subtitle: isPrimary
        ? 'Carries this product, its primary distributor'
        : 'Carries this product',
    })),
    pickCustomer: pickOrganization('organization_id'),
    pickDistributor: pickOrganization('distributor_org_id'),
    pickPrincipal,
    pickProduct: (picked: Picked | null) => {
      // Without an answer the server brings the principal when the form is saved.
      pickProduct(picked).catch(() => undefined);
    },
    createCustomer: (name: string) => void createCustomer(name),
  };
}

function pickedOf(id: string, known: Picked | null | undefined): Picked | null {
  if (id === '') return null;
  return known ?? { id, title: known === null ? 'Hidden or archived' : '…' };
}
