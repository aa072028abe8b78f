import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { discardImport, type Import, importsQuery } from './queries.ts';

/** Forgets rows that were sent and not imported. */
export function Discard({ about }: { about: Import }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation({
    mutationFn: () => discardImport(about.import_id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
      notify({ text: 'Discarded. Nothing was imported.', tone: 'done' });
      await navigate({ to: '/import' });
    },
    onError: (error) => notify({ text: explain(error).sentence, tone: 'failed' }),
  });
  return (
    <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
      Discard
    </Button>
  );
}
