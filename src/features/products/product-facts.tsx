import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay, formatMoment, formatMoney } from '../../shared/format.ts';
import styles from './product-page.module.css';
import type { Product } from './queries.ts';

export function ProductFacts({ product }: { product: Product }) {
  const { principal, list_price: price, created_at: created } = product;
  return (
    <section className={styles.panel} aria-labelledby="facts-title">
      <h2 className={styles.section} id="facts-title">
        Details
      </h2>
      <dl className={styles.facts}>
        <Fact label="Principal">
          {principal && (
            <Link
              to="/organizations/$organizationId"
              params={{ organizationId: product.principal_org_id }}
              className={styles.link}
            >
              <bdi>{principal.name}</bdi>
            </Link>
          )}
        </Fact>
        <Fact label="Item number">{product.sku}</Fact>
        <Fact label="Category">{product.category}</Fact>
        <Fact label="Pack size">{product.pack_size}</Fact>
        <Fact label="List price">{price === null ? null : formatMoney(price)}</Fact>
        <Fact label="Added">
          <time dateTime={created} title={formatMoment(created)}>
            {formatDay(created)}
          </time>
        </Fact>
      </dl>
      {product.description && (
        <p className={styles.description} dir="auto">
          {product.description}
        </p>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children ? <bdi>{children}</bdi> : <span className={styles.muted}>Not given</span>}</dd>
    </>
  );
}
