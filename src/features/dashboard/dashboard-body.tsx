import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Sprout } from 'lucide-react';
import { stagesQuery } from '../../shared/lookups.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { peopleSeenBy } from '../../shared/team.ts';
import { BlankDashboard } from './blank-dashboard.tsx';
import styles from './dashboard.module.css';
import type { DashboardSearch } from './dashboard-search.ts';
import { DuePanel } from './due-panel.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PrincipalTable } from './principal-table.tsx';
import { anyQuery, closedQuery, dueQuery, staleQuery, totalsQuery } from './queries.ts';
import { StageTable } from './stage-table.tsx';
import { StalePanel } from './stale-panel.tsx';
import { TeamTable } from './team-table.tsx';
import { sortTotals } from './totals.ts';

// All parts at once: one that came later would push away what somebody is about to tap.
export function DashboardBody({ search }: { search: DashboardSearch }) {
  const me = useMe();
  const people = useQuery(peopleQuery);
  const { owner } = search;
  const due = useQuery(dueQuery(owner));
  const totals = useQuery(totalsQuery(owner));
  const stale = useQuery(staleQuery(owner));
  const closed = useQuery(closedQuery(owner));
  const stages = useQuery(stagesQuery);
  const isBare = [due, stale, closed].every((query) => query.data?.length === 0);
  const any = useQuery({
    ...anyQuery(owner ?? (me?.role === 'rep' ? me.user_id : undefined)),
    enabled: isBare && people.data !== undefined,
  });
  const asked = [due, totals, stale, closed, stages, people];
  const failed = asked.find((query) => query.isError && !query.data);
  if (failed) {
    const retry = () => void Promise.all(asked.map((query) => query.isError && query.refetch()));
    return <FailureMessage error={failed.error} retry={retry} />;
  }
  if (!due.data || !totals.data || !stale.data || !closed.data || !stages.data || !people.data) {
    return <BlankDashboard />;
  }

  const { all, stages: byStage, owners, principals } = sortTotals(totals.data);
  const shown = [due.data, stale.data, closed.data, principals];
  // The totals are of the last refresh: whether there is anything at all is asked anew.
  if (shown.every((rows) => rows.length === 0)) {
    if (any.isLoadingError) {
      return <FailureMessage error={any.error} retry={() => void any.refetch()} />;
    }
    if (any.data === undefined) return <BlankDashboard />;
    if (!any.data) return <NothingYet own={!owner} leads={me !== undefined && me.role !== 'rep'} />;
  }
  const seen = me ? peopleSeenBy(me, people.data) : [];
  const team = seen.filter(({ user_id, status }) => status === 'active' || owners.has(user_id));
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <DuePanel due={due.data} search={search} />
        <StalePanel stale={stale.data} owner={owner} />
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

function NothingYet({ own, leads }: { own: boolean; leads: boolean }) {
  if (!own) return <Message icon={<Sprout size={28} />} title="No opportunities here" />;
  return (
    <Message
      icon={<Sprout size={28} />}
      title={leads ? 'Nobody in your team has an opportunity' : 'You have no opportunities'}
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
