import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { formatCount } from '../../shared/format.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { Page } from '../../shared/page.tsx';
import { RecordTable } from '../../shared/record-table.tsx';
import { contactColumns } from './contact-columns.tsx';
import { ContactFilterBar } from './contact-filter-bar.tsx';
import { type ContactFilters, sortOf, withSort } from './contact-filters.ts';
import { contactCountQuery, contactsQuery } from './queries.ts';

type Props = {
  filters: ContactFilters;
  onFilters: (filters: ContactFilters) => void;
  onNew: () => void;
};

export function ContactList({ filters, onFilters, onNew }: Props) {
  const query = useInfiniteQuery(contactsQuery(filters));
  const count = useQuery(contactCountQuery(filters));
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={onNew}>
      New contact
    </Button>
  );
  const isFiltered = Boolean(filters.text || filters.organization || filters.role);
  return (
    <Page title="Contacts" count={countWords(count.data)} actions={add} fills>
      <ContactFilterBar filters={filters} onChange={onFilters} />
      {query.isError && !query.data ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <RecordTable
          label="Contacts"
          columns={contactColumns}
          rows={query.data?.pages.flat()}
          keyOf={({ contact_id }) => contact_id}
          total={count.data !== undefined && count.data <= 1000 ? count.data : undefined}
          {...moreOf(query)}
          sort={sortOf(filters)}
          onSort={(sort) => onFilters(withSort(filters, sort))}
          empty={
            isFiltered ? (
              <NoneMatch onClear={() => onFilters({})} />
            ) : (
              <Message icon={<UsersRound size={28} />} title="No contacts yet" action={add}>
                Contacts are the people at your organizations: chefs, buyers, managers. Add the
                first, or import a spreadsheet.
              </Message>
            )
          }
        />
      )}
    </Page>
  );
}

function countWords(count: number | undefined) {
  if (count === undefined) return undefined;
  return count > 1000 ? 'more than 1,000' : formatCount(count);
}

function NoneMatch({ onClear }: { onClear: () => void }) {
  return (
    <Message
      icon={<UsersRound size={28} />}
      title="Nobody matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all contacts
        </Button>
      }
    >
      The search finds the beginnings of words in a contact’s name, title and e-mail.
    </Message>
  );
}
