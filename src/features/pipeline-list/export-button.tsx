import { Button } from '@mantine/core';
import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { downloadBlob, toCsvLine } from '../../shared/csv.ts';
import { formatCount, toLocalDay } from '../../shared/format.ts';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import type { PipelineColumn } from './columns.tsx';
import type { PipelineFilters } from './pipeline-filters.ts';
import { loadPage } from './queries.ts';

type Props = {
  filters: PipelineFilters;
  columns: readonly PipelineColumn[];
  total: number | undefined;
};

/** Everything that matches, page by page, each after the last row of the one before. */
export function ExportButton({ filters, columns, total }: Props) {
  const [done, setDone] = useState<number | null>(null);
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  async function run() {
    const control = new AbortController();
    running.current = control;
    const lines = [toCsvLine(columns.map(({ head }) => head))];
    try {
      let count = 0;
      let page: Awaited<ReturnType<typeof loadPage>> | null = null;
      do {
        setDone(count);
        page = await loadPage(filters, page?.next ?? null, 1000, control.signal);
        for (const row of page.rows) lines.push(toCsvLine(columns.map(({ csv }) => csv(row))));
        count += page.rows.length;
      } while (page.next);
      downloadBlob(`pipeline-${toLocalDay(new Date())}.csv`, lines);
      notify({ text: `${formatCount(count)} rows are in the file.`, tone: 'done' });
    } catch (error) {
      if (!control.signal.aborted) {
        notify({ text: `The export stopped. ${explain(error).sentence}`, tone: 'failed' });
      }
    } finally {
      setDone(null);
    }
  }

  if (done === null) {
    return (
      <Button
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
        disabled={total === 0}
        onClick={() => void run()}
      >
        Export
      </Button>
    );
  }
  return (
    <Button
      variant="default"
      leftSection={<X size={16} aria-hidden />}
      onClick={() => running.current?.abort()}
    >
      Cancel the export: {formatCount(done)}
      {total !== undefined && ` of ${formatCount(total)}`}
    </Button>
  );
}
