import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { ChooseFile } from './choose-file.tsx';
import type { Kind } from './fields.ts';
import { UnreadableFile } from './file-kind.ts';
import { MapColumns } from './map-columns.tsx';
import { Working } from './working.tsx';
import { mostRows, readSource } from './read-file.ts';
import type { Table } from './read-table.ts';
import { type Plan, stageImport } from './stage-import.ts';

type Step =
  | { at: 'file' }
  /** Without `cancel` there is nothing left to stop: all rows are on the server. */
  | { at: 'reading' | 'sending'; share: number; cancel?: () => void }
  /** `plan`: what was chosen before the rows could not be sent. */
  | { at: 'columns'; fileName: string; table: Table; plan?: Plan };

type Props = { kind: Kind; onKind: (kind: Kind) => void };

/** From a file to rows on the server; the import's own page goes on from there. */
export function ImportStart({ kind, onKind }: Props) {
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [refused, setRefused] = useState('');
  const [pasted, setPasted] = useState<string | null>(null);
  const running = useRef<AbortController>();
  // Whoever leaves the page wants nothing of it to go on, and not to be fetched back.
  useEffect(() => () => running.current?.abort(), []);

  /** Work that shows how far it is and can be stopped; then back to the step that stopped it. */
  async function attempt(
    at: 'reading' | 'sending',
    before: Step,
    work: (onProgress: (share: number) => void, signal: AbortSignal) => Promise<void>,
  ) {
    const stop = new AbortController();
    running.current = stop;
    const show = (share: number) => setStep({ at, share, cancel: () => stop.abort() });
    show(0);
    setRefused('');
    try {
      await work(show, stop.signal);
    } catch (error) {
      setStep(before);
      if (stop.signal.aborted) return;
      setRefused(error instanceof UnreadableFile ? error.message : explain(error).sentence);
    }
  }

  function read(source: File | string) {
    void attempt('reading', { at: 'file' }, async (onProgress, signal) => {
      const table = await readSource(source, onProgress, signal);
      const refusal = refuse(table);
      setRefused(refusal);
      const fileName = typeof source === 'string' ? 'Pasted rows' : source.name;
      setStep(refusal ? { at: 'file' } : { at: 'columns', fileName, table });
    });
  }

  function send(plan: Plan) {
    const before: Step = { at: 'columns', fileName: plan.fileName, table: plan.table, plan };
    void attempt('sending', before, async (onProgress, signal) => {
      const importId = await stageImport(plan, onProgress, signal);
      setStep({ at: 'sending', share: 1 });
      await navigate({ to: '/import/$importId', params: { importId } });
    });
  }

  if (step.at === 'reading' || step.at === 'sending') {
    const { cancel } = step;
    return (
      <Working
        title={step.at === 'reading' ? 'Reading the file' : 'Sending the rows'}
        share={step.share}
        onCancel={
          cancel &&
          (() => {
            cancel();
            notify({ text: 'Cancelled. Nothing was imported.', tone: 'done' });
          })
        }
      />
    );
  }
  if (step.at === 'columns') {
    return (
      <MapColumns
        key={kind}
        kind={kind}
        onKind={onKind}
        table={step.table}
        fileName={step.fileName}
        chosen={step.plan?.kind === kind ? step.plan : undefined}
        failure={refused}
        onBack={() => setStep({ at: 'file' })}
        onDone={(mapping, reading) =>
          send({ kind, fileName: step.fileName, table: step.table, mapping, reading })
        }
      />
    );
  }
  return (
    <ChooseFile
      kind={kind}
      onKind={onKind}
      failure={refused}
      pasted={pasted}
      onPaste={setPasted}
      onSource={read}
    />
  );
}

function refuse({ headers, rows }: Table): string {
  if (headers.length === 0) return 'There is nothing in it. Choose another file.';
  if (rows.length === 0) return 'It has a heading and no rows. Choose another file.';
  if (rows.length > mostRows) {
    return `It has ${rows.length.toLocaleString('en')} rows; ${mostRows.toLocaleString('en')} is the most at once. Split it in parts.`;
  }
  return '';
}
