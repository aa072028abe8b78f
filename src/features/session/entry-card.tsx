import type { FormEvent, ReactNode } from 'react';
import { usePageTitle } from '../../shared/page-title.ts';
import styles from './entry-card.module.css';

type Props = {
  title: string;
  lead?: string;
  failure?: string;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** What somebody sees who is not signed in: one question at a time. */
export function EntryCard({ title, lead, failure, onSubmit, children }: Props) {
  usePageTitle(title);
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={onSubmit} noValidate>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          KitchenPantry
        </p>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        <div role="alert">{failure && <p className={styles.failure}>{failure}</p>}</div>
        {children}
      </form>
    </main>
  );
}
