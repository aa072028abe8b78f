import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { Page } from '../../shared/page.tsx';
import { peopleQuery, useMe } from '../../shared/people.ts';
import styles from './administration.module.css';

const tabs = [
  { to: '/administration/people', label: 'People' },
  { to: '/administration/lists', label: 'Lists' },
  { to: '/administration/system', label: 'System' },
] as const;

type Props = {
  title: string;
  actions?: ReactNode;
  fills?: boolean;
  children: ReactNode;
};

/** One of the administration's screens, with the way to the others. */
export function AdministrationFrame({ title, actions, fills, children }: Props) {
  return (
    <ForAdministrators title={title}>
      <Page title={title} actions={actions} fills={fills}>
        <nav className={styles.tabs} aria-label="Administration">
          {tabs.map(({ to, label }) => (
            <Link key={to} to={to} className={styles.tab}>
              {label}
            </Link>
          ))}
        </nav>
        {children}
      </Page>
    </ForAdministrators>
  );
}

/** The database refuses the others anyway; this tells them so before they try. */
export function ForAdministrators({ title, children }: { title: string; children: ReactNode }) {
  const me = useMe();
  const people = useQuery(peopleQuery);
  if (me?.role === 'admin') return children;
  if (people.isLoadingError) {
    return (
      <Page title={title}>
        <FailureMessage error={people.error} retry={() => void people.refetch()} />
      </Page>
    );
  }
  if (!people.data) {
    return (
      <Page title={title}>
        <div role="status" aria-label="Loading" />
      </Page>
    );
  }
  return (
    <Page title={title}>
      <Message icon={<ShieldAlert size={28} />} title="This is for administrators">
        Here they manage people, lists and the system. If you need something changed, ask one of
        them; nothing is wrong with your account.
      </Message>
    </Page>
  );
}
