import { useInfiniteQuery } from '@tanstack/react-query';
import { FailureMessage } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { type Column, RecordTable } from '../../shared/record-table.tsx';
import type { Kind } from './fields.ts';
import styles from './import.module.css';
import { type ImportRow, rowsQuery, type Which } from './queries.ts';
import { nameOf, sayKept, sayProblem, sayRemark } from './words.ts';

type Props = { importId: string; kind: Kind; which: Which; title: string; total: number };

/** Rows of the file about which there is something to say. */
export function RowList({ importId, kind, which, title, total }: Props) {
  const rows = useInfiniteQuery(rowsQuery(importId, which));
  if (rows.isLoadingError) {
    return <FailureMessage error={rows.error} retry={() => void rows.refetch()} />;
  }
  const sentences = (row: ImportRow) =>
    which === 'problems'
      ? row.problems.map((problem) => sayProblem(kind, row, problem))
      : which === 'remarks'
        ? row.remarks.map((remark) => sayRemark(kind, row, remark))
        : sayKept(row);
  const columns: readonly Column<ImportRow>[] = [
    {
      key: 'row',
      head: 'Row',
      width: 5,
      align: 'end',
      phone: 'end',
      cell: (row) => row.row_number,
    },
    {
      key: 'name',
      head: 'What it says',
      width: 18,
      phone: 'title',
      cell: (row) => <bdi>{nameOf(row) || 'Without a name'}</bdi>,
    },
    {
      key: 'why',
      head: which === 'problems' ? 'Why it is left out' : 'What stays',
      phone: 'line',
      cell: (row) => (
        <ul className={styles.why}>
          {sentences(row).map((sentence) => (
            <li key={sentence}>
              <bdi>{sentence}</bdi>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <section className={styles.list} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <RecordTable
        label={title}
        columns={columns}
        rows={rows.data?.pages.flat()}
        keyOf={(row) => String(row.row_number)}
        total={total}
        {...moreOf(rows)}
        empty={null}
      />
    </section>
  );
}
