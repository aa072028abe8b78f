import { useQuery } from '@tanstack/react-query';
import { FailureMessage } from '../../shared/message.tsx';
import { Page } from '../../shared/page.tsx';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { roleNames } from '../../shared/roles.ts';
import styles from './account.module.css';
import { AppearancePart } from './appearance-part.tsx';
import { NamePart } from './name-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

export function AccountPage() {
  const me = useMe();
  const people = useQuery(peopleQuery);
  return (
    <Page title="Your account" count={me && roleNames[me.role]}>
      <div className={styles.parts}>
        {me ? (
          <NamePart key={me.user_id} me={me} />
        ) : people.isLoadingError ? (
          <FailureMessage error={people.error} retry={() => void people.refetch()} />
        ) : (
          <div role="status" aria-label="Loading: your name" className={styles.blank} />
        )}
        <AppearancePart />
        <PasswordPart />
        <SessionsPart />
      </div>
    </Page>
  );
}
