import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { formatMoment } from '../../shared/format.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './dashboard.module.css';
import { dashboardKeys, refreshDashboard } from './queries.ts';

type Props = { refreshedAt: string | undefined; loaded: boolean };

/** As of when the sums are, and the way to have them recomputed. */
export function RefreshLine({ refreshedAt, loaded }: Props) {
  const client = useQueryClient();
  const refresh = useMutation({
    mutationFn: refreshDashboard,
    onSuccess: () => client.invalidateQueries({ queryKey: dashboardKeys.all }),
  });
  const reason = refresh.error ? explain(refresh.error).sentence : refresh.data?.error;
  return (
    <>
      <span className={styles.asOf} role="status">
        {reason && (
          <span className={styles.failed}>The sums could not be recomputed: {reason} </span>
        )}
        {refreshedAt ? (
          <>
            Sums as of <time dateTime={refreshedAt}>{formatMoment(refreshedAt)}</time>
          </>
        ) : (
          loaded && 'The sums have not been computed yet.'
        )}
      </span>
      <Button
        variant="default"
        leftSection={<RefreshCw size={16} aria-hidden />}
        loading={refresh.isPending}
        onClick={() => refresh.mutate()}
      >
        Refresh
      </Button>
    </>
  );
}
