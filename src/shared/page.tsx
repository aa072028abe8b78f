import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { listPlace } from './list-places.ts';
import { usePageTitle } from './page-title.ts';
import styles from './page.module.css';

/** The list or screen that a page belongs to. */
export type Back = { to: string; label: string; search?: Record<string, unknown> };

type Props = {
  title: string;
  /** Stands beside the title: how many, how much. */
  count?: ReactNode;
  back?: Back;
  /** At most one of them primary. */
  actions?: ReactNode;
  /** The content scrolls in itself, as a list does. */
  fills?: boolean;
  children: ReactNode;
};

/** A screen's frame: names it, in the tab too, and gives its actions their place. */
export function Page({ title, count, back, actions, fills, children }: Props) {
  usePageTitle(title);
  return (
    <div className={fills ? `${styles.page} ${styles.fills}` : styles.page}>
      <header className={styles.head}>
        <div className={styles.heading}>
          {back && <BackLink {...back} />}
          <h1 className={styles.title}>
            <bdi>{title}</bdi>
          </h1>
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}

/** Leads to the list as it was left, unless it says with which filters. */
export function BackLink({ to, label, search }: Back) {
  return (
    <Link {...(search ? { to, search } : listPlace(to))} className={styles.back}>
      <ChevronLeft size={14} aria-hidden />
      {label}
    </Link>
  );
}
