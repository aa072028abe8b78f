import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { RecordPicker } from '../../shared/record-picker.tsx';
import type { Draft } from './draft.ts';
import type { Subject } from './interaction-fields.tsx';
import { productsQuery } from './queries.ts';

type Props = { form: UseFormReturnType<Draft>; about: Subject };

/** The stage is about one product, and the opportunity names only its principal: the way on. */
export function ProductChoice({ form, about }: Props) {
  const products = useQuery(productsQuery(about.principal_org_id ?? null));
  const offered = (products.data ?? []).map(({ product_id, name, sku }) => ({
    id: product_id,
    title: name,
    subtitle: sku,
  }));
  const { product_id: chosen } = form.getValues();
  return (
    <RecordPicker
      label="Product"
      kind="product"
      field="product_id"
      placeholder="This stage is about one product"
      description={
        products.data?.length === 0
          ? 'This principal has no products yet.'
          : 'The opportunity will name it'
      }
      value={offered.find(({ id }) => id === chosen) ?? null}
      error={form.errors.product_id}
      suggestions={offered}
      onlySuggestions
      onChange={(picked) => {
        form.setFieldValue('product_id', picked?.id ?? '');
        form.clearFieldError('stage');
      }}
    />
  );
}
