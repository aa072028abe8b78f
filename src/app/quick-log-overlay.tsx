import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { recordsWritten } from '../shared/records-written.ts';
import { useState } from 'react';
import { unaddressed } from '../features/interactions/draft.ts';
import { LogForm } from '../features/interactions/log-form.tsx';
import { readdress } from '../features/interactions/readdress.ts';
import { takeBackLossReason } from '../features/opportunities/queries.ts';
import { likelyQuery } from '../features/quick-log/queries.ts';
import { type About, QuickLog } from '../features/quick-log/quick-log.tsx';
import { stagesQuery, vocabularyQuery } from '../shared/lookups.ts';
import { notify } from '../shared/notices.ts';
import type { Picked } from '../shared/record-picker.tsx';
import { explain } from '../shared/refusal.ts';
import { useUserId } from '../shared/session.ts';
import { readdressQuickLog } from './overlay.ts';
import { leaveQuickLog } from './quick-log-memory.ts';

/** What it needs is at hand before the network goes. */
export async function preload(client: QueryClient, userId: string) {
  await Promise.all([
    client.prefetchQuery(likelyQuery(userId)),
    client.prefetchQuery(stagesQuery),
    client.prefetchQuery(vocabularyQuery('interaction_type_lu')),
    client.prefetchQuery(vocabularyQuery('loss_reason_lu')),
  ]);
}

/** The one logging form, over any screen. */
export default function QuickLogOverlay({ opportunityId }: { opportunityId: string }) {
  const userId = useUserId();
  const client = useQueryClient();
  const [moved, setMoved] = useState(false);

  function choose(next: Picked | null) {
    const from = opportunityId || unaddressed;
    setMoved(readdress(userId, from, next && { id: next.id, title: next.title }));
    readdressQuickLog(next?.id ?? '');
  }

  function close() {
    leaveQuickLog(userId, opportunityId);
  }

  async function takeBack(undo: () => Promise<unknown>, was: About | null) {
    try {
      await undo();
      if (was?.stage && was.loss_reason !== undefined) {
        await takeBackLossReason({ ...was, stage: was.stage, loss_reason: was.loss_reason });
      }
      notify({ text: 'The interaction is archived again.', tone: 'done' });
    } catch (error) {
      notify({ text: `That could not be undone. ${explain(error).sentence}`, tone: 'failed' });
    }
    void recordsWritten(client);
  }

  return (
    <QuickLog
      opportunityId={opportunityId}
      onChoose={choose}
      onClose={close}
      logForm={({ about, onUnaddressed, picker }) => (
        <LogForm
          key={opportunityId}
          short
          continued={moved}
          about={about}
          onUnaddressed={onUnaddressed}
          onCancel={close}
          onSaved={({ undo }) => {
            close();
            void recordsWritten(client);
            const text = about ? `Logged for ${about.organization_name}.` : 'Logged.';
            const run = () => void takeBack(undo, about);
            notify({ text, tone: 'done', action: { label: 'Undo', run } });
          }}
        >
          {picker}
        </LogForm>
      )}
    />
  );
}
