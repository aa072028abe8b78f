import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Mail, Phone, UserPlus } from 'lucide-react';
import { influenceWords } from '../../shared/influence.ts';
import { telHref } from '../../shared/phone.ts';
import { Section } from '../../shared/section.tsx';
import styles from './organization-page.module.css';
import { contactsQuery, shown } from './section-queries.ts';

export function ContactsSection({ id, onNew }: { id: string; onNew: () => void }) {
  const query = useQuery(contactsQuery(id));
  return (
    <Section
      title="Contacts"
      query={query}
      most={shown}
      all={
        <Link to="/contacts" search={{ organization: id }} className={styles.link}>
          Show all contacts
        </Link>
      }
      empty="Nobody yet. Add the person you talk to."
      action={
        <Button variant="default" leftSection={<UserPlus size={16} aria-hidden />} onClick={onNew}>
          New contact
        </Button>
      }
    >
      {(contacts) => (
        <ul className={styles.lines}>
          {contacts.map((contact) => {
            const number = contact.phone ?? contact.mobile_phone;
            const name = contact.full_name ?? 'Without a name';
            const about = [contact.title, influenceWords(contact.role)].filter(Boolean).join(' · ');
            return (
              <li key={contact.contact_id} className={styles.entry}>
                <span className={styles.what}>
                  <Link
                    to="/contacts/$contactId"
                    params={{ contactId: contact.contact_id }}
                    className={styles.link}
                  >
                    <bdi>{name}</bdi>
                  </Link>
                  {contact.is_primary && <span className={styles.tag}>Primary</span>}
                  {about && <bdi className={styles.muted}>{about}</bdi>}
                </span>
                <span className={styles.reach}>
                  {number && (
                    <a href={telHref(number)} aria-label={`Call ${name}`}>
                      <Phone size={16} aria-hidden />
                      <span className={styles.onDesk}>{number}</span>
                    </a>
                  )}
                  {contact.email && (
                    <a href={`mailto:${contact.email}`} aria-label={`Write to ${name}`}>
                      <Mail size={16} aria-hidden />
                    </a>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
