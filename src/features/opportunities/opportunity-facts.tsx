import { formatDay, formatMoment, formatRelativeDay } from '../../shared/format.ts';
import styles from './opportunity-page.module.css';
import type { Opportunity } from './queries.ts';

export function OpportunityFacts({ opportunity: o }: { opportunity: Opportunity }) {
  const place = [o.organization_city, o.organization_state].filter(Boolean).join(', ');
  const facts: [label: string, value: string | null, exact?: string][] = [
    ['Name', o.name],
    ['Customer in', place || null],
    ['Product', o.product_name],
    ['Item number', o.product_sku],
    ['Principal', o.principal_name],
    ['Distributor', o.distributor_name],
    ['Owner', o.owner_name],
    ['Source', o.source_label],
    ['Lost because', o.stage_is_closed && !o.stage_is_won ? o.loss_reason_label : null],
    ['Closed', o.closed_at && formatDay(o.closed_at), o.closed_at ?? undefined],
    ['Last touched', formatRelativeDay(o.last_activity_at), o.last_activity_at],
    ['Created', formatDay(o.created_at), o.created_at],
  ];
  return (
    <section className={styles.panel} aria-labelledby="facts-title">
      <h2 className={styles.section} id="facts-title">
        Details
      </h2>
      <dl className={styles.facts}>
        {facts.map(
          ([label, value, exact]) =>
            value && (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd title={exact && formatMoment(exact)}>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
