import { type ReactNode, useId } from 'react';
import styles from './dashboard.module.css';

type Props = { title: string; hint?: ReactNode; aside?: ReactNode; children: ReactNode };

/** One part of the dashboard, with a heading that names it. */
export function Panel({ title, hint, aside, children }: Props) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {aside}
      </div>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  );
}
