import { useNavigate, useSearch } from '@tanstack/react-router';
import { NewOpportunity } from '../features/opportunities/new-opportunity.tsx';
import { useArchiving } from '../shared/archiving.ts';
import { notify } from '../shared/notices.ts';

export function NewOpportunityScreen() {
  const prefill = useSearch({ from: '/signed-in/opportunities/new' });
  const navigate = useNavigate();
  const { archive } = useArchiving();
  return (
    <NewOpportunity
      prefill={prefill}
      onCancel={() => void navigate({ to: '/pipeline' })}
      onCreated={(opportunityId, name) => {
        void navigate({
          to: '/opportunities/$opportunityId',
          params: { opportunityId },
          replace: true,
        });
        notify({
          text: `${name} is created.`,
          tone: 'done',
          action: {
            label: 'Undo',
            run: () =>
              void archive(
                { kind: 'opportunity', id: opportunityId, name },
                { onArchived: () => void navigate({ to: '/pipeline' }) },
              ),
          },
        });
      }}
    />
  );
}
