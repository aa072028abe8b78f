import { Link } from '@tanstack/react-router';
import { formatCount, formatMoney } from '../../shared/format.ts';
import styles from './organization-page.module.css';

type Row = {
  other_id: string;
  other_name: string | null;
  open_opportunities: number;
  open_value: number;
  won_opportunities: number;
  won_value: number;
};

/** Of the caller's own and their team's opportunities: what one side does with each of the other. */
export function Rollup({ rows, head }: { rows: readonly Row[]; head: string }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={`By ${head.toLowerCase()}`}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Open</th>
            <th scope="col">Open value</th>
            <th scope="col">Won</th>
            <th scope="col">Won value</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.other_id}>
              <th scope="row">
                {row.other_name ? (
                  <Link
                    to="/organizations/$organizationId"
                    params={{ organizationId: row.other_id }}
                    className={styles.link}
                  >
                    <bdi>{row.other_name}</bdi>
                  </Link>
                ) : (
                  'Hidden or archived'
                )}
              </th>
              <td>{formatCount(row.open_opportunities)}</td>
              <td>{formatMoney(row.open_value)}</td>
              <td>{formatCount(row.won_opportunities)}</td>
              <td>{formatMoney(row.won_value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
