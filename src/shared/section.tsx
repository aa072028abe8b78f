import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { explain } from './refusal.ts';
import styles from './section.module.css';

type Props<Row> = {
  title: string;
  action?: ReactNode;
  query: UseQueryResult<Row[]>;
  empty: ReactNode;
  /** How many are shown; the query asks for one more. */
  most: number;
  /** The way to all of them, where there is one. */
  all?: ReactNode;
  children: (rows: Row[]) => ReactNode;
};

/** A part of a record's page that loads, fails and is empty by itself. */
export function Section<Row>({ title, action, query, empty, most, all, children }: Props<Row>) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {action}
      </div>
      {query.isPending && (
        <div role="status" aria-label={`Loading: ${title}`} className={styles.blank} />
      )}
      {query.isError && !query.data && (
        <div role="alert" className={styles.failure}>
          <p className={styles.text}>{explain(query.error).sentence}</p>
          <Button variant="default" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {query.data?.length === 0 && <p className={styles.text}>{empty}</p>}
      {query.data && query.data.length > 0 && children(query.data.slice(0, most))}
      {query.data && query.data.length > most && (
        <p className={styles.text}>
          The first {most} are shown. {all}
        </p>
      )}
    </section>
  );
}
