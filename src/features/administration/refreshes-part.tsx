import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { formatMoment } from '../../shared/format.ts';
import { notify } from '../../shared/notices.ts';
import { peopleQuery } from '../../shared/people.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain, unwrap } from '../../shared/refusal.ts';
import { nameOf } from './person-words.ts';
import { refreshesQuery } from './queries.ts';
import { StateMark } from './state-mark.tsx';
import { SystemPart } from './system-part.tsx';
import { formatDuration, SystemTable } from './system-table.tsx';

export function RefreshesPart() {
  const client = useQueryClient();
  const refreshes = useQuery(refreshesQuery);
  const people = useQuery(peopleQuery);
  const refresh = useMutation({
    mutationFn: async () => unwrap(await database.rpc('refresh_dashboard_view').single()),
    onError: (error) => notify({ text: explain(error).sentence, tone: 'failed' }),
    onSettled: () => recordsWritten(client),
  });
  const [latest] = refreshes.data ?? [];
  const whoOf = (id: string | null) =>
    id ? nameOf(people.data?.find(({ user_id }) => user_id === id)) : 'The schedule';
  return (
    <SystemPart
      title="Dashboard"
      about="Its totals are computed from time to time, and by whoever asks for it. Reading goes on meanwhile."
      state={
        latest && (
          <StateMark tone={latest.succeeded ? 'good' : 'bad'}>
            {latest.succeeded ? 'Last refresh succeeded' : 'Last refresh failed'}
          </StateMark>
        )
      }
      action={
        <Button
          size="xs"
          variant="default"
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          Refresh now
        </Button>
      }
      query={refreshes}
    >
      {refreshes.data?.length === 0 ? (
        <p>It was never refreshed since it was made.</p>
      ) : (
        <SystemTable
          label="Refreshes, a table"
          heads={['When', 'Result', 'Took', 'Asked for by']}
          rows={(refreshes.data ?? []).map((row, index) => ({
            key: `${row.refreshed_at} ${index}`,
            cells: [
              formatMoment(row.refreshed_at),
              <Result key="result" succeeded={row.succeeded} error={row.error} />,
              formatDuration(row.duration_ms),
              whoOf(row.requested_by),
            ],
          }))}
        />
      )}
    </SystemPart>
  );
}

function Result({ succeeded, error }: { succeeded: boolean; error: string }) {
  if (succeeded) return <StateMark tone="good">Succeeded</StateMark>;
  return <StateMark tone="bad">Failed: {error}</StateMark>;
}
