import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dismissNotice, type Notice, useNotices } from '../shared/notices.ts';
import styles from './notice-region.module.css';

const shownFor = 10_000;

/** Below everything else and out of the way; announced politely; failures stay until read. */
export function NoticeRegion() {
  const notices = useNotices();
  const [held, setHeld] = useState(false);
  return (
    <section
      className={styles.region}
      aria-label="Notifications"
      aria-live="polite"
      aria-relevant="additions"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} held={held} />
      ))}
    </section>
  );
}

function NoticeLine({ notice, held }: { notice: Notice; held: boolean }) {
  const { id, text, tone, action, open } = notice;
  useEffect(() => {
    if (held || tone === 'failed') return;
    const timer = setTimeout(() => dismissNotice(id), shownFor);
    return () => clearTimeout(timer);
  }, [held, id, tone]);

  return (
    <div className={styles.notice}>
      {tone === 'failed' ? (
        <CircleAlert size={18} aria-label="Failed:" />
      ) : (
        <CircleCheck size={18} aria-hidden />
      )}
      <span className={styles.text}>{text}</span>
      {[open, action].map(
        (each) =>
          each && (
            <button
              key={each.label}
              type="button"
              className={styles.button}
              onClick={() => {
                dismissNotice(id);
                each.run();
              }}
            >
              {each.label}
            </button>
          ),
      )}
      <button
        type="button"
        className={styles.close}
        aria-label="Dismiss"
        onClick={() => dismissNotice(id)}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
