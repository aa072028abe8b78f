import { Button } from '@mantine/core';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { formatMoment, formatRelativeDay } from '../../shared/format.ts';
import { influenceWords } from '../../shared/influence.ts';
import { peopleQuery } from '../../shared/people.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './contact-page.module.css';
import { activityShown, contactActivityQuery, stakesQuery, stakesShown } from './queries.ts';

type SectionProps<Row> = {
  title: string;
  query: UseQueryResult<Row[]>;
  empty: string;
  /** How many are shown; the query asks for one more. */
  most: number;
  children: (row: Row) => ReactNode;
};

function Section<Row>({ title, query, empty, most, children }: SectionProps<Row>) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 className={styles.section} id={id}>
        {title}
      </h2>
      {query.isPending && (
        <div role="status" aria-label={`Loading: ${title}`} className={styles.blankLines} />
      )}
      {query.isError && !query.data && (
        <div role="alert">
          <p className={styles.text}>{explain(query.error).sentence}</p>
          <Button variant="default" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {query.data && query.data.length > most && (
        <p className={styles.text}>There are more; {most} of them are shown.</p>
      )}
      {query.data?.length === 0 && <p className={styles.text}>{empty}</p>}
      {query.data && query.data.length > 0 && (
        <ul className={styles.lines}>{query.data.slice(0, most).map(children)}</ul>
      )}
    </section>
  );
}

/** Where the contact has a say. */
export function ContactStakes({ id }: { id: string }) {
  const query = useQuery(stakesQuery(id));
  return (
    <Section title="Has a say in" query={query} most={stakesShown} empty="In no opportunity yet.">
      {({ opportunity_id, name, stage_label, link }) => (
        <li key={opportunity_id} className={styles.entry}>
          <Link
            to="/opportunities/$opportunityId"
            params={{ opportunityId: opportunity_id }}
            className={styles.link}
          >
            <bdi>{name}</bdi>
          </Link>
          <span className={styles.muted}>
            {[stage_label, influenceWords(link?.role ?? null), link?.is_primary && 'primary']
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      )}
    </Section>
  );
}

export function ContactActivity({ id }: { id: string }) {
  const query = useQuery(contactActivityQuery(id));
  const people = useQuery(peopleQuery);
  const nameOf = (userId: string) =>
    people.data?.find(({ user_id }) => user_id === userId)?.full_name || 'Somebody';
  return (
    <Section
      title="Interactions"
      query={query}
      most={activityShown}
      empty="Nothing was logged with this contact yet."
    >
      {(row) => (
        <li key={row.interaction_id} className={styles.entry}>
          <span className={styles.muted}>
            {row.type?.label ?? 'Interaction'},{' '}
            <time dateTime={row.interaction_date} title={formatMoment(row.interaction_date)}>
              {formatRelativeDay(row.interaction_date)}
            </time>
            , {nameOf(row.owner_user_id)}
          </span>
          <Link
            to="/opportunities/$opportunityId"
            params={{ opportunityId: row.opportunity_id }}
            className={styles.link}
          >
            <bdi>{row.opportunity?.name ?? 'An opportunity that you do not see'}</bdi>
          </Link>
          {(row.subject || row.notes) && (
            <p className={styles.note} dir="auto">
              {[row.subject, row.notes].filter(Boolean).join(': ')}
            </p>
          )}
        </li>
      )}
    </Section>
  );
}
