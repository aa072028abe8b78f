import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { opportunityOf } from './queries.ts';
import { archiveAgain, type Refused, restoreAll, type Target } from './restore.ts';

type Request = { targets: readonly Target[]; withParents: boolean };

export function useRestore(onRefused: (refused: Refused[]) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  // What comes back shows on every screen.
  const reload = () => client.invalidateQueries();

  async function open({ kind, id }: Target) {
    if (kind === 'organization') {
      return navigate({ to: '/organizations/$organizationId', params: { organizationId: id } });
    }
    if (kind === 'contact') {
      return navigate({ to: '/contacts/$contactId', params: { contactId: id } });
    }
    if (kind === 'product') {
      return navigate({ to: '/products/$productId', params: { productId: id } });
    }
    const opportunityId = kind === 'interaction' ? await opportunityOf(id) : id;
    if (!opportunityId) return;
    return navigate({ to: '/opportunities/$opportunityId', params: { opportunityId } });
  }

  async function takeBack(restored: readonly Target[]) {
    try {
      await archiveAgain(restored);
      notify({ text: 'Archived again.', tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    await reload();
  }

  return useMutation({
    mutationFn: ({ targets, withParents }: Request) => restoreAll(targets, withParents),
    onSuccess: ({ restored, refused }, { targets }) => {
      void reload();
      onRefused(refused);
      const [only] = targets;
      if (restored.length === 0) return;
      notify({
        tone: 'done',
        text: said(restored),
        action: { label: 'Undo', run: () => void takeBack(restored) },
        ...(targets.length === 1 &&
          only && { open: { label: 'Open', run: () => void open(only) } }),
      });
    },
  });
}

function said(restored: readonly Target[]) {
  const last = restored.at(-1);
  if (restored.length === 1) return `${last?.title ?? 'It'} is back.`;
  return `${restored.length} records are back.`;
}
