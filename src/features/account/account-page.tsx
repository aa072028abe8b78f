import { Page } from '../../shared/page.tsx';
import { useMe } from '../../shared/people.ts';
import { roleNames } from '../../shared/roles.ts';
import styles from './account.module.css';
import { AppearancePart } from './appearance-part.tsx';
import { NamePart } from './name-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

export function AccountPage() {
  const me = useMe();
  return (
    <Page title="Your account" count={me && roleNames[me.role]}>
      <div className={styles.parts}>
        {me ? (
          <NamePart key={me.user_id} me={me} />
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
