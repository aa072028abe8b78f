import type { OpportunityValues } from './form-values.ts';

/** What the pickers of customer, principal, product and distributor know of each other (R1). */
type Deal = Pick<OpportunityValues, 'principal_org_id' | 'product_id' | 'distributor_org_id'>;

export type Product = {
  product_id: string;
  name: string;
  principal_org_id: string;
  principal_name: string;
};
export type Carrier = { id: string; title: string; isPrimary: boolean };

/** Fields that change along with the one that was chosen, and a word about why. */
export type Consequence = {
  changes: Partial<Deal>;
  said: { [Field in keyof Deal]?: string };
};

/** A product brings its principal, and its primary distributor where none was chosen. */
export function afterProduct(
  deal: Deal,
  product: Product,
  carriers: readonly Carrier[],
  preselected: string,
): Consequence {
  const principal = deal.principal_org_id !== product.principal_org_id;
  const primary = carriers.find(({ isPrimary }) => isPrimary);
  const free = deal.distributor_org_id === '' || deal.distributor_org_id === preselected;
  const distributor = free && deal.distributor_org_id !== (primary?.id ?? '');
  return {
    changes: {
      ...(principal && { principal_org_id: product.principal_org_id }),
      ...(distributor && { distributor_org_id: primary?.id ?? '' }),
    },
    said: {
      ...(principal && { principal_org_id: `Comes with ${product.name}.` }),
      ...(distributor &&
        primary && { distributor_org_id: 'The primary distributor of this product.' }),
    },
  };
}

/** Another principal takes out a product that is not its own, and the distributor that came with it. */
export function afterPrincipal(
  deal: Deal,
  principalId: string,
  product: Product | null,
  preselected: string,
): Consequence {
  if (!product || deal.product_id === '' || product.principal_org_id === principalId) {
    return { changes: {}, said: {} };
  }
  const distributor = deal.distributor_org_id !== '' && deal.distributor_org_id === preselected;
  return {
    changes: { product_id: '', ...(distributor && { distributor_org_id: '' }) },
    said: { product_id: `${product.name} was taken out: it belongs to ${product.principal_name}.` },
  };
}
