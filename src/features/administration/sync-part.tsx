import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '../../shared/format.ts';
import { syncCheckQuery } from './queries.ts';
import { StateMark } from './state-mark.tsx';
import { SystemPart } from './system-part.tsx';

/** Drift is always none; here somebody who doubts it can look. */
export function SyncPart() {
  const check = useQuery(syncCheckQuery);
  const { data } = check;
  const isGood = data?.drifted === 0;
  return (
    <SystemPart
      title="Stages and interactions agree"
      about="An opportunity’s stage and status are what its newest interactions say, unless somebody set them by hand. Whether that holds is checked on opportunities taken at random; reporting.sync_drift lists all that do not fit."
      state={
        data && (
          <StateMark tone={isGood ? 'good' : 'bad'}>
            {isGood ? 'In order' : `${formatCount(data.drifted)} out of step`}
          </StateMark>
        )
      }
      action={
        <Button
          size="xs"
          variant="default"
          loading={check.isFetching}
          onClick={() => void check.refetch()}
        >
          Check again
        </Button>
      }
      query={check}
    >
      {data && (
        <p>
          {data.checked >= data.estimated_total
            ? `All ${formatCount(data.checked)} opportunities were looked at`
            : `${formatCount(data.checked)} of about ${formatCount(data.estimated_total)} opportunities were looked at`}
          {isGood
            ? '; every one is as it should be.'
            : `; ${formatCount(data.drifted)} are not what their interactions say. Write to whoever looks after the database: reporting.sync_drift lists them.`}
        </p>
      )}
    </SystemPart>
  );
}
