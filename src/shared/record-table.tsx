import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './record-table.module.css';
import { RecordTableHead, SortOnPhone } from './record-table-head.tsx';
import { RestMissing } from './rest-missing.tsx';

declare module 'react' {
  interface CSSProperties {
    '--table-width'?: string;
  }
}

export type Column<Row> = {
  /** Also what the table is sorted by, where it can be. */
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** In rem. One column has none: it takes what is left. */
  width?: number;
  align?: 'end';
  sortable?: boolean;
  /** A phone shows cards: a title, what stands at its end, lines below it. */
  phone: 'title' | 'end' | 'line' | 'hidden';
  /** What a card says before it, where the value alone would not be understood. */
  said?: string;
};

export type Sort = { key: string; descending: boolean };

type Props<Row> = {
  /** What the rows are: "Organizations". */
  label: string;
  columns: readonly Column<Row>[];
  /** Those loaded so far; none while the first are on their way. */
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  /** How many there are in all, if that is known. */
  total?: number;
  loadMore?: (() => unknown) | null;
  /** After a page that could not be loaded. */
  retryMore?: (() => unknown) | null;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** What a checkbox is called: "Harbor Diner". */
  nameOf?: (row: Row) => string;
  /** Instead of the table, where there is nothing. */
  empty: ReactNode;
};

/**
 * A list that loads as it is scrolled, with only the rows in sight in the document. A cell of the
 * title column holds the link to the record; it covers the row (class of `rowLink`).
 */
export function RecordTable<Row>(props: Props<Row>) {
  const { label, columns, rows, keyOf, total, loadMore, selected, onSelect, nameOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const virtualizer = useVirtualizer({
    count: rows?.length ?? 0,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const row = rows?.[index];
      return row ? keyOf(row) : index;
    },
    estimateSize: () => 2.75 * rem,
    initialRect: { width: 0, height: window.innerHeight },
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const length = rows?.length ?? 0;
  useEffect(() => {
    if (loadMore && length > 0 && last >= length - 15) loadMore();
  }, [loadMore, last, length]);

  if (rows?.length === 0) return props.empty;
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const minWidth = columns.reduce((sum, { width }) => sum + (width ?? 14), onSelect ? 2.5 : 0);
  return (
    <>
      <SortOnPhone {...props} />
      <div ref={scroller} className={styles.scroller}>
        {/* The roles are said again: a phone's cards take the table's own ones away. */}
        <table
          className={styles.table}
          style={{ '--table-width': `${minWidth}rem` }}
          role="table"
          aria-label={label}
          aria-rowcount={total === undefined ? -1 : total + 1}
        >
          <RecordTableHead {...props} />
          <tbody className={styles.body} role="rowgroup">
            <Spacer height={before} />
            {items.map((item) => {
              const row = rows?.[item.index];
              if (!row) return null;
              const key = keyOf(row);
              return (
                <tr
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className={styles.row}
                  data-selected={selected?.has(key) || undefined}
                  role="row"
                  aria-rowindex={item.index + 2}
                >
                  {onSelect && selected && (
                    <td className={styles.check} role="cell">
                      <Checkbox
                        size="xs"
                        aria-label={`Select ${nameOf?.(row) ?? ''}`}
                        checked={selected.has(key)}
                        onChange={(event) =>
                          onSelect(changed(selected, key, event.currentTarget.checked))
                        }
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      className={styles.cell}
                      data-align={column.align}
                      data-phone={column.phone}
                      data-said={column.said}
                      role="cell"
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <Spacer height={after} />
          </tbody>
        </table>
        {!rows && <BlankRows label={label} />}
        {props.retryMore && <RestMissing retry={props.retryMore} />}
      </div>
    </>
  );
}

/** The class of the link that makes a whole row clickable. */
export const rowLink = styles.link;

function changed(selected: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={styles.spacer}>
      <td style={{ height }} />
    </tr>
  );
}

function BlankRows({ label }: { label: string }) {
  return (
    <div role="status" aria-label={`Loading: ${label}`}>
      {[...Array(10).keys()].map((number) => (
        <div key={number} className={styles.blank} />
      ))}
    </div>
  );
}
