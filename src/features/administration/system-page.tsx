import { AdministrationFrame } from './administration-frame.tsx';
import { PhasesPart } from './phases-part.tsx';
import { RefreshesPart } from './refreshes-part.tsx';
import { SlowCallsPart } from './slow-calls-part.tsx';
import { SyncPart } from './sync-part.tsx';
import styles from './system.module.css';

export function SystemPage() {
  return (
    <AdministrationFrame title="System">
      <div className={styles.parts}>
        <SyncPart />
        <RefreshesPart />
        <PhasesPart />
        <SlowCallsPart />
      </div>
    </AdministrationFrame>
  );
}
