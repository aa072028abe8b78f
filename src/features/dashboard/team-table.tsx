import { Link } from '@tanstack/react-router';
import { formatCount } from '../../shared/format.ts';
import { ValueCell } from './amounts.tsx';
import styles from './dashboard.module.css';
import { Panel } from './panel.tsx';
import type { Closed, Total } from './queries.ts';
import { outcomeOf } from './totals.ts';

type Props = {
  team: readonly { user_id: string; full_name: string }[];
  totals: ReadonlyMap<string, Total>;
  closed: readonly Closed[];
};

export function TeamTable({ team, totals, closed }: Props) {
  const largest = Math.max(0, ...team.map(({ user_id }) => totals.get(user_id)?.open_value ?? 0));
  return (
    <Panel
      title="Team"
      hint="Choose somebody to see their dashboard. Logged: last 7 days; won and lost: last 30."
    >
      <table className={`${styles.table} ${styles.wide}`}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col" className={styles.minor}>
              Open
            </th>
            <th scope="col">Value</th>
            <th scope="col">Overdue</th>
            <th scope="col">Stale</th>
            <th scope="col" className={styles.minor}>
              Logged
            </th>
            <th scope="col" className={styles.minor}>
              Won
            </th>
            <th scope="col" className={styles.minor}>
              Lost
            </th>
          </tr>
        </thead>
        <tbody>
          {team.map(({ user_id, full_name }) => {
            const total = totals.get(user_id);
            const { won, lost } = outcomeOf(closed, user_id);
            return (
              <tr key={user_id}>
                <th scope="row">
                  <Link
                    to="/dashboard"
                    search={{ owner: user_id }}
                    activeProps={{}}
                    className={styles.link}
                  >
                    <bdi>{full_name || 'Without a name'}</bdi>
                  </Link>
                </th>
                <td className={styles.minor}>{formatCount(total?.open_opportunities ?? 0)}</td>
                <ValueCell
                  value={total?.open_value ?? 0}
                  weighted={total?.weighted_value ?? 0}
                  largest={largest}
                />
                <td>{formatCount(total?.overdue_actions ?? 0)}</td>
                <td>{formatCount(total?.stale_opportunities ?? 0)}</td>
                <td className={styles.minor}>
                  {formatCount(total?.interactions_last_7_days ?? 0)}
                </td>
                <td className={styles.minor}>{formatCount(won)}</td>
                <td className={styles.minor}>{formatCount(lost)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
