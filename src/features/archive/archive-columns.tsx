import { Button } from '@mantine/core';
import { formatMoment, formatRelativeDay } from '../../shared/format.ts';
import type { Column } from '../../shared/record-table.tsx';
import styles from './archive-list.module.css';
import { wordsFor } from './kind-words.ts';
import type { Archived } from './queries.ts';

type Options = {
  nameOf: (userId: string) => string | undefined;
  isBusy: boolean;
  restore: (row: Archived) => void;
};

export function archiveColumns({ nameOf, isBusy, restore }: Options): readonly Column<Archived>[] {
  return [
    {
      key: 'title',
      head: 'Record',
      phone: 'title',
      cell: ({ kind, title }) => {
        const words = wordsFor(kind);
        const Icon = words?.icon;
        return (
          <span className={styles.record}>
            {Icon && <Icon size={16} aria-hidden className={styles.icon} />}
            <span className={styles.kind}>{words?.one}</span>
            <bdi className={styles.title} title={title}>
              {title}
            </bdi>
          </span>
        );
      },
    },
    {
      key: 'subtitle',
      head: 'Belongs to',
      width: 18,
      phone: 'line',
      cell: ({ subtitle, waits_for_kind, waits_for_title }) =>
        waits_for_kind ? (
          <span title={waits_for_title}>
            Archived too: <bdi>{waits_for_title}</bdi>
          </span>
        ) : (
          subtitle && <bdi title={subtitle}>{subtitle}</bdi>
        ),
    },
    {
      key: 'owner',
      head: 'Owner',
      width: 9,
      phone: 'hidden',
      cell: ({ owner_user_id: owner }) => (owner ? <bdi>{nameOf(owner)}</bdi> : 'Shared'),
    },
    {
      key: 'archived',
      head: 'Archived',
      width: 14,
      phone: 'line',
      cell: ({ deleted_at: at, deleted_by: by }) => {
        const who = by && nameOf(by);
        return (
          <span title={formatMoment(at)}>
            <time dateTime={at}>{formatRelativeDay(at)}</time>
            {who && (
              <>
                {' by '}
                <bdi>{who}</bdi>
              </>
            )}
          </span>
        );
      },
    },
    {
      key: 'restore',
      head: 'Restore',
      width: 8,
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          aria-label={
            row.waits_for_kind
              ? `Restore ${row.title} and ${row.waits_for_title}`
              : `Restore ${row.title}`
          }
          onClick={() => restore(row)}
        >
          {row.waits_for_kind ? 'Restore both' : 'Restore'}
        </Button>
      ),
    },
  ];
}
