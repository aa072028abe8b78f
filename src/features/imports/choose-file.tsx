import { Button, Textarea } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import { FileSpreadsheet } from 'lucide-react';
import { ChooseKind } from './choose-kind.tsx';
import { kindNames, type Kind } from './fields.ts';
import styles from './import.module.css';
import { downloadTemplate } from './report.ts';

type Props = {
  kind: Kind;
  onKind: (kind: Kind) => void;
  failure: string;
  /** Null: a file is chosen instead. */
  pasted: string | null;
  onPaste: (rows: string) => void;
  onSource: (source: File | string) => void;
};

export function ChooseFile({ kind, onKind, failure, pasted, onPaste, onSource }: Props) {
  const { many } = kindNames[kind];
  return (
    <section className={styles.card} aria-labelledby="new-import">
      <h2 id="new-import" className={styles.heading}>
        Bring in a spreadsheet
      </h2>
      <ChooseKind kind={kind} onKind={onKind} />
      <div role="alert">{failure && <p className={styles.failure}>{failure}</p>}</div>
      <Dropzone
        multiple={false}
        inputProps={{ 'aria-label': `A CSV file with ${many}` }}
        onDrop={([file]) => file && onSource(file)}
        className={styles.drop}
      >
        <FileSpreadsheet size={24} aria-hidden />
        <strong>Drop a CSV file here, or choose one</strong>
        <span className={styles.muted}>
          From Excel, Google Sheets or another CRM, saved as CSV; up to 50,000 rows. You see what
          would happen before anything does.
        </span>
      </Dropzone>
      {pasted !== null && (
        <>
          <Textarea
            label="Rows, with their heading"
            description="Copied from a spreadsheet."
            autosize
            minRows={4}
            maxRows={12}
            data-autofocus
            value={pasted}
            onChange={(event) => onPaste(event.currentTarget.value)}
          />
          <div className={styles.actions}>
            <Button disabled={!pasted.trim()} onClick={() => onSource(pasted)}>
              Read these rows
            </Button>
          </div>
        </>
      )}
      <div className={styles.links}>
        {pasted === null && (
          <button type="button" className={styles.link} onClick={() => onPaste('')}>
            Paste rows instead
          </button>
        )}
        <button type="button" className={styles.link} onClick={() => downloadTemplate(kind)}>
          Download a template for {many}
        </button>
      </div>
    </section>
  );
}
