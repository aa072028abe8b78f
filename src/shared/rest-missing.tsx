import { Button } from '@mantine/core';
import styles from './message.module.css';

/** Stands where a list would go on, after its next page could not be loaded. */
export function RestMissing({ retry }: { retry: () => unknown }) {
  return (
    <p className={styles.rest} role="alert">
      The rest could not be loaded.
      <Button size="xs" variant="default" onClick={() => retry()}>
        Try again
      </Button>
    </p>
  );
}
