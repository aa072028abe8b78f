import { CircleCheck, CircleDot, CircleX, Hourglass, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  daysFromToday,
  formatDay,
  formatLateness,
  formatMoney,
  formatMoneyShort,
  formatRelativeDay,
} from '../../shared/format.ts';
import { BackLink } from '../../shared/page.tsx';
import styles from './opportunity-page.module.css';
import type { Opportunity } from './queries.ts';

export const toPipeline = { to: '/pipeline', label: 'Pipeline' };

export function BackToPipeline() {
  return <BackLink {...toPipeline} />;
}

type Props = { opportunity: Opportunity; menu: ReactNode };

export function OpportunityHead({ opportunity, menu }: Props) {
  const { product_name, principal_name, distributor_name } = opportunity;
  const what = [product_name, principal_name].filter(Boolean);
  return (
    <>
      <BackToPipeline />
      <header className={styles.head}>
        <div>
          <h1 className={styles.title} dir="auto">
            {opportunity.organization_name}
          </h1>
          <p className={styles.what}>
            {what.map((name, index) => (
              <span key={name}>
                {index > 0 && ' · '}
                <bdi>{name}</bdi>
              </span>
            ))}
            {distributor_name && (
              <>
                , through <bdi>{distributor_name}</bdi>
              </>
            )}
          </p>
          <Chips opportunity={opportunity} />
        </div>
        <div className={styles.headEnd}>
          <Value opportunity={opportunity} />
          {menu}
        </div>
      </header>
    </>
  );
}

function Chips({ opportunity }: { opportunity: Opportunity }) {
  const { due_date: due, is_stale, last_activity_at, priority } = opportunity;
  const late = due !== null && daysFromToday(due) < 0;
  const closedIcon = opportunity.stage_is_won ? CircleCheck : CircleX;
  const StageIcon = opportunity.stage_is_closed ? closedIcon : CircleDot;
  return (
    <ul className={styles.chips} aria-label="In short">
      <li className={styles.chip}>
        <StageIcon size={14} aria-hidden />
        {opportunity.stage_label}
      </li>
      <li className={styles.chip}>{opportunity.status_label}</li>
      {priority && <li className={styles.chip}>Priority {priority}</li>}
      {late && (
        <li className={`${styles.chip} ${styles.late}`}>
          <TriangleAlert size={14} aria-hidden />
          Due {formatLateness(due)}
        </li>
      )}
      {is_stale && (
        <li className={`${styles.chip} ${styles.stale}`}>
          <Hourglass size={14} aria-hidden />
          Stale, last touched {formatRelativeDay(last_activity_at)}
        </li>
      )}
    </ul>
  );
}

function Value({ opportunity }: { opportunity: Opportunity }) {
  const { estimated_value: value, weighted_value: weighted, probability } = opportunity;
  const closing = opportunity.expected_close_date;
  return (
    <p className={styles.value}>
      {value === null ? 'No value yet' : formatMoney(value)}
      {value !== null && weighted !== null && !opportunity.stage_is_closed && (
        <span className={styles.valueNote}>
          {formatMoneyShort(weighted)} weighted at {probability}%
        </span>
      )}
      {closing && !opportunity.stage_is_closed && (
        <span className={styles.valueNote}>Expected to close {formatDay(closing)}</span>
      )}
    </p>
  );
}
