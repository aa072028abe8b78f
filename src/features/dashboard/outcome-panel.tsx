import { ThumbsDown, Trophy } from 'lucide-react';
import { formatCount } from '../../shared/format.ts';
import { Money, ValueCell } from './amounts.tsx';
import styles from './dashboard.module.css';
import { Panel } from './panel.tsx';
import type { Closed } from './queries.ts';
import { lossReasons, outcomeOf } from './totals.ts';

export function OutcomePanel({ closed }: { closed: readonly Closed[] }) {
  const { won, wonValue, lost, lostValue } = outcomeOf(closed);
  const reasons = lossReasons(closed);
  const largest = Math.max(0, ...reasons.map((reason) => reason.value));
  return (
    <Panel title="Won and lost" hint="The last 30 days.">
      <dl className={styles.outcome}>
        <div>
          <dt>
            <Trophy size={14} aria-hidden />
            Won
          </dt>
          <dd>
            {formatCount(won)} <Money amount={wonValue} />
          </dd>
        </div>
        <div>
          <dt>
            <ThumbsDown size={14} aria-hidden />
            Lost
          </dt>
          <dd>
            {formatCount(lost)} <Money amount={lostValue} />
          </dd>
        </div>
      </dl>
      {reasons.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Lost because</th>
              <th scope="col">Lost</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map((reason) => (
              <tr key={reason.label}>
                <th scope="row">{reason.label}</th>
                <td>{formatCount(reason.lost)}</td>
                <ValueCell value={reason.value} weighted={0} largest={largest} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
