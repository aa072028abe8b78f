import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import formStyles from '../../shared/edit-dialog.module.css';
import type { Stage } from '../../shared/lookups.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './move-dialog.module.css';
import { type Card, changeOpportunity, productsQuery } from './queries.ts';

type Props = { card: Card; to: Stage; onChosen: (card: Card) => void };

/** A stage that is about one product: say so before asking anything else, and offer the way on. */
export function ChooseProduct({ card, to, onChosen }: Props) {
  const [productId, setProductId] = useState('');
  const products = useQuery(productsQuery(card.principal_org_id));
  const save = useMutation({
    mutationFn: () => changeOpportunity(card.opportunity_id, { product_id: productId }),
    onSuccess: () => {
      const product = products.data?.find(({ product_id }) => product_id === productId);
      onChosen({ ...card, product_id: productId, product_name: product?.name ?? null });
    },
  });
  const none = products.data?.length === 0;
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className={styles.text}>
        <strong>{to.label}</strong> is about one product, and this opportunity names only its
        principal{card.principal_name ? `, ${card.principal_name}` : ''}. Choose the product, then
        the move goes on.
      </p>
      <NativeSelect
        label="Product"
        value={productId}
        data-autofocus
        disabled={none}
        description={none ? 'This principal has no products yet.' : undefined}
        error={save.error ? explain(save.error).sentence : undefined}
        data={[
          { value: '', label: 'Choose a product' },
          ...(products.data ?? []).map((product) => ({
            value: product.product_id,
            label: product.sku ? `${product.name} (${product.sku})` : product.name,
          })),
        ]}
        onChange={(event) => setProductId(event.currentTarget.value)}
      />
      <div className={formStyles.actions}>
        <Button type="submit" loading={save.isPending} disabled={!productId}>
          Use this product
        </Button>
      </div>
    </form>
  );
}
