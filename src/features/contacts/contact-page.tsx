import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useArchiving } from '../../shared/archiving.ts';
import { listPlace } from '../../shared/list-places.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { NotHere } from '../../shared/not-here.tsx';
import { notify } from '../../shared/notices.ts';
import { Page } from '../../shared/page.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactMenu } from './contact-menu.tsx';
import styles from './contact-page.module.css';
import { ContactActivity, ContactStakes } from './contact-sections.tsx';
import { type Contact, contactQuery } from './queries.ts';
import { useMakePrimary } from './use-make-primary.ts';
import { toVcard, vcardFileName } from './vcard.ts';

const back = { to: '/contacts', label: 'Contacts' };

export function ContactPage({ id }: { id: string }) {
  const query = useQuery(contactQuery(id));
  if (query.isPending) {
    return (
      <Page title="Contact" back={back}>
        <div className={styles.grid} role="status" aria-label="Loading the contact">
          <div className={styles.blank} />
          <div className={styles.blank} />
        </div>
      </Page>
    );
  }
  if (query.isError && !query.data) {
    return (
      <Page title="Contact" back={back}>
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (query.data) return <Loaded contact={query.data} />;
  return (
    <NotHere
      kind="contact"
      id={id}
      back={back}
      reason="The contact’s organization was archived or belongs to somebody whose work you do not see."
    />
  );
}

function Loaded({ contact }: { contact: Contact }) {
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const { contact_id: id } = contact;
  const { archive } = useArchiving();
  const makePrimary = useMakePrimary(id);
  const name = contact.full_name ?? 'Without a name';
  return (
    <Page
      title={name}
      back={back}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            onClick={() => saveVcard(contact, name)}
          >
            Save to address book
          </Button>
          <ContactMenu
            isPrimary={contact.is_primary}
            onEdit={() => setEditing(true)}
            onPrimary={() => makePrimary.mutate(!contact.is_primary)}
            onArchive={() =>
              void archive(
                { kind: 'contact', id, name },
                { onArchived: () => void navigate(listPlace('/contacts')) },
              )
            }
          />
        </>
      }
    >
      <div className={styles.grid}>
        <aside className={styles.side} aria-label="Facts">
          <ContactFacts contact={contact} />
        </aside>
        <div className={styles.main}>
          <ContactStakes id={contact.contact_id} />
          <ContactActivity id={contact.contact_id} />
        </div>
      </div>
      {editing && (
        <ContactForm
          contact={contact}
          onClose={() => setEditing(false)}
          onSaved={() => notify({ text: 'Saved.', tone: 'done' })}
        />
      )}
    </Page>
  );
}

function saveVcard(contact: Contact, name: string) {
  const url = URL.createObjectURL(
    new Blob([toVcard(contact)], { type: 'text/vcard;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = vcardFileName(name);
  link.click();
  // Not at once: the browser may not have begun to read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
