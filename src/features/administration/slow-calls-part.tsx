import { useQuery } from '@tanstack/react-query';
import { formatMoment } from '../../shared/format.ts';
import { slowCallsQuery } from './queries.ts';
import { StateMark } from './state-mark.tsx';
import { SystemPart } from './system-part.tsx';
import { formatDuration, SystemTable } from './system-table.tsx';

export function SlowCallsPart() {
  const calls = useQuery(slowCallsQuery);
  const rows = calls.data ?? [];
  return (
    <SystemPart
      title="Slow rules"
      about="The rules that run when something is saved put themselves on record when they take over 50 ms. These are the newest."
      state={calls.data && rows.length === 0 && <StateMark tone="good">None on record</StateMark>}
      query={calls}
    >
      {rows.length > 0 && (
        <SystemTable
          label="Slow calls, a table"
          heads={['When', 'Rule', 'Table', 'Operation', 'Took']}
          rows={rows.map((row, index) => ({
            key: `${row.happened_at} ${index}`,
            cells: [
              formatMoment(row.happened_at),
              row.function_name,
              row.table_name,
              row.operation.toLowerCase(),
              formatDuration(row.duration_ms),
            ],
          }))}
        />
      )}
    </SystemPart>
  );
}
