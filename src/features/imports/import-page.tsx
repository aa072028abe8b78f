import { useQuery } from '@tanstack/react-query';
import { FileQuestion } from 'lucide-react';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { Page } from '../../shared/page.tsx';
import { useUserId } from '../../shared/session.ts';
import { kindNames, toKind } from './fields.ts';
import styles from './import.module.css';
import { Preview } from './preview.tsx';
import { importQuery } from './queries.ts';
import { Result } from './result.tsx';

const back = { to: '/import', label: 'Import' };

/** Where one import stands: waiting to be run, done, or undone. */
export function ImportPage({ id }: { id: string }) {
  const found = useQuery(importQuery(id));
  const userId = useUserId();
  if (found.isLoadingError) {
    return (
      <Page title="Import" back={back}>
        <FailureMessage error={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  }
  if (found.data === null) {
    return (
      <Page title="Import" back={back}>
        <Message icon={<FileQuestion size={28} />} title="This import is not here">
          It was discarded, or it is somebody else’s.
        </Message>
      </Page>
    );
  }
  const about = found.data;
  return (
    <Page
      title={about ? about.file_name : 'Import'}
      count={about && kindNames[toKind(about.kind)].title}
      back={back}
    >
      {about ? (
        <div className={styles.home}>
          {about.state === 'staged' ? (
            <Preview about={about} isMine={about.owner_user_id === userId} />
          ) : (
            <Result about={about} isMine={about.owner_user_id === userId} />
          )}
        </div>
      ) : (
        <div className={styles.blank} role="status" aria-label="Loading" />
      )}
    </Page>
  );
}
