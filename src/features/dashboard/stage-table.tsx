import { Link } from '@tanstack/react-router';
import { formatCount } from '../../shared/format.ts';
import type { Stage } from '../../shared/lookups.ts';
import { Money, ValueCell } from './amounts.tsx';
import styles from './dashboard.module.css';
import { Panel } from './panel.tsx';
import type { Total } from './queries.ts';

type Props = {
  stages: readonly Stage[];
  totals: ReadonlyMap<string, Total>;
  all: Total | undefined;
  owner: string | undefined;
};

export function StageTable({ stages, totals, all, owner }: Props) {
  const open = stages.filter(
    (stage) => !stage.is_closed && (stage.is_active || totals.has(stage.code)),
  );
  const largest = Math.max(0, ...open.map((stage) => totals.get(stage.code)?.open_value ?? 0));
  return (
    <Panel
      title="Pipeline by stage"
      hint="The first part of a bar is the value weighted by the stage’s chance."
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Open</th>
            <th scope="col">Value</th>
            <th scope="col" className={styles.minor}>
              Weighted
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ code, label }) => {
            const total = totals.get(code);
            const [value, weighted] = [total?.open_value ?? 0, total?.weighted_value ?? 0];
            return (
              <tr key={code}>
                <th scope="row">
                  <Link to="/pipeline/list" search={{ stage: code, owner }} className={styles.link}>
                    {label}
                  </Link>
                </th>
                <td>{formatCount(total?.open_opportunities ?? 0)}</td>
                <ValueCell value={value} weighted={weighted} largest={largest} />
                <td className={styles.minor}>
                  <Money amount={weighted} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All open</th>
            <td>{formatCount(all?.open_opportunities ?? 0)}</td>
            <td>
              <Money amount={all?.open_value ?? 0} />
            </td>
            <td className={styles.minor}>
              <Money amount={all?.weighted_value ?? 0} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}
