import { Button } from '@mantine/core';
import { useId } from 'react';
import styles from './conflict-panel.module.css';

type ListLine = { key: string; text: string };

type Props = {
  /** What the list is of: "distributors". */
  of: string;
  theirs: readonly ListLine[];
  mine: readonly ListLine[];
  onTakeTheirs: () => void;
  /** Saves the caller's list over what is there now, which they have seen here. */
  onKeepMine: () => void;
};

/** A list that is saved whole, and that somebody else has saved meanwhile: both, and the choice. */
export function ListConflict({ of, theirs, mine, onTakeTheirs, onKeepMine }: Props) {
  const id = useId();
  return (
    <section role="alert" className={styles.panel} aria-labelledby={id}>
      <h3 className={styles.title} id={id}>
        Somebody changed the {of} meanwhile
      </h3>
      <p className={styles.text}>Nothing has been overwritten. Choose what is right.</p>
      <div className={styles.clash}>
        <Side head="Saved meanwhile" lines={theirs} others={mine}>
          <Button size="xs" variant="default" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </Side>
        <Side head="Yours" lines={mine} others={theirs}>
          <Button size="xs" variant="default" onClick={onKeepMine}>
            Save mine
          </Button>
        </Side>
      </div>
    </section>
  );
}

type SideProps = {
  head: string;
  lines: readonly ListLine[];
  others: readonly ListLine[];
  children: React.ReactNode;
};

function Side({ head, lines, others, children }: SideProps) {
  const same = new Set(others.map(({ key, text }) => `${key} ${text}`));
  return (
    <div className={styles.side}>
      <span className={styles.head}>{head}</span>
      {lines.length === 0 ? (
        <span className={styles.value}>Nothing</span>
      ) : (
        <ul className={styles.lines}>
          {lines.map(({ key, text }) => (
            <li key={key}>
              <bdi className={same.has(`${key} ${text}`) ? undefined : styles.differs}>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
