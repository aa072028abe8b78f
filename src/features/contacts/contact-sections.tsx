import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoment, formatRelativeDay } from '../../shared/format.ts';
import { influenceWords } from '../../shared/influence.ts';
import { peopleQuery } from '../../shared/people.ts';
import { Section } from '../../shared/section.tsx';
import styles from './contact-page.module.css';
import { contactActivityQuery, stakesQuery, stakesShown } from './queries.ts';

const firstShown = 20;
const mostShown = 500;

/** Where the contact has a say. */
export function ContactStakes({ id }: { id: string }) {
  const query = useQuery(stakesQuery(id));
  return (
    <Section title="Has a say in" query={query} most={stakesShown} empty="In no opportunity yet.">
      {(rows) => (
        <ul className={styles.lines}>
          {rows.map(({ opportunity_id, name, stage_label, link }) => (
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
          ))}
        </ul>
      )}
    </Section>
  );
}

export function ContactActivity({ id }: { id: string }) {
  const [most, setMost] = useState(firstShown);
  const query = useQuery(contactActivityQuery(id, most + 1));
  const people = useQuery(peopleQuery);
  const nameOf = (userId: string) =>
    people.data?.find(({ user_id }) => user_id === userId)?.full_name || 'Somebody';
  return (
    <Section
      title="Interactions"
      query={query}
      most={most}
      all={
        most === firstShown && (
          <Button size="xs" variant="default" onClick={() => setMost(mostShown)}>
            Show more
          </Button>
        )
      }
      empty="Nothing was logged with this contact yet."
    >
      {(rows) => (
        <ul className={styles.lines}>
          {rows.map((row) => (
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
          ))}
        </ul>
      )}
    </Section>
  );
}
