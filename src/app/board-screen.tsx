import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useWhenQuiet } from '../shared/when-quiet.ts';
import { Board } from '../features/opportunities/board.tsx';
import { PipelineSwitch } from './pipeline-switch.tsx';

const loadLogForm = async () => ({
  default: (await import('../features/interactions/log-form.tsx')).LogForm,
});
const LogForm = lazy(loadLogForm);

export function BoardScreen() {
  const filters = useSearch({ from: '/signed-in/pipeline' });
  const navigate = useNavigate();
  useWhenQuiet(loadLogForm);
  return (
    <Board
      filters={filters}
      viewSwitch={<PipelineSwitch search={filters} />}
      onFilters={(next) => void navigate({ to: '/pipeline', search: next, replace: true })}
      logForm={({ card, stage, ...callbacks }) => (
        <Suspense>
          <LogForm short about={card} stage={stage} {...callbacks} />
        </Suspense>
      )}
    />
  );
}
