import { Link } from '@tanstack/react-router';
import { daysFromToday, formatDay, formatLateness, formatMoney } from '../../shared/format.ts';
import styles from './organization-page.module.css';
import type { OpportunityLine } from './section-queries.ts';

type Props = {
  rows: readonly OpportunityLine[] /** Say whose, where it is not this page's. */;
  withCustomer?: boolean;
};

export function OpportunityLines({ rows, withCustomer = false }: Props) {
  return (
    <ul className={styles.lines}>
      {rows.map((row) => (
        <li key={row.opportunity_id} className={styles.entry}>
          <span className={styles.what}>
            <Link
              to="/opportunities/$opportunityId"
              params={{ opportunityId: row.opportunity_id }}
              className={styles.link}
            >
              <bdi>
                {withCustomer
                  ? (row.organization_name ?? 'Hidden or archived customer')
                  : (row.product_name ?? row.name)}
              </bdi>
            </Link>
            <bdi className={styles.muted}>
              {[withCustomer ? row.product_name : row.principal_name, row.stage_label]
                .filter(Boolean)
                .join(' · ')}
            </bdi>
          </span>
          <span className={styles.next}>
            <NextStep row={row} />
          </span>
          <span className={styles.amount}>
            {row.estimated_value !== null && formatMoney(row.estimated_value)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function NextStep({ row }: { row: OpportunityLine }) {
  const { next_action: step, next_action_date: date, due_date: due, closed_at } = row;
  if (row.stage_is_closed) return closed_at ? `Closed ${formatDay(closed_at)}` : 'Closed';
  const isLate = due !== null && daysFromToday(due) < 0;
  const when = isLate ? due : date;
  if (when === null) return step ? <bdi>{step}</bdi> : 'No next step';
  return (
    <>
      {step && <bdi>{step}, </bdi>}
      <span className={isLate ? styles.late : undefined}>
        {isLate ? formatLateness(when) : formatDay(when)}
      </span>
    </>
  );
}
