import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../../shared/refusal.ts';
import { DistributorsDialog } from './distributors-dialog.tsx';
import styles from './product-page.module.css';
import { distributorsQuery, type Product } from './queries.ts';

export function DistributorsPanel({ product }: { product: Product }) {
  const query = useQuery(distributorsQuery(product.product_id));
  const [editing, setEditing] = useState(false);
  return (
    <section className={styles.panel} aria-labelledby="distributors-title">
      <header className={styles.panelHead}>
        <h2 className={styles.section} id="distributors-title">
          Distributors
        </h2>
        <Button size="xs" variant="default" disabled={!query.data} onClick={() => setEditing(true)}>
          Change distributors
        </Button>
      </header>
      {query.isPending && <div className={styles.blank} role="status" aria-label="Loading" />}
      {query.error && !query.data && (
        <p className={styles.muted}>{explain(query.error).sentence}</p>
      )}
      {query.data?.length === 0 && (
        <p className={styles.muted}>
          Nobody carries it yet. Say who does, and opportunities can name the way to the customer.
        </p>
      )}
      <ul className={styles.rows}>
        {query.data?.map(({ distributor_org_id: id, name, is_primary, ...distributor }) => (
          <li key={id} className={styles.row}>
            <span className={styles.rowName}>
              {distributor.isHidden ? (
                <bdi>{name}</bdi>
              ) : (
                <Link
                  to="/organizations/$organizationId"
                  params={{ organizationId: id }}
                  className={styles.link}
                >
                  <bdi>{name}</bdi>
                </Link>
              )}
              {is_primary && (
                <span className={styles.badge}>
                  <Star size={12} aria-hidden />
                  Primary
                </span>
              )}
            </span>
            <span className={styles.muted}>
              {distributor.distributor_item_number ? (
                <>
                  Item <bdi>{distributor.distributor_item_number}</bdi>
                </>
              ) : (
                'No item number'
              )}
            </span>
          </li>
        ))}
      </ul>
      {editing && query.data && (
        <DistributorsDialog
          productId={product.product_id}
          distributors={query.data}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  );
}
