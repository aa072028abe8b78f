import { formatCount } from '../../shared/format.ts';
import styles from './import.module.css';

type Figure = { label: string; count: number; tone?: 'late' };

export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, count, tone }) => (
        <div key={label} className={styles.figure} data-tone={count > 0 ? tone : undefined}>
          <dt>{label}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
