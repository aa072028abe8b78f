import { Button } from '@mantine/core';
import { CircleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './message.module.css';
import { explain } from './refusal.ts';

type Props = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** A screen, or a part of one, that has nothing else to show: empty, gone, or failed. */
export function Message({ icon, title, children, action }: Props) {
  return (
    <div className={styles.message}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

export function FailureMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const { kind, sentence } = explain(error);
  return (
    <div role="alert">
      <Message
        icon={kind === 'network' ? <WifiOff size={28} /> : <CircleAlert size={28} />}
        title={kind === 'network' ? 'No connection' : 'This could not be loaded'}
        action={<Button onClick={retry}>Try again</Button>}
      >
        {sentence}
      </Message>
    </div>
  );
}
