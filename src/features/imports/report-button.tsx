import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import type { Import } from './queries.ts';
import { downloadReport } from './report.ts';

type Props = { about: Import; only?: 'skip'; label: string };

export function ReportButton({ about, only, label }: Props) {
  const download = useMutation({
    mutationFn: () => downloadReport(about, only),
    onError: (error) => notify({ text: explain(error).sentence, tone: 'failed' }),
  });
  return (
    <Button
      variant="default"
      loading={download.isPending}
      leftSection={<Download size={16} aria-hidden />}
      onClick={() => download.mutate()}
    >
      {label}
    </Button>
  );
}
