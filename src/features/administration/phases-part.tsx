import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMoment } from '../../shared/format.ts';
import { phasesQuery } from './queries.ts';
import { StateMark } from './state-mark.tsx';
import { SystemPart } from './system-part.tsx';
import { formatDuration, SystemTable } from './system-table.tsx';

const words: Record<string, { tone: 'good' | 'bad' | 'quiet'; text: string }> = {
  complete: { tone: 'good', text: 'Complete' },
  running: { tone: 'quiet', text: 'Running' },
  failed: { tone: 'bad', text: 'Failed' },
  rolled_back: { tone: 'quiet', text: 'Rolled back' },
};

export function PhasesPart() {
  const phases = useQuery(phasesQuery);
  const [whole, setWhole] = useState(false);
  const attempts = phases.data ?? [];
  // They come newest first; the newest attempt at a phase is how it stands.
  const newest = [
    ...new Map([...attempts].reverse().map((row) => [row.phase_number, row])).values(),
  ];
  newest.sort((a, b) => a.phase_number - b.phase_number);
  const isComplete = newest.every(({ status }) => status === 'complete');
  const shown = whole ? attempts : newest;
  return (
    <SystemPart
      title="Database phases"
      about="What has been done to the database, and when. “kp status” says the same, and what is pending."
      state={
        newest.length > 0 && (
          <StateMark tone={isComplete ? 'good' : 'bad'}>
            {isComplete ? `All ${newest.length} complete` : 'Not all complete'}
          </StateMark>
        )
      }
      action={
        attempts.length > newest.length && (
          <Button size="xs" variant="default" onClick={() => setWhole(!whole)}>
            {whole ? 'Show the newest only' : 'Show the history'}
          </Button>
        )
      }
      query={phases}
    >
      {attempts.length === 0 ? (
        <p>No phase is on record.</p>
      ) : (
        <SystemTable
          label="Phases, a table"
          heads={['Phase', 'Pack', 'State', 'Started', 'Took', 'Run by', 'Checksum']}
          rows={shown.map((row) => ({
            key: row.migration_id,
            cells: [
              row.phase_number,
              row.pack,
              <State key="state" status={row.status} error={row.error} />,
              formatMoment(row.started_at),
              row.duration_ms === null ? '' : formatDuration(row.duration_ms),
              row.executed_by,
              row.checksum ? (
                <code key="checksum" title={row.checksum}>
                  {row.checksum.slice(0, 8)}
                </code>
              ) : (
                'none'
              ),
            ],
          }))}
        />
      )}
    </SystemPart>
  );
}

function State({ status, error }: { status: string; error: string | null }) {
  const { tone, text } = words[status] ?? { tone: 'quiet', text: status };
  return <StateMark tone={tone}>{error ? `${text}: ${error}` : text}</StateMark>;
}
