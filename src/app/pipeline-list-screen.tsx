import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PipelineFilters } from '../features/pipeline-list/pipeline-filters.ts';
import { PipelineList } from '../features/pipeline-list/pipeline-list.tsx';
import { PipelineSwitch } from './pipeline-switch.tsx';

export function PipelineListScreen() {
  const filters = useSearch({ from: '/signed-in/pipeline/list' });
  const navigate = useNavigate();
  const change = useCallback(
    (next: PipelineFilters) => void navigate({ to: '/pipeline/list', search: next, replace: true }),
    [navigate],
  );
  return (
    <PipelineList
      filters={filters}
      onFilters={change}
      viewSwitch={<PipelineSwitch search={filters} />}
    />
  );
}
