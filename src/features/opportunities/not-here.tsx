import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Archive, Compass } from 'lucide-react';
import { formatMoment } from '../../shared/format.ts';
import { Message } from '../../shared/message.tsx';
import { archivedQuery } from './queries.ts';
import { useArchiving } from './use-archiving.ts';

/** Instead of the page: archived, perhaps a moment ago by somebody else; gone; or not theirs to see. */
export function NotHere({ id }: { id: string }) {
  const archived = useQuery(archivedQuery(id));
  const { restore } = useArchiving();
  if (archived.isPending) return null;
  if (archived.data) {
    const { title, deleted_at } = archived.data;
    return (
      <Message
        icon={<Archive size={28} />}
        title="This opportunity is archived"
        action={<Button onClick={() => void restore(id, title)}>Restore it</Button>}
      >
        <bdi>{title}</bdi> was archived on {formatMoment(deleted_at)}. Restoring brings its
        interactions back too.
      </Message>
    );
  }
  return (
    <Message
      icon={<Compass size={28} />}
      title="This opportunity is not here"
      action={
        <Button component={Link} to="/pipeline">
          Go to the pipeline
        </Button>
      }
    >
      It was archived, or it belongs to somebody whose work you do not see.
    </Message>
  );
}
