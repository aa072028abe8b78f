import { useQuery } from '@tanstack/react-query';
import { Page } from '../../shared/page.tsx';
import { peopleQuery } from '../../shared/people.ts';
import { RefreshLine } from './refresh-line.tsx';
import { DashboardBody } from './dashboard-body.tsx';
import type { DashboardSearch } from './dashboard-search.ts';
import { totalsQuery } from './queries.ts';

/** A rep's own day; a manager's team, or one person of it. */
export function Dashboard({ search }: { search: DashboardSearch }) {
  const people = useQuery(peopleQuery);
  const totals = useQuery(totalsQuery(search.owner));
  const person = people.data?.find(({ user_id }) => user_id === search.owner);
  return (
    <Page
      title={search.owner ? `Dashboard of ${person?.full_name || 'somebody'}` : 'Dashboard'}
      back={search.owner ? { to: '/dashboard', label: 'The whole team', search: {} } : undefined}
      actions={
        <RefreshLine refreshedAt={totals.data?.[0]?.refreshed_at} loaded={totals.isSuccess} />
      }
    >
      <DashboardBody search={search} />
    </Page>
  );
}
