import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { Message } from '../../shared/message.tsx';
import { peopleQuery } from '../../shared/people.ts';
import { useUserId } from '../../shared/session.ts';
import type { ArchiveFilters } from './archive-filters.ts';

const whose: Record<string, string> = {
  admin: 'anybody',
  manager: 'you or your team',
  rep: 'you',
};

type Props = { filters: ArchiveFilters; onClear: () => void };

export function ArchiveEmpty({ filters, onClear }: Props) {
  const userId = useUserId();
  const people = useQuery(peopleQuery);
  const role = people.data?.find(({ user_id }) => user_id === userId)?.role ?? 'rep';
  if (filters.kind || filters.text) {
    return (
      <Message
        icon={<Archive size={28} />}
        title="Nothing archived matches"
        action={
          <Button variant="default" onClick={onClear}>
            Show everything archived
          </Button>
        }
      >
        Only what you may restore is looked through.
      </Message>
    );
  }
  return (
    <Message icon={<Archive size={28} />} title="The archive is empty">
      Organizations, contacts, products, opportunities and interactions that belong to{' '}
      {whose[role] ?? 'you'}, or to all, wait here after they were archived, and can be brought
      back. Nothing is ever deleted.
    </Message>
  );
}
