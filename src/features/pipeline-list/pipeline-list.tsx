import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Filter, Inbox, Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { formatCount, formatMoney, formatMoneyShort } from '../../shared/format.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { Page } from '../../shared/page.tsx';
import { useMe } from '../../shared/people.ts';
import { RecordTable } from '../../shared/record-table.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { shownColumns } from './columns.tsx';
import { ExportButton } from './export-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { narrowing, type PipelineFilters, readSort, sortKeys } from './pipeline-filters.ts';
import { type Row, rowsQuery, totalsQuery } from './queries.ts';
import { useDefaultView } from './use-default-view.ts';
import { ViewMenu } from './view-menu.tsx';

type Props = {
  filters: PipelineFilters;
  onFilters: (filters: PipelineFilters) => void;
  /** To the board and back. */
  viewSwitch: ReactNode;
};

const none: ReadonlySet<string> = new Set();

export function PipelineList({ filters, onFilters, viewSwitch }: Props) {
  const me = useMe();
  const isReady = useDefaultView(filters, onFilters);
  const query = useInfiniteQuery({ ...rowsQuery(filters), enabled: isReady });
  const totals = useQuery({ ...totalsQuery(filters), enabled: isReady });
  const [selected, setSelected] = useState(none);
  const rows = useMemo(() => once(query.data?.pages.flatMap((page) => page.rows)), [query.data]);
  const columns = shownColumns(filters.columns, me !== undefined && me.role !== 'rep');
  const isNarrowed = Object.keys(narrowing(filters)).length > 0;
  const change = (changes: PipelineFilters) => onFilters({ ...filters, ...changes });

  // What is no longer in the list is no longer meant.
  function replace(next: PipelineFilters) {
    setSelected(none);
    onFilters(next);
  }

  return (
    <Page
      fills
      title="Pipeline list"
      count={totals.data && <Totals {...totals.data} />}
      actions={
        <>
          {viewSwitch}
          <ViewMenu filters={filters} onFilters={replace} />
          <ColumnMenu shown={columns} onChange={(keys) => change({ columns: keys })} />
          <ExportButton filters={filters} columns={columns} total={totals.data?.count} />
          <Button
            leftSection={<Plus size={16} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/opportunities/new" search={{ principal: filters.principal }} {...props} />
            )}
          >
            New opportunity
          </Button>
        </>
      }
    >
      <FilterBar filters={filters} onChange={(changes) => replace({ ...filters, ...changes })} />
      <BulkBar rows={rows ?? []} selected={selected} onSelect={setSelected} />
      {query.isError && !rows ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <RecordTable
          label="Opportunities"
          columns={columns.map((column) => ({
            ...column,
            sortable: sortKeys.some((key) => key === column.key),
          }))}
          rows={rows}
          keyOf={(row) => row.opportunity_id}
          total={totals.data?.count}
          {...moreOf(query)}
          sort={readSort(filters)}
          onSort={({ key, descending }) => {
            const sort = sortKeys.find((each) => each === key);
            if (sort) change({ sort: descending ? `-${sort}` : sort });
          }}
          selected={selected}
          onSelect={setSelected}
          nameOf={(row) => `${row.organization_name}, ${row.name}`}
          empty={
            isNarrowed ? (
              <Message
                icon={<Filter size={28} />}
                title="Nothing matches"
                action={
                  <Button
                    variant="default"
                    onClick={() => {
                      const { sort, columns: kept } = filters;
                      onFilters({ sort, columns: kept, view: 'all' });
                    }}
                  >
                    Clear filters
                  </Button>
                }
              >
                No opportunity that you can see fits these filters.
              </Message>
            ) : (
              <Message icon={<Inbox size={28} />} title="No opportunities yet">
                An opportunity is one chance to place a product with a customer. Once there are
                some, they stand here, what is due first at the top.
              </Message>
            )
          }
        />
      )}
    </Page>
  );
}

function Totals({ count, value, weighted }: { count: number; value: number; weighted: number }) {
  const words = count === 1 ? '1 opportunity' : `${formatCount(count)} opportunities`;
  return (
    <span title={`${formatMoney(value)} in all, ${formatMoney(weighted)} weighted`} role="status">
      {words}, {formatMoneyShort(value)}, {formatMoneyShort(weighted)} weighted
    </span>
  );
}

/** A row that moved between two pages comes twice. */
function once(rows: Row[] | undefined): Row[] | undefined {
  return rows && [...new Map(rows.map((row) => [row.opportunity_id, row])).values()];
}
