import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { recordsWritten } from '../../shared/records-written.ts';
import { explain } from '../../shared/refusal.ts';
import { setPrimaryContact } from './queries.ts';

export function useMakePrimary(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isPrimary: boolean) => setPrimaryContact(id, isPrimary),
    onSuccess: () => notify({ text: 'Saved.', tone: 'done' }),
    onError: (error) => notify({ text: explain(error).sentence, tone: 'failed' }),
    onSettled: () => recordsWritten(client),
  });
}
