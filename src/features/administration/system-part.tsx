import { useId, type ReactNode } from 'react';
import { explain } from '../../shared/refusal.ts';
import styles from './system.module.css';

type Props = {
  title: string;
  about: ReactNode;
  state?: ReactNode;
  action?: ReactNode;
  query: { isPending: boolean; isFetching: boolean; error: unknown; refetch: () => unknown };
  children: ReactNode;
};

/** One thing that is watched: how it stands, and below it the detail. */
export function SystemPart({ title, about, state, action, query, children }: Props) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {state}
        <span className={styles.action}>{action}</span>
      </header>
      <p className={styles.about}>{about}</p>
      {query.error ? (
        <p role="alert" className={styles.failure}>
          {explain(query.error).sentence}{' '}
          <button type="button" onClick={() => query.refetch()}>
            Try again
          </button>
        </p>
      ) : query.isPending && query.isFetching ? (
        <div role="status" aria-label={`Loading: ${title}`} className={styles.blank} />
      ) : (
        children
      )}
    </section>
  );
}
