import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Archive, Compass } from 'lucide-react';
import { formatMoment } from '../../shared/format.ts';
import { Message } from '../../shared/message.tsx';
import { archivedContactQuery } from './queries.ts';
import { useArchivingContact } from './use-archiving-contact.ts';

/** Instead of the page: archived, gone, or not theirs to see. */
export function ContactNotHere({ id }: { id: string }) {
  const archived = useQuery(archivedContactQuery(id));
  const { restore } = useArchivingContact(() => undefined);
  if (archived.isPending) return null;
  if (archived.data) {
    const { title, deleted_at } = archived.data;
    return (
      <Message
        icon={<Archive size={28} />}
        title="This contact is archived"
        action={<Button onClick={() => void restore(id, title)}>Restore it</Button>}
      >
        <bdi>{title}</bdi> was archived on {formatMoment(deleted_at)}.
      </Message>
    );
  }
  return (
    <Message
      icon={<Compass size={28} />}
      title="This contact is not here"
      action={
        <Button component={Link} to="/contacts">
          Go to the contacts
        </Button>
      }
    >
      The contact’s organization was archived or belongs to somebody whose work you do not see.
    </Message>
  );
}
