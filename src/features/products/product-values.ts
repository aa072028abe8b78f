import { readAmount, writeAmount } from '../../shared/amount.ts';
import type { Product } from './queries.ts';

export const blank = {
  principal_org_id: '',
  // Kept with the draft, so that the picker can show what was picked.
  principal_name: '',
  name: '',
  sku: '',
  category: '',
  pack_size: '',
  list_price: '',
  description: '',
};
export type ProductValues = typeof blank;

export const labels: Record<keyof ProductValues, string> = {
  principal_org_id: 'Principal',
  principal_name: 'Principal',
  name: 'Name',
  sku: 'Item number',
  category: 'Category',
  pack_size: 'Pack size',
  list_price: 'List price',
  description: 'Description',
};

export function wordsFor(field: keyof ProductValues, value: string | boolean) {
  return { label: labels[field], value: String(value) };
}

export function valuesOf(product: Product): ProductValues {
  return {
    principal_org_id: product.principal_org_id,
    principal_name: product.principal?.name ?? '',
    name: product.name,
    sku: product.sku ?? '',
    category: product.category ?? '',
    pack_size: product.pack_size ?? '',
    list_price: writeAmount(product.list_price),
    description: product.description ?? '',
  };
}

export function validate(values: ProductValues) {
  const errors: { [Field in keyof ProductValues]?: string } = {};
  if (!values.principal_org_id) errors.principal_org_id = 'Whose product is it?';
  if (values.name.trim() === '') errors.name = 'A product needs a name.';
  const price = readAmount(values.list_price);
  if ('problem' in price) errors.list_price = price.problem;
  return errors;
}

/** The texts as the database has them: nothing instead of blanks. */
export function columnsOf(values: Partial<ProductValues>) {
  const { name, list_price, sku, category, pack_size, description } = values;
  const text = (value: string | undefined) => (value === undefined ? value : value.trim() || null);
  const price = list_price === undefined ? null : readAmount(list_price);
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(price && 'amount' in price && { list_price: price.amount }),
    sku: text(sku),
    category: text(category),
    pack_size: text(pack_size),
    description: text(description),
  };
}
