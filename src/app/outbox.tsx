import { useQueryClient } from '@tanstack/react-query';
import { recordsWritten } from '../shared/records-written.ts';
import type { Entry } from '../features/interactions/outbox.ts';
import { OutboxLine } from '../features/interactions/outbox-line.tsx';
import { takeBack } from '../features/interactions/readdress.ts';
import { useOutboxSender } from '../features/interactions/use-outbox-sender.ts';
import { notify } from '../shared/notices.ts';
import { useUserId } from '../shared/session.ts';
import { openOverlay, openQuickLog } from './overlay.ts';

export function useEditEntry() {
  const userId = useUserId();
  return (entry: Entry) => {
    takeBack(userId, entry);
    openQuickLog(entry.opportunity.id);
  };
}

/** Sends what was logged without a connection, and says how it went. */
export function Outbox() {
  const client = useQueryClient();
  const edit = useEditEntry();
  useOutboxSender({
    onSent: ({ opportunity }) => {
      notify({ text: `Sent what you logged for ${opportunity.title}.`, tone: 'done' });
      void recordsWritten(client);
    },
    onRefused: (entry) =>
      notify({
        text: `What you logged for ${entry.opportunity.title} is not accepted, and kept. ${entry.why}`,
        tone: 'failed',
        action: { label: 'Change it', run: () => edit(entry) },
      }),
  });
  return <OutboxLine onSee={() => openOverlay('outbox')} />;
}
