import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './administration.module.css';

const icons = { good: CircleCheck, bad: CircleAlert, quiet: CircleDashed };

/** How something stands: in words, with a sign, and only then in colour. */
export function StateMark({ tone, children }: { tone: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={styles.state} data-tone={tone}>
      <Icon size={15} aria-hidden />
      {children}
    </span>
  );
}
