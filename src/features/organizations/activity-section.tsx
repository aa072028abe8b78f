import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoment, formatRelativeDay } from '../../shared/format.ts';
import { peopleQuery } from '../../shared/people.ts';
import { Section } from '../../shared/section.tsx';
import styles from './organization-page.module.css';
import { activityQuery } from './section-queries.ts';

const firstShown = 15;
// The database gives a hundred at most; one of them tells that there are more.
const mostShown = 99;

export function ActivitySection({ id }: { id: string }) {
  const [most, setMost] = useState(firstShown);
  const query = useQuery(activityQuery(id, most + 1));
  const people = useQuery(peopleQuery);
  const nameOf = (userId: string) =>
    people.data?.find(({ user_id }) => user_id === userId)?.full_name || 'Somebody';
  return (
    <Section
      title="Recent activity"
      query={query}
      most={most}
      all={
        most === firstShown && (
          <Button size="xs" variant="default" onClick={() => setMost(mostShown)}>
            Show more
          </Button>
        )
      }
      empty="Nothing yet. What is logged on its opportunities shows here."
    >
      {(rows) => (
        <ol className={styles.lines}>
          {rows.map((row) => (
            <li key={row.interaction_id} className={styles.activity}>
              <span className={styles.muted}>
                {row.interaction_type_label},{' '}
                <time dateTime={row.interaction_date} title={formatMoment(row.interaction_date)}>
                  {formatRelativeDay(row.interaction_date)}
                </time>
                , {nameOf(row.owner_user_id)}
                {row.contact_name && (
                  <>
                    {' '}
                    with <bdi>{row.contact_name}</bdi>
                  </>
                )}
              </span>
              <Link
                to="/opportunities/$opportunityId"
                params={{ opportunityId: row.opportunity_id }}
                className={styles.link}
              >
                <bdi>{row.opportunity_name}</bdi>
              </Link>
              {(row.subject || row.notes) && (
                <p className={styles.note} dir="auto">
                  {[row.subject, row.notes].filter(Boolean).join(': ')}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
