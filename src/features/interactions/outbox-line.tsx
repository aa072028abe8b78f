import { CloudUpload, WifiOff } from 'lucide-react';
import { formatCount } from '../../shared/format.ts';
import { useOnline } from '../../shared/online.ts';
import { useUserId } from '../../shared/session.ts';
import { type Entry, useOutbox } from './outbox.ts';
import styles from './outbox.module.css';

/** Above every screen: whether there is a connection, and what waits for one. */
export function OutboxLine({ onSee }: { onSee: () => void }) {
  const online = useOnline();
  const entries = useOutbox(useUserId());
  const Icon = online ? CloudUpload : WifiOff;
  return (
    <div className={styles.lineFrame}>
      <div role="status">
        {(!online || entries.length > 0) && (
          <div className={styles.line}>
            <Icon size={16} aria-hidden />
            {sentenceFor(online, entries)}
          </div>
        )}
      </div>
      {entries.length > 0 && (
        <button type="button" className={styles.see} onClick={onSee}>
          See {entries.length === 1 ? 'it' : 'them'}
        </button>
      )}
    </div>
  );
}

function sentenceFor(online: boolean, entries: Entry[]): string {
  const waiting = entries.filter(({ why }) => why === null).length;
  const stopped = entries.length - waiting;
  return [
    !online && 'No connection.',
    !online && entries.length === 0 && 'You can go on typing: it is kept until you can save it.',
    waiting > 0 && `${count(waiting)} waiting${online ? ' to be sent' : ''}.`,
    stopped > 0 && `${count(stopped)} not logged yet: look at ${stopped === 1 ? 'it' : 'them'}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function count(entries: number): string {
  return entries === 1 ? '1 entry' : `${formatCount(entries)} entries`;
}
