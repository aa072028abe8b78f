import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { peopleSeenBy } from '../../shared/team.ts';
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx';
import styles from './pipeline-list.module.css';
import type { Row } from './queries.ts';
import { type Refused, useBulkEdit } from './use-bulk-edit.ts';

type Props = {
  rows: Row[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
};

/** What can be done with the rows that are selected, and which of them were refused. */
export function BulkBar({ rows, selected, onSelect }: Props) {
  const me = useMe();
  const people = useQuery(peopleQuery).data ?? [];
  const [asked, setAsked] = useState<BulkKind | null>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const { edit, done } = useBulkEdit((those) => {
    setRefused(those);
    onSelect(new Set(those.map(({ id }) => id)));
  });
  const chosen = rows.filter((row) => selected.has(row.opportunity_id));
  const mayGive = me && me.role !== 'rep' ? peopleSeenBy(me, people) : [];

  return (
    <>
      <div role="alert">
        {refused.length > 0 && (
          <section className={styles.refused} aria-labelledby="refused-title">
            <h2 className={styles.refusedTitle} id="refused-title">
              {refused.length === 1
                ? '1 opportunity could not be changed'
                : `${formatCount(refused.length)} opportunities could not be changed`}
            </h2>
            <ul className={styles.refusedList}>
              {refused.map(({ id, name, reason }) => (
                <li key={id}>
                  <bdi>{name}</bdi>: {reason}
                </li>
              ))}
            </ul>
            <button type="button" className={styles.clear} onClick={() => setRefused([])}>
              Dismiss
            </button>
          </section>
        )}
      </div>
      {done !== null && (
        <div className={styles.progress} role="status">
          Saving: {formatCount(done)} done
        </div>
      )}
      {chosen.length > 0 && done === null && (
        <section className={styles.bulk} aria-label="Selected">
          <span className={styles.count} role="status">
            {formatCount(chosen.length)} selected
          </span>
          <Button size="xs" variant="default" onClick={() => setAsked('status')}>
            Set status…
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsked('next')}>
            Set next step…
          </Button>
          {mayGive.length > 1 && (
            <Button size="xs" variant="default" onClick={() => setAsked('owner')}>
              Give to somebody…
            </Button>
          )}
          <button type="button" className={styles.clear} onClick={() => onSelect(new Set())}>
            Select none
          </button>
        </section>
      )}
      {asked && (
        <BulkDialog
          kind={asked}
          count={chosen.length}
          people={mayGive.filter((person) => person.status === 'active')}
          onClose={() => setAsked(null)}
          onSubmit={(changes, said) => {
            setAsked(null);
            void edit(chosen, changes, said);
          }}
        />
      )}
    </>
  );
}
