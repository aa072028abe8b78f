import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useUserId } from '../../shared/session.ts';
import { type PipelineFilters, readPipelineFilters } from './pipeline-filters.ts';
import { type SavedView, viewsQuery } from './queries.ts';

export function searchOf(view: Pick<SavedView, 'search' | 'saved_view_id'>): PipelineFilters {
  const stored = typeof view.search === 'object' && !Array.isArray(view.search) ? view.search : {};
  return { ...readPipelineFilters(stored), view: view.saved_view_id };
}

/** Who opens the list without saying what, gets their own default. Says when that is settled. */
export function useDefaultView(
  filters: PipelineFilters,
  onFilters: (filters: PipelineFilters) => void,
): boolean {
  const userId = useUserId();
  const [isSettled, setSettled] = useState(Object.keys(filters).length > 0);
  const views = useQuery({ ...viewsQuery, enabled: !isSettled });
  useEffect(() => {
    if (isSettled || views.isPending) return;
    setSettled(true);
    const own = views.data?.find((view) => view.is_default && view.owner_user_id === userId);
    if (own) onFilters(searchOf(own));
  }, [isSettled, views.isPending, views.data, userId, onFilters]);
  return isSettled;
}
