import { Page } from '../../shared/page.tsx';
import type { Kind } from './fields.ts';
import { ImportList } from './import-list.tsx';
import { ImportStart } from './import-start.tsx';
import styles from './import.module.css';

type Props = { kind: Kind; onKind: (kind: Kind) => void };

export function ImportHome({ kind, onKind }: Props) {
  return (
    <Page title="Import">
      <div className={styles.home}>
        <ImportStart kind={kind} onKind={onKind} />
        <ImportList />
      </div>
    </Page>
  );
}
