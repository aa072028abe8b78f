import { Link } from '@tanstack/react-router';
import { Hourglass, Sparkles } from 'lucide-react';
import { formatAge, formatMoment } from '../../shared/format.ts';
import styles from './dashboard.module.css';
import { Panel } from './panel.tsx';
import { type Stale, staleShown } from './queries.ts';
import { WorkRow } from './work-row.tsx';

type Props = { stale: readonly Stale[]; owner: string | undefined };

export function StalePanel({ stale, owner }: Props) {
  return (
    <Panel
      title="Going stale"
      hint="Open, and nobody has logged anything for longer than the stage allows."
    >
      {stale.length === 0 ? (
        <p className={styles.nothing}>
          <Sparkles size={18} aria-hidden />
          Nothing is going stale.
        </p>
      ) : (
        <ul className={styles.list} aria-label="Going stale">
          {stale.slice(0, staleShown).map((row) => (
            <WorkRow
              key={row.opportunity_id}
              work={row}
              state={
                <span
                  className={`${styles.when} ${styles.stale}`}
                  title={`Last touched ${formatMoment(row.last_activity_at)}`}
                >
                  <Hourglass size={14} aria-hidden />
                  Untouched {formatAge(row.last_activity_at)}
                </span>
              }
              step={
                <>
                  {row.next_action ?? 'No next step'}
                  <span className={styles.allowed}>
                    {' '}
                    ({row.stage_label} allows {row.stale_after_days} d)
                  </span>
                </>
              }
            />
          ))}
        </ul>
      )}
      {stale.length > staleShown && (
        <Link to="/pipeline/list" search={{ stale: true, owner }} className={styles.all}>
          See all that go stale
        </Link>
      )}
    </Panel>
  );
}
