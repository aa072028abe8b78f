import { Link } from '@tanstack/react-router';
import { CalendarCheck, CalendarClock, TriangleAlert } from 'lucide-react';
import {
  daysFromToday,
  formatCount,
  formatDay,
  formatLateness,
  formatRelativeDay,
} from '../../shared/format.ts';
import styles from './dashboard.module.css';
import { type DashboardSearch, type Span, spans } from './dashboard-search.ts';
import { Panel } from './panel.tsx';
import type { Due } from './queries.ts';
import { WorkRow } from './work-row.tsx';

const names = { overdue: 'Overdue', today: 'Today', week: 'Next 6 days' };
const nothing = {
  overdue: 'Nothing is overdue.',
  today: 'Nothing is due today.',
  week: 'Nothing is due in the next six days.',
};

type Props = { due: readonly Due[]; search: DashboardSearch };

/** Live: what is logged is gone from here. */
export function DuePanel({ due, search }: Props) {
  const count = (span: Span) => due.find((row) => row.span === span)?.in_span ?? 0;
  const shown = search.due ?? spans.find((span) => count(span) > 0) ?? 'today';
  const rows = due.filter((row) => row.span === shown);
  const total = count(shown);
  return (
    <Panel
      title="Due"
      hint="The next step’s date, or a promised follow-up. Logging anything on or after that day settles it."
    >
      <nav aria-label="Due when" className={styles.spans}>
        {spans.map((span) => (
          <Link
            key={span}
            to="/dashboard"
            search={(previous) => ({ ...previous, due: span })}
            replace
            resetScroll={false}
            className={styles.span}
            activeProps={{}}
            data-chosen={span === shown}
            aria-current={span === shown ? 'true' : undefined}
          >
            {names[span]}
            <span className={styles.count}>{formatCount(count(span))}</span>
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <p className={styles.nothing}>
          <CalendarCheck size={18} aria-hidden />
          {nothing[shown]}
        </p>
      ) : (
        <ul className={styles.list} aria-label={names[shown]}>
          {rows.map((row) => (
            <WorkRow
              key={row.opportunity_id}
              work={row}
              state={<When date={row.due_date} />}
              step={nextStep(row)}
            />
          ))}
        </ul>
      )}
      {total > rows.length && (
        <Link
          to="/pipeline/list"
          search={{ due: shown, owner: search.owner }}
          className={styles.all}
        >
          See all {formatCount(total)}
        </Link>
      )}
    </Panel>
  );
}

/** A step that is set for another day is not what is owed now. */
function nextStep(row: Due) {
  if (row.due_date !== row.next_action_date) return 'Follow up, as promised';
  return row.next_action || 'Next step';
}

function When({ date }: { date: string }) {
  const late = daysFromToday(date) < 0;
  const Icon = late ? TriangleAlert : CalendarClock;
  return (
    <span className={late ? `${styles.when} ${styles.late}` : styles.when} title={formatDay(date)}>
      <Icon size={14} aria-hidden />
      {late ? formatLateness(date) : formatRelativeDay(date)}
    </span>
  );
}
