import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Timeline } from '../features/interactions/timeline.tsx';
import { hasDraft } from '../features/interactions/draft.ts';
import { LogForm } from '../features/interactions/log-form.tsx';
import { OpportunityPage } from '../features/opportunities/opportunity-page.tsx';
import { type Opportunity, takeBackLossReason } from '../features/opportunities/queries.ts';
import { Stakeholders } from '../features/stakeholders/stakeholders.tsx';
import { notify } from '../shared/notices.ts';
import { recordsWritten } from '../shared/records-written.ts';
import { explain } from '../shared/refusal.ts';
import { useUserId } from '../shared/session.ts';

export function OpportunityScreen() {
  const { opportunityId } = useParams({ from: '/signed-in/opportunities/$opportunityId' });
  const userId = useUserId();
  const client = useQueryClient();

  function reload() {
    void recordsWritten(client);
  }

  async function takeBack(undo: () => Promise<unknown>, was: Opportunity) {
    try {
      await undo();
      await takeBackLossReason(was);
      notify({ text: 'The interaction is archived again.', tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    reload();
  }

  return (
    <OpportunityPage
      key={opportunityId}
      id={opportunityId}
      hasDraft={hasDraft(userId, opportunityId)}
      logForm={({ opportunity, close }) => (
        <LogForm
          about={opportunity}
          onCancel={close}
          onSaved={({ undo }) => {
            close();
            reload();
            const run = () => void takeBack(undo, opportunity);
            notify({ text: 'Logged.', tone: 'done', action: { label: 'Undo', run } });
          }}
        />
      )}
      stakeholders={(opportunity) => <Stakeholders about={opportunity} />}
      timeline={(opportunity) => (
        <Timeline
          about={opportunity}
          owner={{
            id: opportunity.owner_user_id,
            name: opportunity.owner_name || 'the opportunity’s owner',
          }}
          onChanged={() => void recordsWritten(client)}
        />
      )}
    />
  );
}
