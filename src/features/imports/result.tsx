import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { formatCount, formatMoment } from '../../shared/format.ts';
import { explain } from '../../shared/refusal.ts';
import { toKind } from './fields.ts';
import { Figures } from './figures.tsx';
import styles from './import.module.css';
import type { Import } from './queries.ts';
import { ReportButton } from './report-button.tsx';
import { RowList } from './row-list.tsx';
import { useImport } from './use-import.ts';
import { useHeadingFocus } from './use-heading-focus.ts';
import { Working } from './working.tsx';

type Props = { about: Import; isMine: boolean };

/** What happened, and the way back. */
export function Result({ about, isMine }: Props) {
  const { undo } = useImport(about);
  const [asking, setAsking] = useState(false);
  const head = useHeadingFocus(undo.isPending);
  const kind = toKind(about.kind);
  const isUndone = about.state === 'undone';
  if (undo.isPending) {
    return <Working title="Taking the import back">It is taken back as a whole.</Working>;
  }
  const done = [
    { label: 'Created', count: about.rows_to_create },
    { label: 'Updated', count: about.rows_to_update },
    { label: 'Nothing to change', count: about.rows_unchanged },
    { label: 'Left out', count: about.rows_with_problems, tone: 'late' as const },
    ...(about.organizations_to_create > 0
      ? [{ label: 'Organizations created', count: about.organizations_to_create }]
      : []),
  ];
  const undone = [
    { label: 'Taken back', count: about.records_undone },
    { label: 'Left as they are', count: about.records_kept, tone: 'late' as const },
  ];
  const when = isUndone ? about.undone_at : about.finished_at;
  return (
    <>
      <section className={styles.card} aria-labelledby="result">
        <div role="status">
          <h2 ref={head} tabIndex={-1} id="result" className={styles.heading}>
            {isUndone ? 'Undone' : 'Imported'}
            {when && ` · ${formatMoment(when)}`}
          </h2>
        </div>
        <Figures figures={isUndone ? undone : done} />
        <div role="alert">
          {undo.error && <p className={styles.failure}>{explain(undo.error).sentence}</p>}
        </div>
        <div className={styles.actions}>
          {!isUndone && isMine && (
            <Button variant="default" onClick={() => setAsking(true)}>
              Undo the import
            </Button>
          )}
          <ReportButton about={about} label="Download the report" />
        </div>
      </section>
      {isUndone && about.records_kept > 0 && (
        <RowList
          importId={about.import_id}
          kind={kind}
          which="kept"
          title="Left as they are"
          total={about.records_kept}
        />
      )}
      {!isUndone && about.rows_with_problems > 0 && (
        <RowList
          importId={about.import_id}
          kind={kind}
          which="problems"
          title="Rows left out"
          total={about.rows_with_problems}
        />
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Undo this import?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p className={styles.text}>
          {formatCount(about.rows_to_create + about.organizations_to_create)} created records go to
          the archive, and {formatCount(about.rows_to_update)} updated ones get their earlier values
          back. What somebody has changed or used since stays as it is, and is listed.
        </p>
        <div className={styles.actions}>
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              setAsking(false);
              undo.mutate();
            }}
          >
            Undo the import
          </Button>
        </div>
      </Modal>
    </>
  );
}
