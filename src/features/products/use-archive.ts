import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { archiveProduct, countOpenOpportunities, productKeys, restoreProduct } from './queries.ts';

/** Not asked about, because it can be undone; what it means for open opportunities is said. */
export function useArchive({ id, name }: { id: string; name: string }, onDone: () => void) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: productKeys.all });

  async function takeBack() {
    try {
      await restoreProduct(id);
      notify({ text: `${name} is back.`, tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    await reload();
  }

  return useMutation({
    mutationFn: async () => {
      const open = await countOpenOpportunities(id);
      await archiveProduct(id);
      return open;
    },
    onSuccess: (open) => {
      onDone();
      void reload();
      const run = () => void takeBack();
      notify({ text: said(name, open), tone: 'done', action: { label: 'Undo', run } });
    },
    onError: (error) => notify({ text: explain(error).sentence, tone: 'failed' }),
  });
}

function said(name: string, open: number) {
  if (open === 0) return `${name} archived.`;
  const they =
    open === 1 ? '1 open opportunity still names it' : `${open} open opportunities still name it`;
  return `${name} archived. ${they}: nothing else changes there, but the product’s name shows again only once it is restored or another is chosen.`;
}
