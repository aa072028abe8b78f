import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Archive, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useArchiving } from '../../shared/archiving.ts';
import { listPlace } from '../../shared/list-places.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { NotHere } from '../../shared/not-here.tsx';
import { Page } from '../../shared/page.tsx';
import { DistributorsPanel } from './distributors-panel.tsx';
import { ProductFacts } from './product-facts.tsx';
import { EditProduct } from './product-form.tsx';
import { ProductOpportunities } from './product-opportunities.tsx';
import styles from './product-page.module.css';
import { openConsequence, type Product, productQuery } from './queries.ts';

const route = getRouteApi('/signed-in/products/$productId');
const back = { to: '/products', label: 'Products' };

export function ProductPage() {
  const { productId } = route.useParams();
  const query = useQuery(productQuery(productId));
  if (query.isPending) {
    return (
      <Page title="Product" back={back}>
        <div className={styles.grid} role="status" aria-label="Loading the product">
          <div className={styles.blank} />
          <div className={styles.blank} />
        </div>
      </Page>
    );
  }
  if (query.isError && !query.data) {
    return (
      <Page title="Product" back={back}>
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!query.data) {
    return (
      <NotHere
        kind="product"
        id={productId}
        back={back}
        reason="It was archived, or its principal belongs to somebody whose work you do not see."
      />
    );
  }
  return <ProductDetails key={productId} product={query.data} />;
}

function ProductDetails({ product }: { product: Product }) {
  const { product_id: id, name } = product;
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const { archive } = useArchiving();
  const leave = useMutation({
    mutationFn: () =>
      archive(
        { kind: 'product', id, name },
        {
          consequence: () => openConsequence(id),
          onArchived: () => void navigate(listPlace('/products')),
        },
      ),
  });
  return (
    <Page
      title={name}
      back={back}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<Archive size={16} aria-hidden />}
            loading={leave.isPending}
            onClick={() => leave.mutate()}
          >
            Archive
          </Button>
          <Button
            variant="default"
            leftSection={<Pencil size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            Edit
          </Button>
          <Button
            leftSection={<Plus size={16} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/opportunities/new" search={{ product: id }} {...props} />
            )}
          >
            New opportunity
          </Button>
        </>
      }
    >
      <div className={styles.grid}>
        <ProductFacts product={product} />
        <div className={styles.side}>
          <DistributorsPanel product={product} />
        </div>
        <div className={styles.wide}>
          <ProductOpportunities productId={id} />
        </div>
      </div>
      {editing && <EditProduct product={product} onClose={() => setEditing(false)} />}
    </Page>
  );
}
