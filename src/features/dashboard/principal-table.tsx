import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { Money, ValueCell } from './amounts.tsx';
import styles from './dashboard.module.css';
import { Panel } from './panel.tsx';
import type { Total } from './queries.ts';

const first = 10;

type Props = { principals: readonly Total[]; owner: string | undefined };

export function PrincipalTable({ principals, owner }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? principals : principals.slice(0, first);
  const largest = Math.max(0, ...principals.map((row) => row.open_value));
  return (
    <Panel title="Pipeline by principal" hint="Logged: interactions of the last 7 days.">
      {principals.length === 0 ? (
        <p className={styles.nothing}>Principals show up here with their first opportunity.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Principal</th>
              <th scope="col">Open</th>
              <th scope="col">Value</th>
              <th scope="col" className={styles.minor}>
                Weighted
              </th>
              <th scope="col">Logged</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.principal_org_id}>
                <th scope="row">
                  <Link
                    to="/pipeline"
                    search={{ principal: row.principal_org_id, owner }}
                    className={styles.link}
                    preload={false}
                  >
                    <bdi>{row.principal_name || 'Hidden or archived principal'}</bdi>
                  </Link>
                </th>
                <td>{formatCount(row.open_opportunities)}</td>
                <ValueCell value={row.open_value} weighted={row.weighted_value} largest={largest} />
                <td className={styles.minor}>
                  <Money amount={row.weighted_value} />
                </td>
                <td>{formatCount(row.interactions_last_7_days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {principals.length > first && (
        <button
          type="button"
          className={styles.all}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? `Show the first ${first}` : `Show all ${formatCount(principals.length)}`}
        </button>
      )}
    </Panel>
  );
}
