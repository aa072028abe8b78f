import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ArchiveRestore, Search } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { Page } from '../../shared/page.tsx';
import { peopleQuery } from '../../shared/people.ts';
import { RecordTable } from '../../shared/record-table.tsx';
import { useTyped } from '../../shared/use-typed.ts';
import { archiveColumns } from './archive-columns.tsx';
import { ArchiveEmpty } from './archive-empty.tsx';
import { type ArchiveFilters, kinds } from './archive-filters.ts';
import styles from './archive-list.module.css';
import { kindWords } from './kind-words.ts';
import { type Archived, archivedQuery } from './queries.ts';
import { RefusedPanel } from './refused-panel.tsx';
import type { Refused } from './restore.ts';
import { useRestore } from './use-restore.ts';

const route = getRouteApi('/signed-in/archive');
const nothing: ReadonlySet<string> = new Set();

export function ArchiveList() {
  const filters = route.useSearch();
  const navigate = useNavigate();
  const query = useInfiniteQuery(archivedQuery(filters));
  const people = useQuery(peopleQuery);
  const [selected, setSelected] = useState(nothing);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const restore = useRestore(setRefused);
  const rows = query.data?.pages.flat();
  const chosen = rows?.filter(({ id }) => selected.has(id)) ?? [];

  function show(next: ArchiveFilters) {
    setSelected(nothing);
    void navigate({ to: '/archive', search: next, replace: true });
  }

  function bringBack(some: readonly Archived[]) {
    setSelected(nothing);
    // Whoever chose them has read in the list what comes back with them.
    restore.mutate({ targets: some, withParents: some.some((row) => row.waits_for_kind !== null) });
  }

  const columns = archiveColumns({
    nameOf: (id) => people.data?.find(({ user_id }) => user_id === id)?.full_name,
    isBusy: restore.isPending,
    restore: (row) => bringBack([row]),
  });
  return (
    <Page
      title="Archive"
      count={rows && `${formatCount(rows.length)}${query.hasNextPage ? ' and more' : ''}`}
      actions={
        chosen.length > 0 && (
          <Button
            leftSection={<ArchiveRestore size={16} aria-hidden />}
            loading={restore.isPending}
            onClick={() => bringBack(chosen)}
          >
            Restore {formatCount(chosen.length)}
          </Button>
        )
      }
      fills
    >
      <ArchiveFilterBar filters={filters} onChange={show} />
      <RefusedPanel
        refused={refused}
        onParents={({ target }) => restore.mutate({ targets: [target], withParents: true })}
        onDismiss={() => setRefused([])}
      />
      {query.isError && !query.data ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <RecordTable
          label="Archived records"
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          total={query.hasNextPage ? undefined : rows?.length}
          {...moreOf(query)}
          selected={selected}
          onSelect={setSelected}
          nameOf={({ title }) => title}
          empty={<ArchiveEmpty filters={filters} onClear={() => show({})} />}
        />
      )}
    </Page>
  );
}

type BarProps = { filters: ArchiveFilters; onChange: (filters: ArchiveFilters) => void };

function ArchiveFilterBar({ filters, onChange }: BarProps) {
  const [text, setText] = useTyped(filters.text ?? '', (typed) =>
    onChange({ ...filters, text: typed || undefined }),
  );
  return (
    <search className={styles.bar}>
      <TextInput
        className={styles.search}
        type="search"
        aria-label="Search the archive"
        placeholder="Part of a name, or of what it belongs to"
        leftSection={<Search size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label="Kind of record"
        value={filters.kind ?? ''}
        data={[
          { value: '', label: 'Everything' },
          ...kinds.map((kind) => ({ value: kind, label: kindWords[kind].many })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ ...filters, kind: kinds.find((kind) => kind === value) });
        }}
      />
    </search>
  );
}
