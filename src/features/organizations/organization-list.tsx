import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount } from '../../shared/format.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { Page } from '../../shared/page.tsx';
import { peopleQuery } from '../../shared/people.ts';
import { RecordTable } from '../../shared/record-table.tsx';
import { organizationColumns } from './organization-columns.tsx';
import { OrganizationFilterBar } from './organization-filter-bar.tsx';
import { isFiltered, type OrganizationFilters, sortOf, withSort } from './organization-filters.ts';
import { organizationCountQuery, organizationsQuery } from './queries.ts';

type Props = {
  filters: OrganizationFilters;
  onFilters: (filters: OrganizationFilters) => void;
  onNew: () => void;
};

export function OrganizationList({ filters, onFilters, onNew }: Props) {
  const query = useInfiniteQuery(organizationsQuery(filters));
  const count = useQuery(organizationCountQuery(filters));
  const people = useQuery(peopleQuery);
  const columns = useMemo(
    () =>
      organizationColumns(
        new Map(people.data?.map(({ user_id, full_name }) => [user_id, full_name])),
      ),
    [people.data],
  );
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={onNew}>
      New organization
    </Button>
  );
  return (
    <Page title="Organizations" count={countWords(count.data)} actions={add} fills>
      <OrganizationFilterBar filters={filters} onChange={onFilters} />
      {query.isError && !query.data ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <RecordTable
          label="Organizations"
          columns={columns}
          rows={query.data?.pages.flat()}
          keyOf={({ organization_id }) => organization_id}
          total={count.data !== undefined && count.data <= 1000 ? count.data : undefined}
          {...moreOf(query)}
          sort={sortOf(filters)}
          onSort={(sort) => onFilters(withSort(filters, sort))}
          empty={
            isFiltered(filters) ? (
              <NoneMatch onClear={() => onFilters({})} />
            ) : (
              <Message icon={<Building2 size={28} />} title="No organizations yet" action={add}>
                Restaurants, schools and hotels that buy, principals that make, distributors that
                deliver: each is an organization. Add the first, or import a spreadsheet.
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
      icon={<Building2 size={28} />}
      title="No organization matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all organizations
        </Button>
      }
    >
      The search finds the beginnings of words in an organization’s name, city and segment.
    </Message>
  );
}
