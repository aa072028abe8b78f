import { Button, CloseButton } from '@mantine/core';
import styles from './archive-list.module.css';
import { wordsFor } from './kind-words.ts';
import type { Refused } from './restore.ts';

type Props = {
  refused: readonly Refused[];
  onParents: (refused: Refused) => void;
  onDismiss: () => void;
};

/** What did not come back, why, and the way to bring it back all the same. */
export function RefusedPanel({ refused, onParents, onDismiss }: Props) {
  return (
    <div role="alert">
      {refused.length > 0 && (
        <section className={styles.refused} aria-label="Not restored">
          <ul className={styles.refusals}>
            {refused.map((each) => (
              <li key={each.target.id} className={styles.refusal}>
                <span>
                  <strong>
                    <bdi>{each.target.title}</bdi>
                  </strong>{' '}
                  was not restored. {each.explanation.sentence}
                </span>
                {each.parent && (
                  <Button size="xs" variant="default" onClick={() => onParents(each)}>
                    Restore the {wordsFor(each.parent.kind)?.one.toLowerCase()} and this
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <CloseButton aria-label="Dismiss what was not restored" onClick={onDismiss} />
        </section>
      )}
    </div>
  );
}
