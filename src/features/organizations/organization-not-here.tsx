import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Archive, Compass } from 'lucide-react';
import { formatMoment } from '../../shared/format.ts';
import { Message } from '../../shared/message.tsx';
import { archivedOrganizationQuery } from './queries.ts';
import { useArchivingOrganization } from './use-archiving-organization.ts';

/** Instead of the page: archived, gone, or not theirs to see. */
export function OrganizationNotHere({ id }: { id: string }) {
  const archived = useQuery(archivedOrganizationQuery(id));
  const { restore } = useArchivingOrganization(() => undefined);
  if (archived.isPending) return null;
  if (archived.data) {
    const { title, deleted_at } = archived.data;
    return (
      <Message
        icon={<Archive size={28} />}
        title="This organization is archived"
        action={<Button onClick={() => void restore(id, title)}>Restore it</Button>}
      >
        <bdi>{title}</bdi> was archived on {formatMoment(deleted_at)}. Nothing of it is lost.
      </Message>
    );
  }
  return (
    <Message
      icon={<Compass size={28} />}
      title="This organization is not here"
      action={
        <Button component={Link} to="/organizations">
          Go to the organizations
        </Button>
      }
    >
      It belongs to somebody whose work you do not see, or it never was.
    </Message>
  );
}
