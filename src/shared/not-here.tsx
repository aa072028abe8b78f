import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Archive, Compass } from 'lucide-react';
import { restoreRecord } from './archiving.ts';
import { database } from './backend.ts';
import { formatMoment } from './format.ts';
import { listPlace } from './list-places.ts';
import { FailureMessage, Message } from './message.tsx';
import { notify } from './notices.ts';
import { type Back, Page } from './page.tsx';
import { recordsWritten } from './records-written.ts';
import { explain, unwrap } from './refusal.ts';
import type { Kind } from './search.ts';

/** What the caller may bring back of this id; null where there is nothing among the newest thousand. */
function archivedQuery(kind: Kind, id: string) {
  return queryOptions({
    queryKey: ['archive', 'one', kind, id],
    // An answer of before would say "not here" about what was archived since.
    gcTime: 0,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .rpc('list_archived', { only_kind: kind })
          .eq('id', id)
          .abortSignal(signal)
          .maybeSingle(),
      ),
  });
}

type Props = {
  kind: Kind;
  id: string;
  back: Back;
  /** What is said of an archived one besides when. */
  restoring?: string;
  /** Why it may not be here. */
  reason: string;
};

/** A record's page where there is none: archived, perhaps a moment ago by somebody else; gone; or hidden. */
export function NotHere({ kind, id, back, restoring, reason }: Props) {
  const client = useQueryClient();
  const archived = useQuery(archivedQuery(kind, id));
  const restore = useMutation({
    mutationFn: () => restoreRecord(kind, id),
    onSuccess: () => {
      notify({ text: `${archived.data?.title ?? 'It'} is back.`, tone: 'done' });
      return recordsWritten(client);
    },
    onError: (error) =>
      notify({ text: `It stays archived. ${explain(error).sentence}`, tone: 'failed' }),
  });
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return (
    <Page title={title} back={back}>
      {archived.data ? (
        <Message
          icon={<Archive size={28} />}
          title={`This ${kind} is archived`}
          action={
            <Button loading={restore.isPending} onClick={() => restore.mutate()}>
              Restore it
            </Button>
          }
        >
          <bdi>{archived.data.title}</bdi> was archived on {formatMoment(archived.data.deleted_at)}.{' '}
          {restoring}
        </Message>
      ) : archived.isError ? (
        <FailureMessage error={archived.error} retry={() => void archived.refetch()} />
      ) : archived.data === null ? (
        <Message
          icon={<Compass size={28} />}
          title={`This ${kind} is not here`}
          action={
            <Button renderRoot={(props) => <Link {...props} {...listPlace(back.to)} />}>
              Go to {back.label.toLowerCase()}
            </Button>
          }
        >
          {reason} What was archived long ago is found in the{' '}
          <Link to="/archive" search={{ kind }}>
            archive
          </Link>
          .
        </Message>
      ) : (
        <div role="status" aria-label="Loading" />
      )}
    </Page>
  );
}
