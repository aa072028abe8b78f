import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatCount, formatMoment } from '../../shared/format.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { peopleQuery } from '../../shared/people.ts';
import { type Column, RecordTable, rowLink } from '../../shared/record-table.tsx';
import { useUserId } from '../../shared/session.ts';
import { kindNames, toKind } from './fields.ts';
import styles from './import.module.css';
import { type Import, importsQuery } from './queries.ts';

/** What was imported before; an administrator sees everybody's. */
export function ImportList() {
  const imports = useInfiniteQuery(importsQuery);
  const people = useQuery(peopleQuery);
  const userId = useUserId();
  if (imports.isLoadingError) {
    return <FailureMessage error={imports.error} retry={() => void imports.refetch()} />;
  }
  const rows = imports.data?.pages.flat();
  const nameOf = (id: string) =>
    id === userId ? '' : people.data?.find((person) => person.user_id === id)?.full_name;
  const columns: readonly Column<Import>[] = [
    {
      key: 'file_name',
      head: 'File',
      phone: 'title',
      cell: (row) => (
        <Link to="/import/$importId" params={{ importId: row.import_id }} className={rowLink}>
          <bdi>{row.file_name}</bdi>
        </Link>
      ),
    },
    {
      key: 'kind',
      head: 'Rows',
      width: 12,
      phone: 'line',
      cell: (row) => `${formatCount(row.rows_expected)} ${kindNames[toKind(row.kind)].many}`,
    },
    {
      key: 'state',
      head: 'State',
      width: 18,
      phone: 'line',
      cell: (row) => sayState(row, row.owner_user_id === userId),
    },
    {
      key: 'created_at',
      head: 'Started',
      width: 14,
      phone: 'line',
      cell: (row) =>
        [formatMoment(row.created_at), nameOf(row.owner_user_id)].filter(Boolean).join(', '),
    },
  ];
  return (
    <section className={styles.list} aria-labelledby="earlier">
      <h2 id="earlier" className={styles.heading}>
        Earlier imports
      </h2>
      <RecordTable
        label="Earlier imports"
        columns={columns}
        rows={rows}
        keyOf={(row) => row.import_id}
        total={imports.hasNextPage ? undefined : rows?.length}
        {...moreOf(imports)}
        empty={
          <p className={styles.muted}>
            None yet. What you import is listed here, with its report, and can be undone.
          </p>
        }
      />
    </section>
  );
}

function sayState(row: Import, isMine: boolean): string {
  if (row.state === 'undone') return 'Undone';
  if (row.state === 'staged') return isMine ? 'Waiting for you' : 'Not run yet';
  const created = formatCount(row.rows_to_create);
  return `${created} created, ${formatCount(row.rows_to_update)} updated`;
}
