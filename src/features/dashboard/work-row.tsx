import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUserId } from '../../shared/session.ts';
import styles from './dashboard.module.css';

type Work = {
  opportunity_id: string;
  organization_name: string | null;
  product_name: string | null;
  principal_name: string | null;
  owner_user_id: string;
  owner_name: string | null;
};

type Props = { work: Work; state: ReactNode; step: ReactNode };

/** Whose account, what about, how late, what next; and the way to log it. */
export function WorkRow({ work, state, step }: Props) {
  const userId = useUserId();
  const customer = work.organization_name ?? 'Hidden or archived customer';
  const mine = work.owner_user_id === userId;
  const about = [work.product_name, work.principal_name, mine ? null : work.owner_name];
  return (
    <li className={styles.work}>
      <div className={styles.what}>
        <Link
          to="/opportunities/$opportunityId"
          params={{ opportunityId: work.opportunity_id }}
          className={styles.customer}
          title={customer}
          preload={false}
        >
          <bdi>{customer}</bdi>
        </Link>
        <div className={styles.next}>
          {state}
          <span className={styles.step}>
            <bdi>{step}</bdi>
          </span>
        </div>
        <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
      </div>
      <Link
        to="/dashboard"
        search={(search) => ({ ...search, log: work.opportunity_id })}
        className={styles.log}
        preload={false}
      >
        <PenLine size={16} aria-hidden />
        Log
        <VisuallyHidden> for {customer}</VisuallyHidden>
      </Link>
    </li>
  );
}
