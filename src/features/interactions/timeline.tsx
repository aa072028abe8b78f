import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { archiveRecord, restoreRecord } from '../../shared/archiving.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { EditInteraction } from './edit-form.tsx';
import type { Subject } from './interaction-fields.tsx';
import { lockSentence } from './lock.ts';
import { interactionKeys, type TimelineEntry, timelineQuery } from './queries.ts';
import { Entry } from './timeline-entry.tsx';
import styles from './timeline.module.css';

type Props = {
  about: Subject;
  owner: { id: string; name: string };
  /** Something that may decide the stage or the status has changed. */
  onChanged: () => void;
};

export function Timeline({ about, owner, onChanged }: Props) {
  const client = useQueryClient();
  const query = useInfiniteQuery(timelineQuery(about.opportunity_id));
  const [editing, setEditing] = useState<TimelineEntry | null>(null);
  const entries = query.data?.pages.flat() ?? [];

  function reload() {
    onChanged();
    return client.invalidateQueries({ queryKey: interactionKeys.timeline(about.opportunity_id) });
  }

  async function attempt(work: Promise<unknown>, done: () => void) {
    try {
      await work;
      done();
    } catch (error) {
      notify({ text: explain(error).sentence, tone: 'failed' });
    }
    await reload();
  }

  function archive({ interaction_id: id }: TimelineEntry) {
    const undo = () =>
      void attempt(restoreRecord('interaction', id), () =>
        notify({ text: 'The interaction is back.', tone: 'done' }),
      );
    void attempt(archiveRecord('interaction', id), () =>
      notify({ text: 'Archived.', tone: 'done', action: { label: 'Undo', run: undo } }),
    );
  }

  if (query.isPending) return <BlankTimeline />;
  if (query.isError && entries.length === 0) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />;
  }
  if (entries.length === 0) {
    return (
      <Message icon={<MessagesSquare size={28} />} title="Nothing logged yet">
        The first call, visit or mail that you log decides the stage from then on.
      </Message>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <Entry
            key={entry.interaction_id}
            entry={entry}
            lock={lockSentence(entry, owner)}
            onEdit={() => setEditing(entry)}
            onArchive={() => archive(entry)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show earlier ones
          </Button>
        </div>
      )}
      {editing && (
        <EditInteraction
          entry={editing}
          about={about}
          lock={lockSentence(editing, owner)}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            notify({ text: 'Saved.', tone: 'done' });
            void reload();
          }}
        />
      )}
    </>
  );
}

function BlankTimeline() {
  return (
    <div role="status" aria-label="Loading the timeline">
      {[1, 2, 3].map((number) => (
        <div key={number} className={styles.blank} />
      ))}
    </div>
  );
}
