import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useArchiving } from '../../shared/archiving.ts';
import { listPlace } from '../../shared/list-places.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { NotHere } from '../../shared/not-here.tsx';
import { notify } from '../../shared/notices.ts';
import { Page } from '../../shared/page.tsx';
import { ActivitySection } from './activity-section.tsx';
import { ArchiveRefused, openOpportunitiesIn } from './archive-refused.tsx';
import { ContactsSection } from './contacts-section.tsx';
import { OrganizationFacts } from './organization-facts.tsx';
import { OrganizationForm } from './organization-form.tsx';
import { OrganizationMenu } from './organization-menu.tsx';
import styles from './organization-page.module.css';
import { type Organization, organizationQuery } from './queries.ts';
import { CarriedSection, CustomerSections, PrincipalSections } from './role-sections.tsx';

const back = { to: '/organizations', label: 'Organizations' };

type Props = {
  id: string;
  contactForm: (props: { organization: Organization; close: () => void }) => ReactNode;
};

export function OrganizationPage({ id, contactForm }: Props) {
  const query = useQuery(organizationQuery(id));
  if (query.isPending) {
    return (
      <Page title="Organization" back={back}>
        <div className={styles.grid} role="status" aria-label="Loading the organization">
          <div className={styles.blank} />
          <div className={styles.blank} />
        </div>
      </Page>
    );
  }
  if (query.isError && !query.data) {
    return (
      <Page title="Organization" back={back}>
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!query.data) {
    return (
      <NotHere
        kind="organization"
        id={id}
        back={back}
        restoring="Nothing of it is lost."
        reason="It belongs to somebody whose work you do not see, or it never was."
      />
    );
  }
  return <Loaded organization={query.data} contactForm={contactForm} />;
}

type LoadedProps = Pick<Props, 'contactForm'> & { organization: Organization };

function Loaded({ organization, contactForm }: LoadedProps) {
  const { organization_id: id, name, roles } = organization;
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const [adding, setAdding] = useState(false);
  const { archive } = useArchiving();
  // How many open opportunities stand against archiving it, once that was tried.
  const [blocking, setBlocking] = useState(0);
  const leave = () =>
    archive(
      { kind: 'organization', id, name },
      {
        onArchived: () => void navigate(listPlace('/organizations')),
        onRefused: (error) => {
          const open = openOpportunitiesIn(error);
          setBlocking(open);
          return open > 0;
        },
      },
    );
  const isBought = roles.is_customer || roles.is_prospect;
  const isOnlySource = (roles.is_principal || roles.is_distributor) && !isBought;
  return (
    <Page
      title={name}
      back={back}
      actions={
        <>
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/opportunities/new" search={prefill(organization)} />
            )}
            leftSection={<Plus size={16} aria-hidden />}
          >
            New opportunity
          </Button>
          <OrganizationMenu onEdit={() => setEditing(true)} onArchive={() => void leave()} />
        </>
      }
    >
      <div className={styles.grid}>
        <aside className={styles.side} aria-label="Facts">
          <OrganizationFacts organization={organization} />
        </aside>
        <div className={styles.main}>
          <ContactsSection id={id} onNew={() => setAdding(true)} />
          {!isOnlySource && <CustomerSections id={id} name={name} />}
          {roles.is_principal && <PrincipalSections id={id} />}
          {roles.is_distributor && <CarriedSection id={id} />}
          <ActivitySection id={id} />
        </div>
      </div>
      {editing && (
        <OrganizationForm
          organization={organization}
          onClose={() => setEditing(false)}
          onSaved={() => notify({ text: 'Saved.', tone: 'done' })}
        />
      )}
      {adding && contactForm({ organization, close: () => setAdding(false) })}
      {blocking > 0 && (
        <ArchiveRefused id={id} name={name} open={blocking} onClose={() => setBlocking(0)} />
      )}
    </Page>
  );
}

/** A principal's opportunity is with somebody else; everybody else is the customer. */
function prefill({ organization_id, roles }: Organization) {
  const isSource = roles.is_principal && !roles.is_customer && !roles.is_prospect;
  return isSource ? { principal: organization_id } : { organization: organization_id };
}
