import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Sprout } from 'lucide-react';
import { stagesQuery } from '../../shared/lookups.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { peopleSeenBy } from '../../shared/team.ts';
import { BlankDashboard } from './blank-dashboard.tsx';
import styles from './dashboard.module.css';
import type { DashboardSearch } from './dashboard-search.ts';
import { DuePanel } from './due-panel.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PrincipalTable } from './principal-table.tsx';
import { closedQuery, dueQuery, staleQuery, totalsQuery } from './queries.ts';
import { StageTable } from './stage-table.tsx';
import { StalePanel } from './stale-panel.tsx';
import { TeamTable } from './team-table.tsx';
import { sortTotals } from './totals.ts';

type Person = {
  user_id: string;
  full_name: string;
  role: string;
  status: string;
  manager_user_id: string | null;
};

type Props = { search: DashboardSearch; me: Person | undefined; people: Person[] | undefined };

// All parts at once: one that came later would push away what somebody is about to tap.
export function DashboardBody({ search, me, people }: Props) {
  const { owner } = search;
  const due = useQuery(dueQuery(owner));
  const totals = useQuery(totalsQuery(owner));
  const stale = useQuery(staleQuery(owner));
  const closed = useQuery(closedQuery(owner));
  const stages = useQuery(stagesQuery);
  const asked = [due, totals, stale, closed, stages];
  const failed = asked.find((query) => query.isError && !query.data);
  if (failed) {
    const retry = () => void Promise.all(asked.map((query) => query.isError && query.refetch()));
    return <FailureMessage error={failed.error} retry={retry} />;
  }
  if (!due.data || !totals.data || !stale.data || !closed.data || !stages.data || !me || !people) {
    return <BlankDashboard />;
  }

  const { all, stages: byStage, owners, principals } = sortTotals(totals.data);
  const shown = [due.data, stale.data, closed.data, principals];
  if (shown.every((rows) => rows.length === 0)) return <NothingYet own={!owner} />;
  const team = peopleSeenBy(me, people).filter(
    ({ user_id, status }) => status === 'active' || owners.has(user_id),
  );
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <DuePanel due={due.data} search={search} />
        <StalePanel stale={stale.data} total={all?.stale_opportunities ?? 0} owner={owner} />
      </div>
      <div className={styles.numbers}>
        <div className={styles.column}>
          {!owner && team.length > 1 && (
            <TeamTable team={team} totals={owners} closed={closed.data} />
          )}
          <StageTable stages={stages.data} totals={byStage} all={all} owner={owner} />
        </div>
        <div className={styles.column}>
          <PrincipalTable principals={principals} owner={owner} />
          <OutcomePanel closed={closed.data} />
        </div>
      </div>
    </div>
  );
}

function NothingYet({ own }: { own: boolean }) {
  if (!own) return <Message icon={<Sprout size={28} />} title="No opportunities here yet" />;
  return (
    <Message
      icon={<Sprout size={28} />}
      title="Your first opportunity starts here"
      action={
        <Button component={Link} to="/opportunities/new">
          New opportunity
        </Button>
      }
    >
      An opportunity is one chance to place a principal’s product with a customer. Once you have
      some, this page says every morning what is due, what goes stale and how the pipeline stands.
    </Message>
  );
}
