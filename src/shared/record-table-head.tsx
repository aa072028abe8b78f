import { Checkbox, NativeSelect } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column, Sort } from './record-table.tsx';
import styles from './record-table.module.css';

type Props<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
};

export function RecordTableHead<Row>(props: Props<Row>) {
  const { columns, sort, onSelect } = props;
  return (
    <>
      <colgroup>
        {onSelect && <col style={{ width: '2.5rem' }} />}
        {columns.map(({ key, width }) => (
          <col key={key} style={width ? { width: `${width}rem` } : undefined} />
        ))}
      </colgroup>
      <thead className={styles.heads} role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {onSelect && <SelectAll {...props} />}
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              className={styles.head}
              data-align={column.align}
              aria-sort={sort?.key === column.key ? ariaSort(sort) : undefined}
            >
              <Head column={column} {...props} />
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

function ariaSort({ descending }: Sort) {
  return descending ? 'descending' : 'ascending';
}

function Head<Row>({ column, sort, onSort }: Props<Row> & { column: Column<Row> }) {
  if (!column.sortable || !onSort) return <span className={styles.headText}>{column.head}</span>;
  const isSorted = sort?.key === column.key;
  const Arrow = isSorted && sort.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => onSort({ key: column.key, descending: isSorted && !sort.descending })}
    >
      <span className={styles.headText}>{column.head}</span>
      <Arrow size={14} aria-hidden data-idle={!isSorted || undefined} />
    </button>
  );
}

function SelectAll<Row>({ rows = [], keyOf, selected = new Set(), onSelect }: Props<Row>) {
  const all = rows.length > 0 && rows.every((row) => selected.has(keyOf(row)));
  return (
    <th scope="col" role="columnheader" className={styles.check}>
      <Checkbox
        size="xs"
        aria-label="Select all rows loaded so far"
        checked={all}
        indeterminate={!all && selected.size > 0}
        onChange={() => onSelect?.(all ? new Set() : new Set(rows.map(keyOf)))}
      />
    </th>
  );
}

/** A phone's cards have no heads to press. */
export function SortOnPhone<Row>({ columns, sort, onSort }: Props<Row>) {
  const sortable = columns.filter((column) => column.sortable);
  if (!onSort || !sort || sortable.length === 0) return null;
  return (
    <NativeSelect
      aria-label="Sort by"
      className={styles.sortOnPhone}
      value={`${sort.key} ${ariaSort(sort)}`}
      data={sortable.flatMap(({ key, head }) => [
        { value: `${key} ascending`, label: `${head}, first to last` },
        { value: `${key} descending`, label: `${head}, last to first` },
      ])}
      onChange={(event) => {
        const [key = '', direction] = event.currentTarget.value.split(' ');
        onSort({ key, descending: direction === 'descending' });
      }}
    />
  );
}
