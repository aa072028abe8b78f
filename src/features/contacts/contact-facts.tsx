import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { influenceWords } from '../../shared/influence.ts';
import { telHref } from '../../shared/phone.ts';
import styles from './contact-page.module.css';
import type { Contact } from './queries.ts';

export function ContactFacts({ contact }: { contact: Contact }) {
  const facts: [label: string, value: ReactNode][] = [
    [
      'Organization',
      <Link
        key="organization"
        to="/organizations/$organizationId"
        params={{ organizationId: contact.organization_id }}
      >
        <bdi>{contact.organization?.name ?? 'Hidden or archived'}</bdi>
      </Link>,
    ],
    ['Title', contact.title && <bdi>{contact.title}</bdi>],
    ['Influence', influenceWords(contact.role)],
    ['E-mail', contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
    ['Phone', contact.phone && <Call number={contact.phone} />],
    ['Mobile', contact.mobile_phone && <Call number={contact.mobile_phone} />],
  ];
  return (
    <section className={styles.panel} aria-labelledby="facts-title">
      <h2 className={styles.section} id="facts-title">
        Facts
      </h2>
      {contact.is_primary && <span className={styles.tag}>Primary contact</span>}
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {contact.notes && (
        <p className={styles.notes} dir="auto">
          {contact.notes}
        </p>
      )}
    </section>
  );
}

function Call({ number }: { number: string }) {
  return <a href={telHref(number)}>{number}</a>;
}
