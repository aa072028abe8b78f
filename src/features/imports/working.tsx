import { Button, Progress } from '@mantine/core';
import styles from './import.module.css';

type Props = { title: string; share?: number; onCancel?: () => void; children?: string };

/** Something that takes a while: how far it is, and the way out where there is one. */
export function Working({ title, share, onCancel, children }: Props) {
  const percent = share === undefined ? 100 : Math.round(share * 100);
  return (
    <section className={styles.card} aria-busy="true">
      <div role="status">
        <h2 className={styles.heading}>
          {title}
          {share !== undefined && ` · ${percent} %`}
        </h2>
      </div>
      <Progress
        value={percent}
        animated={share === undefined}
        aria-label={title}
        size="lg"
        transitionDuration={200}
      />
      {children && <p className={styles.text}>{children}</p>}
      {onCancel && (
        <div className={styles.actions}>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      )}
    </section>
  );
}
