import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { describeOwned, type Owned, presentOwned } from './footprint.ts';
import styles from './off-board.module.css';
import type { Person } from './people-writes.ts';
import { nameOf } from './person-words.ts';

type Props = {
  person: Person;
  people: readonly Person[];
  to: string;
  disabled: boolean;
  moved: readonly Owned[];
};

export function OffBoardDone({ person, people, to, disabled, moved }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const taker = nameOf(people.find(({ user_id }) => user_id === to));
  const some = presentOwned(moved);
  return (
    <section className={styles.part}>
      <h2 ref={head} tabIndex={-1}>
        <bdi>{taker}</bdi> has taken over
      </h2>
      <ul className={styles.owned}>
        {some.map((each) => (
          <li key={each.table_name}>{describeOwned(each)}</li>
        ))}
        {some.length === 0 && <li data-none>Nothing was left to hand over</li>}
      </ul>
      <p>
        {disabled
          ? `The account of ${nameOf(person)} is disabled: they see nothing any more.`
          : `The account of ${nameOf(person)} is still active, and starts empty.`}
      </p>
      <div className={styles.actions}>
        <Link to="/pipeline" search={{ owner: to }}>
          See the pipeline of <bdi>{taker}</bdi>
        </Link>
        <Link to="/administration/people">Back to the people</Link>
      </div>
    </section>
  );
}
