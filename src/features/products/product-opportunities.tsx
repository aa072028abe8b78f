import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatMoney, formatMoment, formatRelativeDay } from '../../shared/format.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './product-page.module.css';
import { opportunitiesQuery } from './queries.ts';

export function ProductOpportunities({ productId }: { productId: string }) {
  const query = useInfiniteQuery(opportunitiesQuery(productId));
  const rows = query.data?.pages.flat();
  return (
    <section className={styles.panel} aria-labelledby="opportunities-title">
      <h2 className={styles.section} id="opportunities-title">
        Opportunities with this product
      </h2>
      {query.isPending && <div className={styles.blank} role="status" aria-label="Loading" />}
      {query.error && !rows && <p className={styles.muted}>{explain(query.error).sentence}</p>}
      {rows?.length === 0 && (
        <p className={styles.muted}>
          No opportunity that you see names it. Start one, and it shows up here.
        </p>
      )}
      <ul className={styles.rows}>
        {rows?.map((row) => (
          <li key={row.opportunity_id} className={styles.row}>
            <span className={styles.rowName}>
              <Link
                to="/opportunities/$opportunityId"
                params={{ opportunityId: row.opportunity_id }}
                className={styles.link}
              >
                <bdi>{row.organization_name ?? row.name}</bdi>
              </Link>
              <span className={row.stage_is_closed ? styles.closed : styles.badge}>
                {row.stage_label}
              </span>
            </span>
            <span className={styles.muted}>
              {[row.estimated_value !== null && formatMoney(row.estimated_value), row.owner_name]
                .filter(Boolean)
                .join(' · ')}
              {' · '}
              <time dateTime={row.last_activity_at} title={formatMoment(row.last_activity_at)}>
                touched {formatRelativeDay(row.last_activity_at)}
              </time>
            </span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  );
}
