import { Button } from '@mantine/core';
import { useChangePerson } from './use-change-person.ts';
import { describeOwned, type Owned, presentOwned, totalOwned } from './footprint.ts';
import styles from './off-board.module.css';
import { nameOf } from './person-words.ts';
import type { Person } from './people-writes.ts';

type Props = { person: Person; owned: readonly Owned[] | undefined; onNext: () => void };

export function OffBoardOwned({ person, owned, onNext }: Props) {
  const change = useChangePerson();
  const name = nameOf(person);
  if (!owned) {
    return <div role="status" aria-label="Counting what they own" className={styles.blank} />;
  }
  if (totalOwned(owned) === 0) {
    return (
      <section className={styles.part}>
        <h2>
          <bdi>{name}</bdi> owns nothing
        </h2>
        <p>Nothing has to be handed over. Disabling the account locks it at once.</p>
        {person.status === 'active' ? (
          <Button
            w="fit-content"
            onClick={() =>
              change({
                person,
                change: { status: 'disabled' },
                done: `${name} is disabled and locked out.`,
              })
            }
          >
            Disable the account
          </Button>
        ) : (
          <p className={styles.quiet}>The account is disabled already: all is done.</p>
        )}
      </section>
    );
  }
  return (
    <section className={styles.part}>
      <h2>
        What <bdi>{name}</bdi> owns
      </h2>
      <ul className={styles.owned}>
        {presentOwned(owned).map((each) => (
          <li key={each.table_name}>{describeOwned(each)}</li>
        ))}
      </ul>
      <p className={styles.quiet}>
        Archived records are counted too. What belongs to them comes along: contacts with their
        organization, products with their principal.
      </p>
      <Button w="fit-content" onClick={onNext}>
        Choose who takes it
      </Button>
    </section>
  );
}
