import { formatMoney, formatMoneyShort } from '../../shared/format.ts';
import styles from './dashboard.module.css';

declare module 'react' {
  interface CSSProperties {
    '--share'?: number;
    '--likely'?: number;
  }
}

type Props = { value: number; weighted: number; largest: number };

/** The value, and the weighted part of it as the darker part of its bar. */
export function ValueCell({ value, weighted, largest }: Props) {
  const share = (amount: number) => (largest > 0 ? amount / largest : 0);
  return (
    <td className={styles.barCell}>
      <span
        className={styles.bar}
        style={{ '--share': share(value), '--likely': share(weighted) }}
        aria-hidden
      />
      <Money amount={value} />
    </td>
  );
}

export function Money({ amount }: { amount: number }) {
  return <span title={formatMoney(amount)}>{formatMoneyShort(amount)}</span>;
}
