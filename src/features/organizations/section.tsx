import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { explain } from '../../shared/refusal.ts';
import styles from './organization-page.module.css';

type Props<Row> = {
  title: string;
  action?: ReactNode;
  query: UseQueryResult<Row[]>;
  empty: ReactNode;
  /** How many are shown; the query asks for one more. */
  most?: number;
  /** The way to all of them, where there is one. */
  all?: ReactNode;
  children: (rows: Row[]) => ReactNode;
};

/** A part of the page that loads, fails and is empty by itself. */
export function Section<Row>(props: Props<Row>) {
  const { title, action, query, empty, most = Number.POSITIVE_INFINITY, all, children } = props;
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelHead}>
        <h2 className={styles.section} id={id}>
          {title}
        </h2>
        {action}
      </div>
      {query.isPending && (
        <div role="status" aria-label={`Loading: ${title}`} className={styles.blankLines} />
      )}
      {query.isError && !query.data && (
        <div role="alert" className={styles.stack}>
          <p className={styles.text}>{explain(query.error).sentence}</p>
          <div>
            <Button variant="default" onClick={() => void query.refetch()}>
              Try again
            </Button>
          </div>
        </div>
      )}
      {query.data?.length === 0 && <p className={styles.empty}>{empty}</p>}
      {query.data && query.data.length > 0 && children(query.data.slice(0, most))}
      {query.data && query.data.length > most && (
        <p className={styles.text}>
          The first {most} are shown. {all}
        </p>
      )}
    </section>
  );
}
