import { Link } from '@tanstack/react-router';
import { formatCount, formatMoney } from '../../shared/format.ts';
import { type Column, rowLink } from '../../shared/record-table.tsx';
import styles from './product-list.module.css';
import type { ProductRow } from './queries.ts';

export const productColumns: readonly Column<ProductRow>[] = [
  {
    key: 'name',
    head: 'Product',
    sortable: true,
    phone: 'title',
    cell: ({ product_id, name }) => (
      <Link to="/products/$productId" params={{ productId: product_id }} className={rowLink}>
        <bdi title={name}>{name}</bdi>
      </Link>
    ),
  },
  {
    key: 'principal',
    head: 'Principal',
    width: 11,
    sortable: true,
    phone: 'line',
    cell: ({ principal_name }) => <bdi title={principal_name}>{principal_name}</bdi>,
  },
  {
    key: 'sku',
    head: 'Item number',
    width: 7,
    phone: 'line',
    cell: ({ sku }) => sku && <bdi title={sku}>{sku}</bdi>,
  },
  {
    key: 'category',
    head: 'Category',
    width: 7.5,
    phone: 'hidden',
    cell: ({ category }) => category && <bdi title={category}>{category}</bdi>,
  },
  {
    key: 'pack',
    head: 'Pack size',
    width: 6,
    phone: 'hidden',
    cell: ({ pack_size }) => pack_size && <bdi title={pack_size}>{pack_size}</bdi>,
  },
  {
    key: 'price',
    head: 'List price',
    width: 6.5,
    align: 'end',
    sortable: true,
    phone: 'end',
    cell: ({ list_price }) => (list_price === null ? null : formatMoney(list_price)),
  },
  {
    key: 'distributor',
    head: 'Distributors',
    width: 13,
    phone: 'line',
    cell: ({ primary_distributor_name: primary, distributors }) => (
      <DistributorCell primary={primary} count={distributors} />
    ),
  },
  {
    key: 'open',
    head: 'Opportunities',
    width: 7.5,
    align: 'end',
    phone: 'line',
    cell: ({ open_opportunities: open }) =>
      open > 0 && (
        <>
          {formatCount(open)} open
          <span className={styles.onPhone}> {open === 1 ? 'opportunity' : 'opportunities'}</span>
        </>
      ),
  },
];

function DistributorCell({ primary, count }: { primary: string | null; count: number }) {
  if (count === 0) return <span className={styles.muted}>None yet</span>;
  const others = primary ? count - 1 : count;
  return (
    <>
      {primary ? <bdi title={primary}>{primary}</bdi> : 'No primary'}
      {others > 0 && (
        <span className={styles.muted}>{primary ? ` +${others}` : `, ${others}`}</span>
      )}
    </>
  );
}
