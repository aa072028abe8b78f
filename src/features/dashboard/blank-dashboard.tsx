import { Skeleton } from '@mantine/core';
import styles from './dashboard.module.css';

/** What the dashboard will look like. */
export function BlankDashboard() {
  return (
    <div className={styles.columns} role="status" aria-busy aria-label="Loading the dashboard">
      <div className={styles.column}>
        <Skeleton height="30rem" radius="md" />
        <Skeleton height="30rem" radius="md" />
      </div>
      <div className={styles.numbers}>
        <div className={styles.column}>
          <Skeleton height="20rem" radius="md" />
        </div>
        <div className={styles.column}>
          <Skeleton height="24rem" radius="md" />
        </div>
      </div>
    </div>
  );
}
