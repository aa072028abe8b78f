import { useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import type { PipelineFilters } from './pipeline-filters.ts';
import { changeView, pipelineListKeys, type SavedView } from './queries.ts';

/** What a view is without: which view it began as. */
export function contentOf({ view, ...search }: PipelineFilters) {
  return search;
}

/** Changes of a saved view that ask nothing: done, said and undoable. */
export function useViews() {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: pipelineListKeys.views });

  async function attempt(work: () => Promise<unknown>, failed: string): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      notify({ text: `${failed} ${explain(error).sentence}`, tone: 'failed' });
      return false;
    } finally {
      await reload();
    }
  }

  function said(text: string, id: string, back: Parameters<typeof changeView>[1]) {
    const undo = async () => {
      const done = await attempt(() => changeView(id, back), 'That could not be undone.');
      if (done) notify({ text: 'Undone.', tone: 'done' });
    };
    notify({ text, tone: 'done', action: { label: 'Undo', run: () => void undo() } });
  }

  return {
    reload,
    async update({ saved_view_id: id, name, search }: SavedView, filters: PipelineFilters) {
      const changes = { search: contentOf(filters) };
      const done = await attempt(() => changeView(id, changes), `“${name}” was not updated.`);
      if (done) said(`“${name}” is updated.`, id, { search });
    },
    async remove({ saved_view_id: id, name }: SavedView) {
      const changes = { removed_at: new Date().toISOString() };
      const done = await attempt(() => changeView(id, changes), `“${name}” was not removed.`);
      if (done) said(`“${name}” is removed.`, id, { removed_at: null });
    },
  };
}
